// Everyday guides of teams of many trades, in the mix in which they are written: little that is
// tricky, much that is loose. Labelled before they were run, as in asked_guides.h.
#pragma once

#include "unit/speech/asked_guides.h"

namespace uxi::speech::test_guides {

inline constexpr LabelledGuide kPlainGuides[] = {
    {"a blue badge service in beta", R"(# Apply for a blue badge: beta round 3

**Sessions:** 6 x 60 mins, remote, Teams
**Users:** carers and badge holders

## What we want to find out

* Can people upload a photo from their phone?
* Do carers understand that they are applying on behalf of someone else?

## Intro

* Thank you for taking part
* I'm a user researcher in the blue badge team
* There are no right or wrong answers, we are testing the service and not you
* I have a colleague taking notes
* Is it OK if I record this? Only the team will see it

## Warm up (5 mins)

* ⟦Tell me a little about yourself and who you care for⟧
* ⟦How do you get out and about together?⟧
* ⟦What do you use the internet for?⟧
* ⟦How confident would you say you are with forms online?⟧

## Applying (30 mins)

Send link in chat. Ask participant to share screen.

⟦Imagine the badge runs out next month and you want to renew it. Do whatever you would normally do.⟧

Things to probe on:

* ⟦what do you think this page is asking for?⟧
* ⟦how would you find that letter?⟧
* ⟦what would you do if you didn't have a photo?⟧

Declaration page - do they read it? Do they notice the fee?

## Wrap up

* ⟦Overall, how was that?⟧
* ⟦What, if anything, was difficult?⟧
* ⟦If you could change one thing about it what would it be?⟧
* Thank them, explain how the voucher will be sent
)"},
    {"a federal benefits portal", R"(# Conversation Guide: Travel Reimbursement, March

## Moderator logistics

- Join the Zoom 15 minutes early.
- Start the observers' Slack thread.

## Intro - 5 minutes

When participant and observers are settled:

Thanks for joining us today! My name is [NAME] and I also have some colleagues on the line observing and taking notes. Today we're going to talk about how you get paid back for travel to appointments.

Before we start, a few things I want to mention:

- **This entire session should take about 45 minutes.** I want to be sure not to keep you much longer, so I may occasionally prompt you with the next question or topic.
- **In this session, we want to hear your honest opinions.** We are not testing your ability.
- **If for any reason and at any time you want to stop the session, please let me know.**
- **Are you comfortable if I record my screen the audio as we talk today?** We use the recordings to confirm that we have captured your opinions accurately.

*Start recording.*

I have started recording. I'd like to confirm: are you comfortable if I record the audio as we talk today?

## Warm-up Questions - 5 minutes

Before we look at the website, let's start with a few warm-up questions.

- ⟦First, tell me a little about yourself. What branch did you serve in?⟧
- ⟦How long have you been getting care at the VA?⟧
- ⟦How far do you usually travel for an appointment?⟧
- ⟦Have you ever filed a claim for travel pay?⟧
    - [If yes] ⟦Can you walk me through the last time you did that?⟧
    - [If no] ⟦What kept you from doing it?⟧

## First Task: File a claim - 15 minutes

Now, I want you to pretend that this is a real visit and you have all the information at hand.

"⟦Let's say you had an appointment in Boise last Tuesday and you want to get paid back for the drive. Where would you start?⟧"

Things to watch for:

- Does the user go to the appointment list or to the menu?
- Do they scroll past the alert?
- Does the participant hesitate at the mileage question?

Follow up questions:

- ⟦What did you expect to see after you hit submit?⟧
- ⟦On a scale of 1 to 5, how easy or difficult was that?⟧

## Post-Task Interview

- ⟦How does this compare to how you do it today?⟧
- ⟦What's missing from what you saw?⟧
- Any questions for me?

## Thank-You and Closing - 2 minutes

Well we really appreciate you taking the time to share your thoughts with us today. Your feedback is so helpful as we continue to work on the site and make sure it really works for Veterans.

Thanks! Lastly, do you know any other Veterans, caregivers, or service members who might be willing to participate in a future user research session?
)"},
    {"a startup's problem interviews", R"(# Customer discovery script v2

Hey! Thanks for hopping on. As I said in my mail we're two people trying to understand how small clinics handle no-shows. I'm not selling anything.

Cool if I record this so that I don't have to type?

1. ⟦What's your role at the clinic?⟧
2. ⟦Walk me through a typical Monday morning⟧
3. ⟦How often do patients not turn up?⟧
4. ⟦Tell me about the last time it happened⟧
   - ⟦What did you do?⟧
   - ⟦Who else got involved?⟧
   - ⟦How much time did it cost you?⟧
5. ⟦What have you tried so far to fix it?⟧
6. ⟦What's the hardest part about that?⟧
7. ⟦How much are you paying for reminders today?⟧

Don't pitch! If they ask what we build, say we'll show them at the end.

8. ⟦If you had a magic wand, what would you have it do?⟧
9. ⟦Anything I should have asked but didn't?⟧
10. Who else should I talk to?
)"},
    {"a doctoral thesis on farm cooperatives", R"(# Appendix C: Interview protocol

## Opening statement

My name is [researcher], I am a PhD candidate at the department of sociology. The aim of this interview is to understand how members take part in decisions. The interview will be transcribed and pseudonymised. You may skip any question. Have you had time to read the information sheet? Do you agree to take part?

## A. Background of the respondent

A1. ⟦Could you please introduce yourself and your farm?⟧
A2. ⟦How did you become a member of the cooperative?⟧
A3. ⟦Which positions have you held since then?⟧

## B. Participation

B1. ⟦How are decisions made in the cooperative?⟧
   Probe: ⟪formal and informal ways⟫
B2. ⟦Can you describe a decision that you disagreed with?⟧
   Probe: ⟦What happened afterwards?⟧
B3. ⟦To what extent do you feel that your voice is heard?⟧
B4. ⟦In your opinion, what discourages younger members from attending the assembly?⟧

## C. Trust

C1. ⟦What does trust mean to you in this context?⟧
C2. ⟦Has this changed over the past years? In what way?⟧

## D. Closing

D1. ⟦Is there anything you would like to add?⟧
D2. May I contact you again should I have further questions?

The interviewer thanks the respondent and notes the time.
)"},
    {"a field guide of a water programme", R"(# Household interview, handwashing

## Before you enter

Greet the head of the household. Ask who looks after the children and whether she has half an hour.

## Consent

Good morning. We come from the district health office and are talking to families about water. Your answers will not be shared with anyone in the village. Do you agree to talk with us?

## Questions for the caregiver

| No | Question | Probes | Notes |
|----|----------|--------|-------|
| 1 | ⟦Who fetches water in this house?⟧ | ⟦How many times a day?⟧ ⟦What about in the dry season?⟧ | Record the distance |
| 2 | ⟦Where do you keep the water once it is home?⟧ | ⟦Can I see it?⟧ | Is it covered? |
| 3 | ⟦When do you wash your hands?⟧ | ⟦Is there any time when you would like to but cannot?⟧ | Do not read out the moments |
| 4 | ⟦What do you use to wash them?⟧ | ⟦What if there is no soap?⟧ | Soap, ash, sand, nothing |
| 5 | ⟦Please show me how you do it⟧ | | Observe |

## Observation

- Is there a handwashing station within ten steps of the latrine?
- Is there water at it?
- Soap present: yes / no

## Close

Thank the family. Do you want to ask us anything?
)"},
    {"a hospital's co-design of discharge letters", R"(**Patient interviews – discharge letters**

*Time: 40 min. Place: day room. Bring: tissues, example letter.*

**Introduction**

I'm a nurse and I also do research here. What you tell me does not change your care in any way. We can stop whenever you need to. Are you comfortable? Can you hear me all right?

**Being ill**

⟦Could you tell me, in your own words, what brought you into hospital?⟧

⟦What was it like to be told that you could go home?⟧

⟦How did you feel that day?⟧ ⟦Who was with you?⟧

**The letter**

⟦What do you remember being given when you left?⟧

⟦Did anyone go through it with you?⟧ If yes, ⟦who was it and how long did they take?⟧

⟦Which parts did you read?⟧

Show example letter. Give them time.

⟦What stands out for you?⟧

⟦Are there words on here that mean nothing to you?⟧ ⟦Which ones?⟧

(If patient gets upset: pause, offer water, ask whether they want to go on)

**Finishing up**

⟦What would have made going home easier?⟧

⟦Is there anything that we haven't talked about that matters to you?⟧

Thank you. I will send you a summary if you'd like one. Would you like one?
)"},
    {"a command-line tool's maintainers", R"(# User interviews: dependency resolver

We are interviewing people who have reported resolver issues. See #4411 for the plan.

## Intro

- introduce ourselves
- explain why we do this (the resolver rewrite, funding)
- ask for permission to record

## About you

- ⟦What do you work on, and what's your team like?⟧
- ⟦How long have you been using the package manager?⟧
- ⟦Which other ecosystems do you use?⟧ (npm, cargo, go)

## Installing

- ⟦How do you usually install a new dependency?⟧
- ⟦Do you pin versions?⟧ ⟦Why / why not?⟧
- ⟦What happens when there is a conflict?⟧
  - ⟦How do you find out which package causes it?⟧
  - ⟦Can you show us an example?⟧
- ⟦Have you ever used `--no-deps`?⟧

## Error messages

Paste `ERR_CONFLICT` output in the chat

- ⟦What do you think this message is telling you?⟧
- ⟦What would you try next?⟧
- ⟦What information is missing?⟧

## Close

- ⟦What should we do more of? Less of?⟧
- can we contact you again
- thank you!!
)"},
    {"a Brazilian team writing in English", R"(# Script of interview — delivery partners

## Presentation

Hello, good afternoon, everything well? I am researcher in the logistics team. This conversation will take approximately 40 minutes and I would like to record, all right for you?

## Profile

- ⟦What is your age and with who do you live?⟧
- ⟦Since when are you working with deliveries?⟧
- ⟦You work with others apps also? Which?⟧
- ⟦How is your routine in one normal day?⟧

## Journey

- ⟦Tell me how was your last delivery, since the moment you accepted.⟧
- ⟦What you do when the client doesn't answer?⟧
- ⟦In this moment, what do you feel?⟧
- ⟦Why do you prefer this app and not other?⟧

Explore: rain, night, insecurity.

- ⟦Comment a little about the payments, how do you follow them?⟧
- ⟦If one friend wants to start, what you would tell him?⟧

## Ending

- ⟦There is something more that you want to tell?⟧
- Thank and explain the bonus
)"},
    {"a think-aloud test of a library catalogue", R"(# Catalogue usability test script

## Welcome

Hi ___, thanks for coming in. I'm going to read from this sheet so that everybody hears the same. We're trying out the new catalogue. ⟪As you go, I'd like you to think out loud.⟫ Any questions so far?

Okay, before we look at the site I'd like to ask you just a few quick questions.

- ⟦What's your year and your subject?⟧
- ⟦Roughly how many times a month do you use the library's site?⟧
- ⟦What was the last thing you looked for?⟧

## First impressions

Great. Here is the home page.

⟦Just look around and tell me what you make of it: what strikes you about it, whose site you think it is, and what you could do here.⟧ You can scroll but don't click on anything yet.

## Tasks

Thanks, now I'm going to ask you to try doing some specific tasks. I'll read each one out loud and give you a printed copy.

1. ⟦Find out whether the library has a copy of *Middlemarch* that you could borrow today.⟧
2. ⟦You need three articles about soil erosion that your tutor would accept. Find them.⟧
3. ⟦Reserve a study room for Thursday afternoon.⟧
4. ⟦You have a book that is due tomorrow and you haven't finished it. What would you do?⟧

After each task:

- ⟦How did that go?⟧
- ⟦What were you thinking when you opened the filter?⟧ (or whatever they stumbled on)

## Questions at the end

- ⟦What did you like best?⟧
- ⟦What did you like least?⟧
- ⟦Who would you recommend this to?⟧

Any questions for me, now that we're done? Hand over the gift card and sign the receipt.
)"},
    {"a bank's discussion guide in a table", R"(# Discussion guide - Savings pots

| Time | Section | Content |
|------|---------|---------|
| 0-5 | Introduction | Introduce self, GDPR, recording, right to withdraw |
| 5-15 | Context | ⟦Tell me about how you manage your money day to day.⟧ ⟦Which accounts do you have?⟧ ⟦What are you saving for at the moment?⟧ |
| 15-30 | Pots | ⟦How did you hear about pots?⟧ ⟦Talk me through how you set up your last one.⟧ ⟦What made you choose that name?⟧ |
| 30-40 | Concept | Show concept A then B. ⟦What is this, in your own words?⟧ ⟦What questions do you have when you look at it?⟧ ⟦Which of the two would suit you better, and why?⟧ |
| 40-45 | Close | Thanks, incentive, next steps |
)"},
};

}  // namespace uxi::speech::test_guides
