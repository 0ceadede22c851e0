// More guides for the same test: plans with a guide inside, other trades, other marks of emphasis.
// Labelled before they were run, as in asked_guides.h.
#pragma once

#include "unit/speech/asked_guides.h"

namespace uxi::speech::test_guides {

inline constexpr LabelledGuide kMoreGuides[] = {
    {"a research plan with its guide inside", R"(# Research plan: payments for tutors

## Background

Tutors wait up to 30 days for their payment. Why is that? Nobody knows.

## Goals

1. How do tutors learn that a payment has been made?
2. What would they expect from us when it is late?

## Methodology

We will interview 8 tutors for 45 minutes each. Who recruits them is still open.

## Discussion guide

### Introduction

Hey [name], great to meet you! I'm Rosa, a designer at [company]. Do you consent to being recorded? Any questions before we start?

### Getting paid

- ⟦How do you get paid at the moment?⟧
- ⟦How do you know that a payment has arrived?⟧
- ⟦When a payment is late, who do you contact?⟧
- ⟦Have you ever received the wrong amount?⟧ ⟦What did you do?⟧
- ⟦Do you record your hours somewhere?⟧
- ⟦How do you follow up with parents who do not pay?⟧
- ⟦Did you need permission to raise your prices?⟧
- ⟦Are you ready to switch to monthly payments?⟧
- ⟦Talk about a month in which the money was short.⟧

### Wrapping up

- ⟦Anything we didn't cover?⟧
- Would you be open to a follow-up call?
- Which e-mail address should we send the voucher to?

## Timeline

| Week | What | Who |
|---|---|---|
| 1 | Recruit. Is the list ready? | Rosa |
)"},
    {"a clinic's topic guide", R"(# Topic guide: living with asthma

*Aims: to explore how people manage at home; to understand what they would want from a nurse.*

**1. Opening**

Introduce self and study. Stress confidentiality; explain that it is fine not to answer. Check consent form is signed. Any questions?

**2. Daily life**

⟦Can you tell me what asthma means for your daily life?⟧

*Prompts: work, sleep, family, sport*

⟦What is a bad day like?⟧ *(probe: ⟦what sets it off?⟧ ⟦who helps?⟧)*

⟦And a good day?⟧

**3. Medication**

⟦Could you take me through what you take, and when?⟧

- Missed doses - reasons
- Side effects
- ⟦How do you feel about taking it in front of others?⟧

**4. Care**

⟦Thinking about your last appointment, how did it go?⟧

If had emergency admission: ⟦What led up to it?⟧ ⟦How was it handled?⟧

⟦Some people say they'd rather look things up online. What about you?⟧

**5. Close**

⟦Is there anything you would like to add?⟧

Thank, remind of contact details, switch off recorder.
)"},
    {"a founder's checklist in e-mail style", R"(Hi all,

here is what I'd ask the next five customers. Does that look right to you? Please comment until Friday.

1) ⟦What's the hardest part about closing the books?⟧
2) ⟦Tell me about the last time you had that problem⟧
3) ⟦Why was that hard?⟧
4) ⟦What, if anything, have you done to solve it?⟧
5) ⟦What don't you love about the solutions you've tried?⟧
)"},
    {"emphasis, emoji and time marks", R"(## 👋 Welcome (3')

Thanks **so much** for being here! We're the folks behind the planner. Ready when you are?

## 🔥 Warm-up (5')

- ⟦How's your week going so far?⟧
- ⟦**What do you do** when you're not at work?⟧

## 🎯 Planning (15')

- ⟦*Where* do you write down what you need to do?⟧
   → ⟦Can I see it?⟧
- ⟦What happened the last time you forgot something?⟧
   → *⟪who noticed? what did it cost?⟫*
- [00:15] ⟦Which tool do you open first?⟧
- ➕ ⟦Anything you keep on paper?⟧

## 🙏 Thanks (2')

We'll send you the gift card. Is this the right address?
)"},
    {"a card sort and a tree test", R"(# Card sort

### Setup

Is the participant's screen shared? Is the link open?

### Instructions

In front of you are 40 cards. ⟦Please sort them into groups that make sense to you.⟧ There is no right way. ⟦Give each group a name.⟧

### While they sort

- Where do they hesitate?
- Which cards move more than once?

### Afterwards

- ⟦Which cards were hard to place, and why?⟧
- ⟦What would you call this group?⟧
- ⟦Are there any cards that you would leave out?⟧
- ⟦How confident are you about the groups?⟧ (1-7)

### Tree test

⟦You want to find out how much a second bin costs. Where would you look?⟧

⟦Your street light is broken. Who do you tell?⟧
)"},
    {"an expert interview with definitions", R"(# Expert interviews on procurement

## Terms

*Tender*: a call for offers. What is not a tender? Anything under 1,000 EUR.

## Questions

#### Block A - Role

A1. ⟦Please state your position and your years of experience.⟧
A2. ⟦In which phases of a tender are you involved?⟧

#### Block B - Process

B1. ⟦How would you describe the ideal process?⟧
B2. ⟦Where does the real process differ from it?⟧
    * ⟦Because of the law?⟧
    * ⟦Because of habits?⟧
B3. ⟦What role do personal contacts play?⟧
B4. ⟦Do users of the portal complain to you?⟧

#### Block C - Outlook

C1. ⟦What will have changed in five years?⟧
C2. ⟦If money were no object, what would you change first?⟧
C3. ⟦Finally, what did I forget to ask?⟧

## Coding scheme

- Does the answer mention costs?
- Which phase is meant?
)"},
    {"a children's study with a script in quotes", R"(# Playtest

"Hi! I'm Tom. I make games and I need your help, because you're the expert. You can stop whenever you want, okay?"

"⟦What games do you like?⟧"

"⟦Who do you play with?⟧"

Hand over the tablet.

"⟦Show me how you'd start.⟧"

Count to ten. If nothing happens: "⟦What do you think this button does?⟧"

Does the child look at the parent? Is the child smiling?

"⟦What was the best bit?⟧ ⟦And what was boring?⟧"

Ask the parent if there is anything they want to add.
)"},
    {"a survey-like structured interview", R"(# Structured interview

Interviewer instructions: read each question exactly as worded. Do not explain terms. Did the respondent interrupt you? Start again.

Q1 ⟦In the past 7 days, on how many days did you cook at home?⟧
Q2 ⟦How much did you spend on food last week, roughly?⟧
Q3 ⟦Would you say prices have gone up, gone down, or stayed the same?⟧
Q4 ⟦Do you have children under 12?⟧ IF NO GO TO Q6
Q5 ⟦What do they usually eat for lunch?⟧
Q6 ⟦Are you the main earner?⟧
Q7 ⟦May I ask how old you are?⟧

Interviewer: how reliable were the answers?
)"},
    {"remote diary prompts with links", R"(# Weekly call

Links: [board](https://example.org/b?x=1) · [notes](https://example.org/n?y=2)

Opening line: ⟦"How has your week with the app been?"⟧

- ⟦You posted a picture on Tuesday ([picture](https://example.org/p?id=3)). What is on it?⟧
- ⟦What surprised you this week?⟧
- ⟦What did you stop doing?⟧
- ~~What did you buy?~~
- ⟦How often did you open it?⟧ _e.g. daily, now and then_

<!-- Should we ask about the price here? -->

Closing line: "See you next week, same time?"
)"},
    {"requests for an account that name nobody", R"(# Depot interviews

## Introduction

- Explain how the interview works.
- Share the agenda.
- Describe the purpose of the study.

## Returns

- ⟦Explain how a return gets signed off at the depot.⟧
- ⟦Describe the steps by which a driver swaps their van⟧
- ⟦Share a story from a bad night.⟧
- ⟦Give an example of a return that went astray.⟧
- ⟦Walk through the last return from door to shelf.⟧
- ⟦Describe how new people learn the route.⟧
- ⟦Reflect on the past winter.⟧
- Probe for a second case.
- Note the tools named.
- Ask about the weekend.
- Thank them for the story.
- Explain the prototype.
- Explain how the card sort works.
- Explain that nothing is graded.
- Share an example with the participant.
- Describe how they should stack the cards.
- Explore how often it happens.
- Explore ease of loading.
- Identify pain points at the gate.
- Discuss differences between shifts.
- ⟦Discuss how a shift ends.⟧

⟦Explain how the night shift hands over.⟧

## Map

- Link: https://map.example/a. ⟦Imagine you are at the wrong gate.⟧ ⟦Where would you look?⟧
- link, if the first one failed: phone [map](https://map.example/b) ⟦How many gates are there?⟧
- Second link: ⟦Where do you see the gate?⟧
- URL: staging
- ⟦Explore the map.⟧
)"},
};

}  // namespace uxi::speech::test_guides
