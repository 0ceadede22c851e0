// Guides in the styles of many teams, written for this test. What is asked of the participant
// stands in ⟦ ⟧, what could be read either way in ⟪ ⟫; every other sentence is said to her, or is a
// note. Labelled before they were run.
#pragma once

#include <string_view>

namespace uxi::speech::test_guides {

struct LabelledGuide {
  std::string_view name;
  std::string_view text;
};

inline constexpr LabelledGuide kGuides[] = {
    {"a government service team, British", R"(# Discussion guide: renewing a permit

Round 4, April. Moderated, remote, 60 minutes.

## Research objectives

- How do drivers find out that their permit runs out?
- What do they do when the reminder does not arrive?
- Do users understand the word 'concession'?

## Introduction (5 mins)

Hi, I'm [researcher name] and this is [note taker name]. Thanks very much for giving up your time today.

I work for the council. I didn't design any of what you will see, so you won't hurt my feelings.

- The session lasts about an hour
- You can stop whenever you like
- Are you happy for us to record the session?
- Do you have any questions before we start?

[Start recording]

## Background (10 mins)

1. ⟦To start off, can you tell me a bit about yourself?⟧
   - ⟦Who do you live with?⟧
   - ⟦How do you usually get around?⟧
2. ⟦And what about parking, how does that work on your street?⟧
3. ⟦When did you last renew your permit?⟧
   - If online: ⟦which device did you use?⟧
   - If by post: ⟦why did you choose that?⟧

## Task 1: renew (15 mins)

Scenario: ⟦Imagine that your permit runs out next week and you have just got this letter.⟧

[Hand over letter A]

⟦Show me what you would do next.⟧

Probe: ⟦what makes you say that?⟧
Probe: ⟦what did you expect to happen there?⟧

*Observe: do they notice the reference number? Do they go to the help page?*

## Wrap up (5 mins)

⟦Is there anything that we have not talked about that you think is important?⟧

Thanks again. Would you be willing to be contacted for future research?

[Stop recording. Explain the voucher.]
)"},
    {"a start-up, notes to oneself", R"(# Customer interviews - churn

goal: find out why people leave after month 2

Intro
- thank them, 30 min, no sales
- ok to record?

Warm up
- ⟦what's your role, and what does a normal week look like?⟧
- ⟦how did you hear about us⟧

Main
- ⟦walk me through the last time you sent an invoice⟧
    - ⟦what was annoying about it?⟧
    - ⟦anything else you tried?⟧
- ⟦why did you cancel?⟧
    - dig: who decided, was price an issue, which competitor
- ⟦what do you use instead, and how is that going?⟧
- ask about the onboarding email
- pricing page
- onboarding experience

Close
- who else should we talk to?
- send gift card
)"},
    {"an academic protocol", R"(# Semi-structured Interview Protocol

**Institution:** ____________
**Interviewee (title and name):** ____________
**Interviewer:** ____________

## RQs

RQ1: How do maintainers perceive incoming security reports?
RQ2: What strategies are employed when triaging them?

## Introductory Script

"To facilitate our note-taking, we would like to audio tape our conversation today. Please sign the release form. For your information, only researchers on the project will be privy to the tapes. Do you agree to be recorded?"

"We have planned this interview to last no longer than one hour."

## Part A. Interviewee Background

1. ⟦How long have you been contributing to open-source projects?⟧
2. ⟦Please describe your current role in the project.⟧
3. ⟦What is your highest degree?⟧ ⟦Field of study?⟧

## Part B. Triage

4. ⟦Could you describe the process that follows once a report comes in?⟧
   a. ⟦Who is involved?⟧
   b. ⟦How long does it take, typically?⟧
5. ⟦In your experience, what distinguishes a good report from a bad one?⟧
   Probes: ⟦Why is this so?⟧ ⟦Can you give an example?⟧
6. ⟦To what extent do you agree with the statement "Most reports are noise"?⟧ (1 = strongly disagree, 5 = strongly agree)
7. ⟦On a scale from 1 to 10, how confident are you in the current process?⟧ ⟦Why this number?⟧

## Post Interview Comments and/or Observations

- What struck you most?
- Was the interviewee at ease?
)"},
    {"non-native English, a product team", R"(## Interview guide for the bike app

Hello and welcome! My name is Jana, I am from the app team. Today we want to speak about your way to work. There is no wrong answer, please say everything what comes in your mind.

Is it ok for you that I make a recording? It is only for us internal.

**Part 1 - You and your bike**

- ⟦How do you come to your work normally?⟧
- ⟦Since when you have the bike?⟧
- ⟦Which apps you are using on the way?⟧
- ⟦For what are you using them?⟧
- ⟦Please explain me a usual day with the bike.⟧

**Part 2 - Theft**

- ⟦Was your bike already stolen one time?⟧
   - When yes: ⟦What have you done then?⟧
   - When no: ⟦What would be for you the worst in this case?⟧
- ⟦How important is for you the insurance, and why?⟧
- ⟦Describe please how did you choose your lock.⟧

**End**

Many thanks for your time! Do you have still questions to me?
)"},
    {"tables with times", R"(# Session plan

| Time | Section | Questions | Notes |
|---|---|---|---|
| 0:00 | Welcome | Are you comfortable? | Offer water. Is the camera on? |
| 0:05 | Habits | ⟦Tell me about the last meal you cooked.⟧ ⟦What did you cook?⟧ | Listen for: who else eats? |
| 0:15 | Shopping | ⟦Where do you shop?⟧<br>⟦How do you decide what to buy?⟧ | Do they have a list? |
| 0:25 | End | ⟦What else should I know?⟧ | Thank them |

## Agenda

| Time | Activity | Who |
|---|---|---|
| 09:00 | Set up the room. Who brings the adapter? | Sam |
| 09:30 | P1 | Kim |
)"},
    {"a discovery guide with moderator notes in bold", R"(Moderator guide
===============

**Moderator: read this aloud, word for word.**

> Thank you for joining us today. I'm going to ask you some questions about how you look after your mother's medicines. There are no right or wrong answers: we want to learn from you. Can you hear me all right?

**[WAIT FOR ANSWER]**

Warm-up
-------

> ⟦First of all, I'd love to hear a little about you and your mother.⟧

**Note to moderator: keep this short. Has she been in hospital lately? You will know from the screener.**

> ⟦What's a typical morning like for the two of you?⟧

Medicines
---------

> ⟦Think back to the last time that a dose was missed.⟧ ⟦What happened?⟧

**PROBES**

* ⟦Who noticed?⟧
* ⟦How did that feel?⟧
* ⟦What did you do differently afterwards, if anything?⟧

**If they mention the pharmacy:** > ⟦What is your relationship with them?⟧

> ⟦I'd be interested to know how the two of you keep track.⟧

**Listen for: paper lists, alarms, neighbours**

Closing
-------

> ⟦If you could change one thing about all this, what would it be?⟧

> Those are all of my questions. Do you have anything you would like to ask me?

**Hand over the envelope. Did she sign the receipt?**
)"},
    {"a usability test script", R"(# Usability test script: booking flow v2

## Before the session

- [ ] Clear the cache
- [ ] Is the prototype on the first screen?
- [ ] Send the link to the participant

## Welcome

Thanks for coming in. Today we'll look at a website that is still being built. I'm testing the site, not you: you can't do anything wrong. ⟪I'd like you to think out loud as you go.⟫ Would you mind sharing your screen? Can you see my cursor?

## First impressions

⟦Take a look at this page, but don't click anything yet.⟧ ⟦What can you do here?⟧ ⟦What stands out to you?⟧

## Task 1: ⟦Find a room for two nights in May.⟧

Start URL: /home
Success: reaches the summary page
Path: Home > Search > Room

- ⟦How did that go?⟧
- ⟦On a scale of 1-5, how easy or difficult was that?⟧
- Does the participant use the filter?
- How many clicks did it take?

## Task 2

⟦You have changed your plans and would like to cancel the booking.⟧ ⟦How would you go about that?⟧

Follow-up: ⟦What, if anything, was confusing?⟧

Note: if the participant asks "Is this right?", answer with "What do you think?"

## Debrief with participant

- ⟦Overall, how would you describe the site to a friend?⟧
- ⟦What did you like most, and what least?⟧

## Debrief with observers

- What surprised you?
- Which of the issues did we see before?
)"},
    {"a jobs-to-be-done switch interview", R"(# Switch interview

_Set the scene: we're shooting a documentary. The more detail the better._

**First thought**

- ⟦When did you first realise that the old tool wasn't working?⟧
- ⟦Where were you?⟧ ⟦Who was with you?⟧
- ⟦What was going on in the company at that time?⟧

**Passive looking**

- ⟦What did you try before you started to search?⟧
- ⟦Did anyone recommend something?⟧ ⟦Who?⟧ ⟦What did they say?⟧

**Deciding**

- ⟦Tell me about the day you bought it.⟧
- ⟦What else was on the table?⟧
- ⟦What did your boss say?⟧
- Push for dates: "⟪Was that before or after Christmas?⟫"
- ⟦What were you afraid might go wrong?⟧

**Consuming**

- ⟦So you bought it on Monday - when did you first use it?⟧
- ⟦How's it going now compared to what you expected?⟧
- Circle back to anxieties
)"},
    {"a contextual inquiry", R"(# Site visit guide

### What we want to learn
* Who does what on the night shift?
* Where do hand-overs break down?

### On arrival
* Sign in at reception, ask for the shift lead
* Introduce yourselves. Explain the master/apprentice idea
* May we take photographs of the board?

### While observing
* What tools are on the desk?
* How often is the person interrupted?
* Note workarounds, sticky notes, second screens

### Ask when there is a natural pause
* ⟦What are you doing now?⟧
* ⟦How did you know that you had to call them?⟧
* ⟦I noticed you wrote that down. What is it for?⟧
* ⟦Could you show me where you keep those?⟧
* ⟦What would happen if you didn't do this?⟧

### Closing interview
* ⟦Here is what I understood. Where am I wrong?⟧
* Can we come back tomorrow?
)"},
    {"answers and branches in brackets", R"(# Phone script

Hello, may I speak with [NAME]? This is [MODERATOR] from the research team. Is this still a good time to talk?

(IF NO: When would be a better time?)

Q1. ⟦How many vehicles does your household have?⟧ [RECORD NUMBER]
Q2. ⟦Which of these best describes you?⟧ (READ OUT)
 - I drive every day
 - I drive now and then
 - I never drive
Q3. ⟦Have you ever leased a car?⟧ [Y/N]
   [IF YES → ASK Q4, IF NO → SKIP TO Q5]
Q4. ⟦What made you lease rather than buy?⟧ [PROBE FULLY: cost? flexibility? status?]
Q5. ⟦If your car broke down tomorrow, what would you do?⟧
Q6. ⟦And how satisfied are you with your garage?⟧ ⟦Would you say very satisfied, fairly satisfied or not satisfied?⟧

That was my last question. To which address should we send the gift card?
)"},
    {"a diary debrief with quoted alternatives", R"(# Diary study follow-up

Objective: understand the 3 entries with the lowest score.

Don't ask "Did you like it?" or "Would you use it again?"; ask for what happened.

1. ⟦In your entry from Tuesday you wrote "why is this so slow?". What was happening there?⟧
2. ⟦Please read me the entry you remember best.⟧
3. ⟦You gave Thursday a 2. Talk me through that day.⟧
4. ⟦What would have made it a 5?⟧
5. ⟦How come?⟧

Possible prompts:

- "⟦Can you say more about that?⟧"
- "⟦What do you mean by 'messy'?⟧"
- "⟦And then?⟧"
- "⟦Why/why not?⟧"
- silence

Avoid: "Don't you think...?", "Isn't it annoying when...?"
)"},
    {"stakeholder interviews, bare questions", R"(Stakeholder interview

Thanks for making time. As you know we are redesigning the intranet, and want to learn how you work before we draw anything.

About you

⟦What does your department do?⟧

⟦What are you responsible for?⟧

⟦Who do you report to, and who reports to you?⟧

The intranet today

⟦What do you use it for?⟧

⟦What would you miss if it was switched off tomorrow?⟧

⟦Which three numbers would tell you that the new one is a success?⟧

⟦Give me an example of a project that went well.⟧

⟦List the systems you log in to every day.⟧

⟦Rank them by how much you'd miss them.⟧

Next steps

We'll send you a summary. Is there anyone else we should speak to?
)"},
    {"a bilingual service, Spanish questions", R"(# Guía de conversación

## Introducción

Gracias por hablar con nosotros hoy. ¿Está de acuerdo con que grabemos esta sesión?

## Preguntas

- ⟦¿Qué hace usted cuando necesita ayuda con un formulario?⟧
- ⟦Cuénteme de la última vez que llamó a la oficina.⟧
- ⟦¿Cómo se enteró de este servicio?⟧
)"},
    {"a concept test with stimuli", R"(# Concept test

**Time:** 45 min
**Participants:** 6 current subscribers
**Location:** Lab 2

### 1. Warm-up [5']

⟦What did you watch last night?⟧ ⟦How did you choose it?⟧

### 2. Concept A [15']

*Show concept A on the tablet. Give them a minute to read.*

⟦In your own words, what is this?⟧
⟦Who do you think it is for?⟧
⟦What questions do you have?⟧
⟦What, if anything, would stop you from using it?⟧

*Repeat for concepts B and C. Rotate the order: has P2 seen B first?*

### 3. Comparison [10']

⟦Sort the three cards from most to least useful and tell me why.⟧
⟦Which one would you keep, and which would you drop?⟧

### 4. Finish [5']

⟦Anything to add?⟧
Do you have any questions for us?
)"},
    {"an accessibility study", R"(# Screen reader sessions

Please make sure that the captions are on before you let anyone in.

## Set-up questions for the tech check

- ⟪Which screen reader and version do you use?⟫
- Is your sound shared?

## Session

Moderator: "We'll start with some questions about you, and then try a few tasks. Does that sound OK?"

Moderator: "⟦How long have you used a screen reader?⟧"

Moderator: "⟦Let's say you want to refill a prescription. Where would you start?⟧"

- Does the focus move to the heading?
- What is announced when the dialog opens?

Moderator: "⟦What did you hear?⟧ ⟦What did you expect to hear?⟧"

Moderator: "⟦Now try to find the phone number of the clinic.⟧"

If they get stuck, say: "⟦What are you looking for?⟧"

Moderator: "Thank you. We'll take a five-minute break. Would you like some water?"
)"},
    {"a screener in front of the guide", R"(# Remote work study

## Screener

1. ⟪Do you work from home at least two days a week?⟫
2. ⟪What is your job title?⟫
3. ⟪Have you taken part in a study in the last 6 months?⟫ (If yes, terminate)

## Hypotheses

- Are people lonely? We think so.

## Guide

### Opening

My name is Lee. As I mentioned in my mail, I want to hear how you work. What you say stays between us. Shall we begin?

### Workplace

- ⟦Describe the place you work in.⟧
- ⟦How did it come to be like that?⟧
- ⟦What part of your day do you look forward to?⟧
  - *⟦Why that one?⟧*
- ⟦How do you let others know that you're busy?⟧
- ⟦Do you ever work after dinner?⟧ ⟦If so, what makes you?⟧

### Tools

- ⟦What is the first thing you open in the morning?⟧
- ⟦Help me understand how you decide between chat and a call.⟧
- Tool names to listen for: chat, wiki, board
- ⟦Complete this sentence for me: a good meeting is one that ...⟧

### Goodbye

- ⟦What should I have asked you?⟧
- What happens next: we write it up, you get a copy
)"},
};

}  // namespace uxi::speech::test_guides
