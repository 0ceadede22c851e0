// The second half of the everyday guides of asked_guides_plain.h.
#pragma once

#include "unit/speech/asked_guides.h"

namespace uxi::speech::test_guides {

inline constexpr LabelledGuide kPlainGuidesMore[] = {
    {"notes of a lone designer", R"(interview notes template

- name / date / company
- ⟪role?⟫

**background**

- ⟦how did you get into event planning⟧
- ⟦what does your week look like⟧
- ⟦what tools do you use⟧

**last event**

- ⟦tell me about the last event you ran⟧
- ⟦what went wrong⟧
- ⟦how did you keep track of guests⟧
- ⟦what did you do with the spreadsheet afterwards⟧

**wishes**

- ⟦what would you love to never do again⟧
- ⟦anything else you want to share⟧

remember to ask for invoice address
)"},
    {"a charity's youth workshops", R"(# Talking to young people about housing

## Ground rules

What is said here stays here. You don't have to answer. Let's agree on one speaker at a time.

## Icebreaker (10')

Everyone says their name and one thing that makes a place feel like home.

## Where you live now (20')

- ⟦Where are you staying at the moment?⟧
- ⟦How did you end up there?⟧
- ⟦What's good about it?⟧ ⟦What's not so good?⟧
- ⟦Who do you turn to when something breaks?⟧

Facilitator: let silence happen. If the group is quiet, start with the photo cards.

## Asking for help (20')

- ⟦Think about a time when you needed help with housing. What did you do first?⟧
- ⟦What stopped you?⟧
- ⟦Have you heard of the advice line?⟧ ⟦What have you heard?⟧

## Looking ahead (10')

- ⟦Where would you like to be in a year?⟧
- ⟦What would need to happen for that?⟧

## Check-out

⟦Each of you, say one word for how you feel now.⟧ Give out the vouchers and the leaflet with support numbers.
)"},
    {"a jobs-to-be-done switch interview", R"(# Switch interview: meal kits

> "⟪Imagine we're filming a documentary and we need all the details.⟫"

**Set up**: we just want to hear your story, no need to study for this one.

**First thought**

- ⟦When did you first think you might need something like this?⟧
- ⟦Where were you? What were you doing? Who were you with?⟧
- ⟦What was going on in your life then?⟧

**Looking**

- ⟦What kind of solution did you imagine you wanted?⟧
- ⟦Did you ask anybody else about it?⟧
- ⟦What else did you try?⟧ ⟦Why didn't that work out?⟧

**Deciding**

- ⟦What day did you buy it?⟧ (⟦Weekday or weekend?⟧ ⟦Morning?⟧)
- ⟦Did you worry about anything before you bought?⟧
- ⟦What sealed the deal?⟧

**Using**

- ⟦Tell me about the first box.⟧
- ⟦What can you do now that you couldn't do before?⟧
)"},
    {"a ministry's accessibility sessions", R"(# Screen reader sessions: tax return

## Setup

Check that the participant's screen reader is audible over the call. Ask them which one they use and its version. Send the prototype link before the session.

## Introduction

Hello and welcome. Today I'll ask you to use a prototype of an online form. Parts of it do not work yet. ⟪Please tell me what you are thinking.⟫ With your permission I will record your screen. Is that fine?

## About you

1. ⟦Which assistive technologies do you use, and for how long?⟧
2. ⟦What do you do when a site does not work with your screen reader?⟧
3. ⟦How did you do your taxes last year?⟧

## Scenario 1

⟦You moved house in May. Please update your address in the form.⟧

- ⟦How did you know where you were on the page?⟧
- ⟦What did you hear when you pressed Save?⟧
- Was the error announced? (observe)

## Scenario 2

⟦You want to add a receipt from your pharmacy. Go ahead and do that.⟧

- ⟦Was anything confusing?⟧
- ⟦How would you explain this step to a friend?⟧

## After the test

- ⟦How does this form compare with others that you use?⟧
- ⟦What should we fix first?⟧
- Do you have any questions? Thank you for your help.
)"},
    {"a game studio's playtest", R"(# Playtest guide - build 0.8

Goal: find out whether new players get the crafting loop in 20 minutes.

## Before

Reset the save file. Headphones on the desk.

"Welcome! You'll play for about 40 minutes and then we talk. It's early so expect bugs. Shout if you get stuck for real."

## During play

Stay quiet. Write down timestamps of: deaths, laughter, sighs, menu visits.

Ask only when they pause:

- ⟦What are you trying to do right now?⟧
- ⟦What do you think that does?⟧

## After

1. ⟦How would you describe this game to a friend?⟧
2. ⟦What was the most fun moment?⟧
3. ⟦Was there any point where you felt lost?⟧ ⟦Tell me about it.⟧
4. ⟦Let's talk about crafting. How does it work, as far as you understood?⟧
5. ⟦What would you do next if you kept playing?⟧
6. ⟦Would you keep playing?⟧

Rate fun 1-7, difficulty 1-7 (give them the sheet).

NDA reminder, swag, bye.
)"},
    {"a university's remote teaching study", R"(## Interview questions

RQ1: How do lecturers adapt assessment when teaching moves online?
RQ2: Which kinds of support do they draw upon?

### Introductory questions

1. ⟦Please tell me about your teaching: which courses, what level, how many students?⟧ (RQ1)
2. ⟦What was your experience with online teaching before?⟧

### Assessment

3. ⟦Thinking back to last spring, how did you assess students?⟧ (RQ1)
   a. ⟦How did you arrive at that?⟧
   b. ⟦What were you worried about?⟧
4. ⟦Some colleagues have told us that they gave up exams altogether. How do you see that?⟧

### Support

5. ⟦Who helped you, if anyone?⟧ (RQ2)
6. ⟦Describe the training that was offered to you, if there was any.⟧
7. ⟦If a new colleague started tomorrow, what advice would you give them?⟧

### End

That was my last question. ⟦What haven't I asked that I should have?⟧ Thank you. I'll stop the recording now.
)"},
    {"a transit agency's intercepts", R"(# Bus stop intercepts

Approach people who have been waiting for two minutes or more. Wear the vest.

Hi, I work for the city's transit agency. Do you have five minutes to talk about this stop? We have a $5 card for you.

If no: thank them and move on.

Q1 ⟦Where are you headed today?⟧
Q2 ⟦How often do you take this line?⟧
Q3 ⟦How do you know when the bus is coming?⟧
Q4 ⟦What do you do if it's late?⟧
Q5 Show sign mock-up. ⟦What's this telling you?⟧
Q6 ⟦What language do you speak at home?⟧
Q7 ⟦What's one thing that would make waiting here better?⟧

Thank you! Here's the card, just initial here please.

Mark on the tally sheet: age group, mobility aid, phone in hand.
)"},
    {"an internal platform team", R"(# Interview guide: on-call tooling

Audience: engineers who were on call in the last 3 months.

### Context for interviewers

We suspect that alerts are ignored because of noise. We don't know how people decide what to ignore. Is it the sender? Is it the time of day?

### Kick-off

Thanks for making time. No managers will see your name. OK to record?

### Last shift

- ⟦When was your last shift and how did it go?⟧
- ⟦Pick one page you remember. Take me through it from the moment your phone rang.⟧
  - ⟦What was the first thing you looked at?⟧
  - ⟦How did you decide it was serious?⟧
  - ⟦Which dashboards did you open?⟧ Ask them to share if possible
- ⟦Which alerts do you ignore, and how come?⟧

### Handover

- ⟦How does handover work in your team?⟧
- ⟦What gets lost?⟧

### Tooling

- ⟦If I took away the runbooks tomorrow, what would happen?⟧
- ⟦Ask the participant to describe an alert they silenced.⟧
- ⟦Who owns your alerts?⟧

### Wrap

- ⟦What should I have asked?⟧
- Mind if I ping you later if something is unclear?
)"},
    {"a museum's visitor study", R"(# Visitor interviews, east wing

Interviewer: ______ Date: ______ Weather: ______

Excuse me, we are talking with visitors about their day. Could I ask you a few questions? It takes about ten minutes.

**1. The visit**

⟦What made you come today?⟧

⟦Who are you here with?⟧

⟦Is this your first visit?⟧ → if not: ⟦how was it last time?⟧

**2. Finding the way**

⟦How did you find your way around so far?⟧

⟦Show me on this map where you have been.⟧ (Draw their route in red.)

⟦Was there anything that you looked for but did not find?⟧

**3. Understanding**

⟦Can you tell me about one object you remember?⟧

⟦What would you have liked to know about it?⟧

**4. You**

⟦Do you live in the city?⟧

⟦Which age group are you in: under 25, 25 to 44, 45 to 64, over 64?⟧

Thank you very much, enjoy the rest of your visit!
)"},
    {"an insurer's diary follow-up", R"(Follow-up interview after the diary (P1–P12)

Read the diary before the call and mark three entries.

1. Welcome back
   - How are you?
   - Remind: recording, anonymity, 30 min
2. Diary in general
   - ⟦How was it to keep the diary?⟧
   - ⟦Were there days on which you did not write?⟧ ⟦What happened on those?⟧
3. Entries
   - Read entry 1 aloud
   - ⟦You wrote here that you "gave up". Could you tell me more about that?⟧
   - ⟦What did you do instead?⟧
   - ⟦And how is it now?⟧
   - Same for entries 2 and 3
4. Claims
   - ⟦When you think of making a claim, what comes to mind?⟧
   - ⟦How would you want to hear from us while it is being processed?⟧
   - ⟦Please rank these four messages from most to least helpful.⟧
5. End
   - ⟦Is there anything in the diary that we should have asked about?⟧
   - Is it fine if we quote from it?
   - Payment details
)"},
    {"people who have users of their own", R"(# Makers of small tools

## Releases

- ⟦Describe the last change that you released to your users.⟧
- ⟦How do you find people to try it?⟧
  - ⟦How do they react?⟧
  - ⟦Which channels do they use?⟧
- ⟦Explain how you tell your own users about it.⟧

Remind your participant that you are not testing them.
)"},
    {"a rota tool and what not to ask of it", R"(# Rota talks

## Part 1: Introduction

I'd like to confirm that you have the sheet - is that correct?

## Part 2: The week

**⟦How do your staff feel about the rota?⟧**

- *Addresses: Q1, why did they leave the paper one?*
- *Probe:* ⟦Do they trust that it is fair?⟧
- ⟦What would you not want to lose?⟧

Is a filter needed? (Yes, probably).

Avoid asking:

> "Would you buy it?"

⟦When did you last swap a shift?⟧

Do not ask:

Would you pay for it?

Ask instead:

- ⟦What have you paid for so far?⟧
- "Would you use it" answers tell nothing.
- Don't ask "would you recommend it?" Ask who heard of it.

## Part 3: Closing

- ⟦What did we forget?⟧
- Would you be open to speaking with us again?
- Would you be interested in testing it early and giving us feedback?
- Do you know anyone else who would be willing to talk to us?
- Could you introduce us?
)"},
    {"words to be said, a list of its own, and advice on asking", R"(# Guide

## How to ask

- "Walk me through it" gets the work; "how does it work" gets the ideal.
- How long does it wait, and for whom?

## Who to talk to

- Prefer those who cook. Ask: "Who cooks most of your meals?"

## The queue

- Is now still a good time?
- "⟦Did the letter reach you in good time?⟧"
- "⟦Have you seen any reminders?⟧"
- "⟦Were they relevant?⟧"
- ⟦Who checks the order at each step: the clerk, the cook, the driver?⟧

## Do not lead with

- "Would you use it?"
)"},
    {"tasks that begin with a look", R"(# Script

## Tasks

**_Task 1_**: ⟦Have a look through the list and choose a book.⟧

**_Task 2_**: ⟦Reply to any message that you find interesting.⟧

You can make up what you don't know.
)"},
    {"consent in other words, and the same words about work", R"(# Interview

## Before we talk

- Would you like to take part on those terms?
- Are you comfortable taking part in this session?
- Do you have any objections to my taking notes?
- Would you rather not be quoted?
- Can we add a photo of you to the page?
- How would you prefer that we contact you?

## Work

- ⟦Would you like to take part in the trial of the new till?⟧
- ⟦Are you comfortable taking part in team meetings?⟧
- ⟦Do you want your calls to be recorded by the till?⟧
- ⟦How do you want the till to call you?⟧
)"},
    {"a look that is asked for, and one that is the moderator's", R"(# Interview

## The bill

- ⟦Look at this page: what do you see?⟧
- ⟦Look at the bill: what do you pay for?⟧
- Look for: frowns
- Look at: where they point
)"},
};

}  // namespace uxi::speech::test_guides
