// Everyday guides once more, written when those of asked_guides_plain.h were read well and labelled
// before they were run.
#pragma once

#include "unit/speech/asked_guides.h"

namespace uxi::speech::test_guides {

inline constexpr LabelledGuide kLateGuides[] = {
    {"a council tax team", R"(# Council tax moving-home service – usability round 2

**Date:** 4 June  **Moderator:** Ines  **Notes:** rota

## Research questions

1. Do users know which date to enter?
2. How do tenants prove that they have left?

## Introduction [3 min]

Hello, I'm Ines and I work for the council. Thanks for joining. We're trying to make moving home easier and today you'll help us by trying something out. It's not a test of you. The session will be recorded; you have signed the form already. Are you still happy with that? Great. Shall we start?

## Context [7 min]

- ⟦Can you tell me a bit about where you live and how long you have been there?⟧
- ⟦Have you moved in the last two years?⟧
  - ⟦What did you have to tell the council?⟧
  - ⟦How did you go about that?⟧
- ⟦Who deals with bills in your household?⟧

## Task [15 min]

Give the participant the scenario card.

> ⟦You are moving out of your flat on the 30th. Tell the council.⟧

Start on the search results page. Let them find their own way.

Prompts if silent:

- ⟦What are you looking at?⟧
- ⟦What's going through your mind?⟧

On the dates page:

- ⟦What do these two dates mean to you?⟧

## Debrief [5 min]

- ⟦How did you find that?⟧
- ⟦What would you tell a friend who has to do this?⟧
- ⟦Is there anything you'd want us to know before we finish?⟧

Stop recording. Explain payment.
)"},
    {"a nutrition project's focus groups", R"(# FGD guide: mothers of children under two

Materials: recorder, flip chart, mats, snacks for children.

**Welcome.** Thank you all for coming. My name is ____ and this is ____. We are here to learn from you how small children are fed. There is no right answer. Please speak one at a time. We would like to record the discussion so that we do not miss anything. Does everybody agree?

**Opening:** ⟦Let us go around. Tell us the name and age of your youngest child.⟧

**Key questions**

1. ⟦What do you give to a child who is six months old?⟧ (probe: ⟦porridge, water, milk?⟧)
2. ⟦Who decides what the child eats?⟧
3. ⟦When a child is ill, how does the feeding change?⟧
4. ⟦What foods are considered bad for small children here?⟧ ⟦Why is that so?⟧
5. ⟦Where do you get advice when you are worried?⟧
   - Probe for grandmothers, health workers, radio.
6. ⟦If you had a little more money, what would you buy for the child?⟧

**Closing:** We have come to the end. ⟦Would anybody like to add something?⟧ Thank you very much.

*After the discussion: check the recording, write down the seating plan, note who was silent.*
)"},
    {"a developer portal", R"(# API docs study, script

Setup: participant shares screen, editor open, fresh account.

## Before we begin

Thanks for doing this! I'm on the docs team. Can you see the doc I pasted in the chat? I'll stay quiet most of the time.

## Warmup

- ⟦What's your role, and what are you building right now?⟧
- ⟦Which payment APIs have you integrated before?⟧
- ⟦When you start with a new API, where do you look first?⟧

## Task 1: First request

⟦Using only the docs, send a test charge of 5 dollars.⟧

- note time to first 200
- do they copy the curl example or use the SDK?
- ⟦How did you know which key to use?⟧ (if they used the right one)

## Task 2: Webhooks

⟦Your boss wants a Slack message whenever a charge fails. Set that up.⟧

- where do they look for event names?
- ⟦What would you do next if this didn't work?⟧

## Questions

- ⟦How confident are you that this would work in production?⟧
- ⟦What was missing in the docs?⟧
- ⟦How does it compare to other docs you've used?⟧

Thanks, stop share, send $75.
)"},
    {"a master's thesis, written by a Dane", R"(Interview guide – master thesis

Theme: Loneliness and living alone in student housing

Briefing: purpose, anonymity, right to stop, length about one hour, questions?

| Theme | Research question | Interview questions |
|---|---|---|
| Everyday life | How is everyday life structured? | ⟦Will you tell about a normal day from you wake up?⟧ ⟦What do you do in the evenings?⟧ |
| Relations | Which relations do the students draw on? | ⟦Who do you see in a week?⟧ ⟦How did you meet them?⟧ ⟦Can you mention a situation where you missed someone?⟧ |
| Housing | What role does the building play? | ⟦How do you use the common kitchen?⟧ ⟦What do you think about the building?⟧ |

Debriefing: ⟦How has it been to talk about this?⟧ ⟦Do you have something to add?⟧ What happens next: transcript, quotes, thesis.
)"},
    {"a hospital ward's shift handover", R"(# Contextual inquiry, night shift handover

Before: badge, shoes, ask the charge nurse where to stand.

## Opening (at the desk)

Say hello, explain why we are here and that we can leave at any time. Ask for verbal consent.

## While they work

Observe quietly for 20 minutes. Note interruptions, paper, phones, screens.

At natural pauses:

- ⟦I saw you write something on your hand. What was that?⟧
- ⟦What are you checking there?⟧
- ⟦Is this how it usually goes?⟧ ⟦What's different tonight?⟧

## Afterwards

- ⟦Walk me back through the handover: what came first?⟧
- ⟦What did you leave out, and why?⟧
- ⟦What do you wish the day team had told you?⟧
- ⟦Which of these forms helps you most? Which one gets in the way?⟧

Thank them. No photos of patients or boards!
)"},
    {"a founder's notes on churn", R"(churn calls – ask these!!

intro: who I am, not a sales call, 20 min, ok to record?

* ⟦what made you sign up in the first place?⟧
* ⟦how were you using it day to day?⟧
* ⟦when did you notice that it wasn't working for you?⟧
* ⟦talk me through the day you cancelled⟧
* ⟦what are you using instead⟧
* ⟦how's that going?⟧
* ⟦what would have made you stay?⟧ (don't offer discounts)
* ⟦on a scale from 1-10 how disappointed would you be if you could never use it again?⟧

end: thanks, gift card, can I email you if I have more questions?
)"},
    {"an agency's prototype test in a checklist", R"(# Test script: permit finder prototype

- [ ] Prototype open in a private window
- [ ] Consent form signed
- [ ] Recording on

**Say:** "Thanks for being here. We will look at an early version of a website. Some links won't work."

**Ask:** "⟦How do you find out today which permits you need?⟧"

**Ask:** "⟦When was the last time you applied for one?⟧"

**Do:** Share the link in the chat.

**Task A:** "⟦You want to build a fence around your garden. Find out whether you need a permit.⟧"

- Success: reaches the result page without help
- Watch: do they use the search or the wizard?

**Ask:** "⟦What did you learn from this page?⟧"

**Ask:** "⟦Is anything unclear?⟧"

**Task B:** "⟦Find the fee for a fence permit.⟧"

**Ask:** "⟦Where did you expect to find it?⟧"

**Say:** "That's all from me. Do you have questions for us?"
)"},
    {"a Spanish cooperative's English guide", R"(# Guide for interview to producers

## 1. Presentation

Thank you for receive us. We are making a study about the sale of coffee by internet. You can stop when you want. Do you permit us to record?

## 2. The farm

- ⟦How many years do you have with coffee?⟧
- ⟦Who works in the farm with you?⟧
- ⟦Explain us how you dry the coffee.⟧

## 3. The sale

- ⟦To who do you sell actually?⟧
- ⟦How do you decide the price?⟧
- ⟦Have you had problems with the payment?⟧ ⟦Which ones?⟧
- ⟦What do you think of sell by internet?⟧

## 4. Closure

⟦Do you want to comment something more?⟧ Many thanks for your time.

Take a photo of the dryer (ask first).
)"},
    {"a radio club's interviews", R"(# Radio operators: interview guide

This guide aims to give a base set of questions to:

- understand how operators start
- what keeps them going?

## Remember

- Sample real evenings (ex. Tell me about the last time you were on air).

## Mission

Why are you doing this research? Say it to yourself before each call.

## Intro

- Introduce yourself. Say how long it takes.

## Section 0 - Screener (decides who fits)

1. ⟦Do you own a transmitter?⟧ ⟦How long have you had it?⟧
2. ⟦Walk me through your setup.⟧ *(probe: ⟦one mast or several?⟧ ⟦how are they fed?⟧)*

## Contacts (5 min)

*Goal: A3.*

- ⟦Which of these would you switch off?⟧
- ⟦At what point does a call become a nuisance?⟧
- Show the log. ⟦Ask them to explain it in their own words.⟧
- ⟦Ask what they expect to happen when the mast is down.⟧

## Concept

"Imagine a mast that folds itself: it comes down in a storm, and anyone in the club can raise it."

- ⟦What is your first reaction?⟧

## Close

- Is there anything you want removed before we share it?

## Decision rule

If five of eight say so, the mast is built. What would change our mind?
)"},
    {"in a list that has spoken to somebody, they are those it spoke of", R"(# Interview guide

## The last parcel

- ⟦Tell me about the last parcel that you lost.⟧
- ⟦What was inside, and who had packed it?⟧
- ⟦Were they loose letters, one box, or something else?⟧
- ⟦Who looked for it first?⟧

Watch for:

- Were they calm while they told it?
)"},
    {"headings that ask, and a screener", R"(# Baker interview

## How to find bakers

- Write to two guilds: "Would you have 20 min to share how you bake?"

## Screener

### In

- ⟦Do you bake for others?⟧
- ⟦Have you ever sold a loaf of yours?⟧

### Out

- ⟦Does your household sell flour?⟧ ⟦Are you older than 90?⟧

## The 4 rules - reread before each call

1. Ask about the past. "What did you bake last?" beats "Would you bake more?"

**Bad questions (never ask these):** "Do you like our oven?" - it tells nothing.

## Opening

Thank you for coming. We look at how people bake. Cool?

## ⟦What do you bake?⟧

- Kind(s):
- ⟦How many loaves:⟧

## ⟦What is the worst part of a bake?⟧

(⟦Dough? ⟧⟦Heat? ⟧Be frank)

## ⟦Open the oven page now.⟧ ⟦Does it load?⟧

## ⟦When do you buy flour?⟧

- ⟦Cheap?⟧
- ⟦Ready to bake?⟧

## ⟦Who sells it to you?⟧

- ⟦Is the price or the taste worse?⟧ ⟦Give an example.⟧

**What you're listening for:** Does taste come up by itself?

## If they ask "What do you do with it?":

> "We keep it for a year."

## Last

Based on your answers we'll know:

1. Is there a need?
2. Should we build it?

## Red flags

- You asked "would you use this?"
)"},
    {"tasks by their label and their place", R"(# Test of the parcel page

Please ⟦think aloud as you work.⟧ ⟦Say what you look for, and what feels odd.⟧

- Briefly introduce yourself and the project.

### Scenario 1: A first look

**Task**: ⟦Login and look around the page⟧

**Observation points**:

- Does the carrier look at ease?

**Questions**:

- ⟦"What is it for?"⟧
- ⟦"What would you do first?"⟧
- ⟦"Who would use it?"⟧
- ⟦"Where do you stop?"⟧

### Scenario 2: The list

**Task**: ⟦Read the notes they've left and say what they mean⟧

## Task 3: Add a parcel

Prompt:

⟦Capture one parcel on the list.⟧ ⟦If you know its weight, add the number.⟧ ⟦If not, leave the field empty.⟧

Observe:

- Time to the first one.

## Task 4: Sort

Imagine this: ⟦You just got a van full of parcels.⟧ ⟦You've never sorted one.⟧

## Free search

- ⟦Given a street name, find a parcel that you would take first.⟧
)"},
    {"headings without words, and sentences that are indented too far", R"(# The garden plots

## Introduction

Thank you for coming. We keep the plots.

- Any comments on the recording before we begin?

###
    About you

- ⟦How long have you had a plot?⟧
- ⟦What grows on it?⟧
- ⟦Who helps you?⟧
- ⟦Any comments so far?⟧

###
    Tools

    ⟦Do you feel that the shed has what you need?⟧

## Map

    if (map.open()) { return water; }

[Send the following scenario to the chat.]

    ⟦You want a plot near the water.⟧ ⟦Find one plot near the water.⟧

- ⟦Which part of the plots that you saw are:⟧
  - ⟦Too dry?⟧
- ⟦Have you ever lost a harvest?⟧ (⟦Tell us about it⟧)
- ⟦Go back to the start page.⟧

## Close

- What is the email address I should use for the voucher?
- [observer] any questions you have for our guest?
)"},
    {"what is told beside the tasks, and requests with other verbs",
     R"(# Usability test plan of the till

## 3. Scenarios and tasks

For the first task I will share my screen.

- ⟦Go to the till and say what you think it is for.⟧
- ⟦Pick your drawer of choice⟧
- Tap on the green button that says Share.
- Explore any doubts that they raise.

Now Ann, as you may know, is the owner.

Thank you for your patience.

## Reactions

- ⟦Please let me know your first thoughts.⟧
- ⟦Have you used a till before?⟧ ⟦If so give the name, and what you liked⟧
- ⟦What is in the "perfect" till for you?⟧
- ⟦Walk me through the last sale.⟧ ⟦Start from how it began.⟧
- ⟦Which tills?⟧ (⟦Drawers/boxes?⟧ ⟦A phone app?⟧)
- Write down whether you may call them again.
- ⟦Is the drawer yours?⟧ If so, ask for more?
- If they stop, ask "⟦What did you expect?⟧"

## Recruiting blurb

> Do you own a till? Help us for an hour.

## Scenario 2: The day's end

**Tasks**:
1. ⟦Navigate to reports⟧
2. ⟦Export yesterday's sales⟧
3. Read scenario aloud

**Goal**: see what they do

After each: ⟦how hard was it?⟧ Write the number.

## Task 5: The chart

1. "⟦After seeing the sums, look at the chart.⟧ ⟦What does it say?⟧"

## Tasks (top 3)

1. ⟦Open help pages.⟧

## 4. Test the price

> "There's a till for ten a month. ⟦Would you pay seven for a plain one?⟧"
)"},
    {"steps in a conversation, and what a scenario makes one want", R"(# Flood service

## Your house

⟦We'd like for you to describe the last flood.⟧

- ⟦OK, now that we have talked it over, please show me how you would find the pump.⟧
- ⟦For the code, please enter 12.⟧
- ⟦Okay, you can click Save.⟧
- ⟦Please remove all the marks.⟧
- Please send us the form afterwards.
- You can stop whenever you like.

## Scenario

⟦Imagine that the river rises.⟧ ⟦Your neighbours are away.⟧ ⟦You want to know who can help.⟧

⟦Let's go ahead and remove the number.⟧
)"},
    {"a plan's table of goals and questions", R"(# Goals / Questions

| **Goals** | **Questions** |
| --- | --- |
| Search | How do gardeners look for a plot? |
| Rules | Do gardeners understand the rules? What is missing from them? |
| Fees | ⟦How would you find the fee on this page?⟧ |
)"},
    {"a table that an editor left as HTML", R"(# Allotments

<!-- <p>Would you pay?</p> -->
<table>
  <tr>
   <td><strong>What the plots are used for</strong>
   </td>
  </tr>
  <tr>
   <td>
<ul>
<li><em>⟦How do you use your plot?⟧ </em>
<ul>
<li>⟦What&rsquo;s the part that you use most?⟧</li>
</ul></li>
<li>Listen for seasons</li>
</ul>
   </td>
  </tr>
</table>

<h2>Wrap-up</h2>

<p>⟦Is there anything else that you
want to add?⟧</p>
)"},
};

}  // namespace uxi::speech::test_guides
