// What is proposed in place of a question: a sentence that somebody could say, or nothing, and then
// the rule's advice stands alone.
#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "lint/fix.h"
#include "speech/read_guide.h"
#include "support/source.h"
#include "uxi/lint.h"

namespace uxi::lint {
namespace {

/// The advice of this rule on the question; empty where the rule finds nothing.
std::string advice(const std::string& rule, const std::string& question) {
  const SourceFile source = test::source("- " + question + "\n", "guide.md");
  Diagnostics diagnostics;
  const auto guide = speech::read_guide(source, diagnostics);
  REQUIRE(guide.has_value());
  for (const Diagnostic& finding : lint_guide(source, *guide, nullptr, {})) {
    if (finding.rule == rule) return finding.suggestion;
  }
  return {};
}

struct Case {
  std::string rule;
  std::string question;
  std::string proposal;  ///< empty for advice alone
};

const std::vector<Case> kCases = {
    {"wording/closed-yes-no", "Do you use a spreadsheet?",
     "How, if at all, do you use a spreadsheet?"},
    {"wording/closed-yes-no", "Do you see anything odd in the list?",
     "What, if anything, is odd in the list?"},
    {"wording/closed-yes-no", "Did you notice anything the clerk forgot?",
     "What, if anything, did you notice the clerk forgot?"},
    {"wording/closed-yes-no", "Do you like the canteen?",
     "What, if anything, do you like or dislike about the canteen?"},
    {"wording/closed-yes-no", "Did you enjoy cooking for ten?",
     "What, if anything, did you like or dislike about cooking for ten?"},
    {"wording/closed-yes-no", "Are there any tools that you don't trust?",
     "What tools, if any, don't you trust?"},
    {"wording/closed-choice", "Do you travel by train or by car?", "How do you travel?"},
    {"wording/closed-choice", "Did you apply through an agent or on your own?",
     "How did you apply?"},
    {"wording/closed-choice", "Do you get reports by email or phone?", "How do you get reports?"},
    {"wording/closed-choice", "Was the review weekly or monthly?", "How often was the review?"},
    {"wording/closed-choice", "Should the clerk sort it by hand or by machine?", ""},
    {"wording/closed-choice", "Do you rent a flat or a house?", ""},
    {"wording/loaded-degree", "How helpful would such a list be?", ""},
    {"wording/loaded-degree", "Tell me how great the evening was.", ""},
    {"wording/loaded-problem", "Tell me about the problems you have with the till.",
     "Tell me about any problems you have with the till."},
    {"wording/hypothetical-use", "On a scale of 1 to 5, how likely are you to recommend it?", ""},
    {"wording/hypothetical-use", "Suppose it were free. Would you use it?", ""},
    {"wording/hypothetical-use", "Would you use maps of this kind?", ""},
    {"wording/future-prediction", "Will you visit the clinic next month?",
     "What, if anything, have you already done to visit the clinic?"},
    {"wording/superlative", "What is the hardest part of moving, and why?", ""},
    {"wording/superlative", "What is the hardest part of moving house?.",
     "Walk me through moving house."},
    {"wording/generalising", "What do you usually cook on Sundays?", ""},
    {"wording/closed-yes-no", "Is the letter clear?", "How clear or unclear is the letter?"},
    {"wording/closed-yes-no", "Was there anything confusing?", "What, if anything, was confusing?"},
    {"wording/closed-yes-no", "Is there anything that's confusing?",
     "What, if anything, is confusing?"},
    {"wording/closed-yes-no", "Do you regularly use a computer?", ""},
    {"wording/closed-yes-no", "Does the order of the steps make sense?",
     "What do you make of the order of the steps?"},
    {"wording/closed-yes-no", "Did the advice help you decide whether to stay?",
     "How, if at all, did the advice help you decide whether to stay?"},
    {"wording/closed-yes-no", "Has this changed since the spring?",
     "How, if at all, has this changed since the spring?"},
    {"wording/closed-yes-no", "Was anything unclear in the contract?",
     "What, if anything, was unclear in the contract?"},
    {"wording/closed-yes-no", "Was any of the contract confusing?",
     "Which part of the contract, if any, was confusing?"},
    {"wording/closed-yes-no", "Did anything stand out to you?",
     "What, if anything, stood out to you?"},
    {"wording/closed-yes-no", "Was there anything they could do better?",
     "What, if anything, could they do better?"},
    {"wording/closed-yes-no", "Is there anything about the bill that worries you?",
     "What, if anything, about the bill worries you?"},
    {"wording/closed-yes-no", "Was there any sign that led you to the ward?",
     "What sign, if any, led you to the ward?"},
    {"wording/closed-yes-no", "Are there any chores you do while you wait?",
     "What chores, if any, do you do while you wait?"},
    {"wording/closed-yes-no", "Did that work as you expected?",
     "How did that compare with what you expected?"},
    {"wording/closed-yes-no", "Is the menu what you were expecting?",
     "How does the menu compare with what you were expecting?"},
    {"wording/closed-yes-no", "Did you find what you were looking for?",
     "How does what you found compare with what you were looking for?"},
    {"wording/closed-yes-no", "Were you able to finish the form?",
     "How easy or difficult was it to finish the form?"},
    {"wording/closed-yes-no", "Does the new price seem accurate to you?",
     "How accurate or inaccurate does the new price seem to you?"},
    {"wording/closed-yes-no", "Do you know what happens after you press it?",
     "What do you think happens after you press it?"},
    {"wording/closed-yes-no", "Did you speak with any nurses?",
     "Which nurses, if any, did you speak with?"},
    {"wording/closed-yes-no", "Did you encounter problems with the scanner?",
     "What problems, if any, did you encounter with the scanner?"},
    {"wording/closed-yes-no", "Do you have long-term plans for the shop?",
     "What long-term plans, if any, do you have for the shop?"},
    {"wording/closed-yes-no", "Was there anything that you found to be difficult?",
     "What, if anything, did you find difficult?"},
    {"wording/closed-yes-no", "Is this what you'd expect to see?",
     "How does this compare with what you'd expect to see?"},
    {"wording/closed-yes-no", "Is there anything you feel holds the club back?",
     "What, if anything, do you feel holds the club back?"},
    {"wording/hypothetical-use", "What would make you switch to another dentist?",
     "When, if ever, did you last think of switching to another dentist?"},
    {"wording/hypothetical-use", "What would stop you from growing vegetables at home?",
     "When, if ever, did you last think of growing vegetables at home?"},
    {"wording/hypothetical-use", "What would stop you from trying it?", ""},
    {"wording/closed-yes-no", "Were there dishes you left out?", ""},
    {"wording/have-you-ever", "Have you used a planner before?",
     "When, if ever, did you last use a planner?"},
    {"wording/have-you-ever", "Have you ever ordered medicine by post?",
     "When, if ever, did you last order medicine by post?"},
    {"wording/have-you-ever", "Are you familiar with tools like spirit levels or lasers?",
     "What, if anything, do you know about tools like spirit levels or lasers?"},
    {"wording/superlative", "What are your biggest concerns about the move?",
     "What concerns, if any, do you have about the move?"},
    {"wording/superlative", "What was the most difficult part?",
     "Which part, if any, was difficult?"},
    {"wording/superlative", "What do you see as the biggest limitations of the van?",
     "What do you see as the limitations of the van?"},
    {"wording/hypothetical-scenario",
     "If you could change one thing about the queue, what would it be?",
     "What, if anything, got in your way with the queue?"},
    {"wording/generalising", "How do you usually pay for parking (cash or card)?",
     "How did you pay for parking (cash or card) the last time?"},
    {"wording/generalising", "Where do you usually shop \u2014 market, corner shop, online?", ""},
    {"wording/generalising", "How do you usually notice that the milk has turned?", ""},
    {"wording/feature-request", "What would you change, if anything?",
     "What, if anything, got in your way?"},
    {"wording/loaded-sentiment", "What information is confusing?",
     "What information, if any, is confusing?"},
    {"wording/closed-yes-no", "Is the letter about the new rates useful?",
     "How useful, if at all, is the letter about the new rates?"},
    {"wording/closed-yes-no", "Was there a difference between the two letters?",
     "What difference, if any, was there between the two letters?"},
    {"wording/closed-yes-no", "Was there a time when you kept paper copies?", ""},
    {"wording/closed-yes-no", "Were there changes made to the form?", ""},
    {"wording/closed-yes-no", "Are there templates?", "What templates, if any, are there?"},
    {"wording/closed-yes-no", "Do you have experience with dialysis?",
     "What experience, if any, do you have with dialysis?"},
    {"wording/closed-yes-no", "Was there anything odd about the bill?",
     "What, if anything, was odd about the bill?"},
    {"wording/closed-yes-no", "Did the leaflet help you choose a clinic?",
     "How, if at all, did the leaflet help you choose a clinic?"},
    {"wording/superlative", "What is the biggest problem in your week?",
     "What problems, if any, come up in your week?"},
    {"wording/superlative", "What is the biggest challenge you have faced so far?",
     "What challenges, if any, have you faced so far?"},
    {"wording/generalising", "How long does it usually take to hear back?",
     "How long did it take to hear back the last time?"},
    {"wording/double-barrelled", "How do you order, and how long do deliveries take?",
     "How do you order?`, then `How long do deliveries take?"},
    {"wording/double-barrelled", "Can you tell me about your shop and the people in it?",
     "Can you tell me about your shop?`, then `Can you tell me about the people in it?"},
    {"wording/closed-yes-no", "We keep ours in a drawer. Do you?", ""},
    {"wording/closed-yes-no", "Do you plan to move house?", ""},
    {"wording/closed-yes-no", "Do these alarms effectively warn you?", ""},
    {"wording/closed-yes-no", "Are you happy with how easy it is?", ""},
    {"wording/closed-yes-no", "Was it helpful and fast?", ""},
    {"wording/closed-yes-no", "Did the nurse explain the leaflet well?", ""},
    {"wording/closed-yes-no", "Did you eat and did you sleep?", ""},
    {"wording/closed-yes-no", "Is there anything on this page that you missed?", ""},
    {"wording/closed-yes-no", "Did you notice anything odd about the bill?",
     "What, if anything, was odd about the bill?"},
    {"wording/closed-yes-no", "Are there any steps you skip at night?", ""},
    {"wording/closed-yes-no", "Do you think any of it was clear?", ""},
    {"wording/closed-yes-no", "Do you have any worries about paying by phone?",
     "What worries, if any, do you have about paying by phone?"},
    {"wording/closed-yes-no", "Does your team use any other tools?",
     "What other tools, if any, does your team use?"},
    {"wording/closed-yes-no", "Do you use any of these?", ""},
    {"wording/closed-yes-no", "Do you have any pets, and who feeds them?", ""},
    {"wording/closed-yes-no", "Are there any steps that take too long?",
     "What steps, if any, take too long?"},
    {"wording/closed-yes-no", "Were there any delays?", "What delays, if any, were there?"},
    {"wording/closed-yes-no", "Did you feel confident while you paid?",
     "How confident or unsure did you feel while you paid?"},
    {"wording/closed-yes-no", "Was this what you expected?",
     "How did this compare with what you expected?"},
    {"wording/closed-yes-no", "Does it fit your way of working?",
     "How well, if at all, does it fit your way of working?"},
    {"wording/closed-yes-no", "Is it too slow?", ""},
    {"wording/closed-yes-no", "Is everything clear?", ""},
    {"wording/have-you-ever", "Have you heard of these grants?",
     "What, if anything, have you heard of these grants?"},
    {"wording/have-you-ever", "Have you ever used the help desk?",
     "When, if ever, did you last use the help desk?"},
    {"wording/have-you-ever", "Do you ever skip a step?",
     "When, if ever, did you last skip a step?"},
    {"wording/have-you-ever", "Have you ever used or seen one?", ""},
    {"wording/leading-agree", "Do you think the letter was clear?",
     "How clear or unclear do you think the letter was?"},
    {"wording/loaded-problem", "What kinds of problems did you have with it?",
     "What kinds of problems, if any, did you have with it?"},
    {"wording/presumed-behaviour", "How many hours a week do you drive?",
     "How many hours a week, if any, do you drive?"},
    {"wording/loaded-sentiment", "What did you find the most confusing?",
     "What, if anything, did you find confusing?"},
    {"wording/loaded-problem", "What benefits does the pass offer?",
     "What benefits, if any, does the pass offer?"},
    {"wording/loaded-sentiment", "What's the most frustrating part of the move?",
     "Walk me through the move."},
    {"wording/superlative", "What was the most difficult?", "What, if anything, was difficult?"},
    {"wording/superlative", "What are the most important steps?", ""},
    {"wording/closed-yes-no", "Do you know yet?", ""},
    {"wording/closed-yes-no", "Did you call the shop?", ""},
    {"wording/closed-yes-no", "Do you have any memories of that?", ""},
    {"wording/hypothetical-use", "Would you try it?", ""},
    {"wording/have-you-ever", "Have you tried any other tools?",
     "What other tools, if any, have you tried?"},
    {"wording/leading-tag", "You know what you want, right?", ""},
    {"wording/why-accusatory", "Why do you have to send it twice?", ""},
    {"wording/absolute", "Is it in a completely safe place?", ""},
    {"accessibility/exclusionary-term", "How do you guys share the work?",
     "How do you share the work?"},
    {"accessibility/exclusionary-term", "How many guys work here?", "How many people work here?"},
    {"accessibility/exclusionary-term", "What do the guys in the yard say?",
     "What do the people in the yard say?"},
    {"accessibility/exclusionary-term", "Who serves the elderly patients?", ""},
    {"accessibility/exclusionary-term", "How do the deaf order here?", ""},
    {"accessibility/exclusionary-term", "What do you offer to the deaf?",
     "What do you offer to deaf people?"},
    {"wording/have-you-ever", "Have you seen or used one?", ""},
    {"wording/generalising", "How do you normally pay?", "How did you pay the last time?"},
    {"wording/generalising", "How do you normally pay and how do you keep the receipts?", ""},
    {"wording/compliment-fishing", "Did you enjoy using it?", ""},
    {"wording/closed-yes-no", "Do you notice anything surprising on the bill?",
     "What, if anything, surprises you on the bill?"},
    {"wording/closed-yes-no", "Are there any parts of the form that you often get stuck on?",
     "What parts of the form, if any, do you often get stuck on?"},
    {"wording/closed-yes-no", "Are there dishes that could be left out?",
     "What dishes, if any, could be left out?"},
    {"wording/closed-yes-no", "Are there any problems with that shelf?",
     "What problems, if any, are there with that shelf?"},
    {"wording/closed-yes-no", "Do you see any links between the two lists?",
     "What links, if any, do you see between the two lists?"},
    {"wording/closed-yes-no", "Are there any fairs that your club offers?", ""},
    {"wording/closed-yes-no", "Are there any steps where you need a second pan?", ""},
    {"wording/closed-yes-no", "Did the leaflet help you cook better?", ""},
    {"wording/closed-yes-no", "Do you have any disabilities?", ""},
    {"wording/closed-yes-no", "Do you take medication?", ""},
    {"wording/closed-yes-no", "Do you expect a letter?", ""},
    {"wording/closed-yes-no", "Do you know people who bake?", ""},
    {"wording/closed-yes-no", "Is it clear which key is yours?", ""},
    {"wording/closed-yes-no", "Are there any rules you know of, or have broken?", ""},
    {"wording/loaded-degree", "How easy was it to bake and how fast?", ""},
    {"wording/loaded-degree", "How easy is the oven compared with the old one?", ""},
    {"wording/loaded-problem", "How did the timer help you bake faster?", ""},
    {"wording/loaded-problem", "Tell me about some problems you have with the oven.",
     "Tell me about any problems you have with the oven."},
    {"wording/generalising", "What do you usually do when it rains?", ""},
    {"wording/generalising", "How do you usually react if a cake is burnt?", ""},
    {"wording/generalising", "What do you usually bake when guests come?", ""},
    {"wording/generalising", "Where do you normally keep the flour?", ""},
    {"wording/have-you-ever", "Have you ever used drugs?", ""},
    {"wording/closed-yes-no", "Is your health good?", ""},
    {"wording/future-prediction", "Will you buy it?", ""},
    {"wording/proxy-opinion", "What would your boss say?", "What has your boss said?"},
    {"wording/future-prediction", "Do you plan to use it again?", ""},
    {"wording/hypothetical-use", "How likely are you to recommend us to a friend?", ""},
    {"wording/have-you-ever", "Have you tried any recipes before?",
     "What recipes, if any, have you tried before?"},
    {"wording/superlative", "What is your favourite part of your job?", ""},
    {"wording/primed-examples", "What do bakers, for example, think of it?", ""},
    {"wording/hypothetical-use", "Would you use a tool that plans meals?",
     "When, if ever, did you last use a tool that plans meals?"},
    {"wording/hypothetical-use", "How likely are you to switch banks?",
     "When, if ever, did you last switch banks?"},
    {"wording/hypothetical-use", "Would you use this tool?", ""},
    {"wording/hypothetical-use", "Would you ever hire a cook?",
     "When, if ever, did you last hire a cook?"},
    {"wording/hypothetical-use", "Would you carry it in this bag?", ""},
    {"wording/hypothetical-use", "For your next trip, would you book a guide?", ""},
    {"wording/hypothetical-use", "How likely are you to use this again?", ""},
    {"wording/loaded-sentiment", "What's been the most stressful thing?",
     "What, if anything, has been the most stressful thing?"},
    {"wording/loaded-sentiment", "What was it about the letter that annoyed you?", ""},
    {"wording/loaded-sentiment", "Why do you prefer to use one pan?", ""},
    {"wording/hypothetical-use", "How likely would you be to use that form?", ""},
    {"wording/hypothetical-use", "Would you use a planner again?", ""},
    {"wording/hypothetical-use", "Would you share your name?", ""},
    {"wording/hypothetical-use", "Would you trust a robot and why?", ""},
    {"wording/hypothetical-use", "If we built a calendar, would you switch?", ""},
    {"wording/superlative", "What was the hardest part of moving house?",
     "Walk me through moving house."},
    {"wording/superlative", "What was the hardest part about it?", ""},
    {"wording/leading-negative", "Isn't the search slow?", "How slow or fast is the search?"},
    {"wording/leading-negative", "Don't you agree this is easy?", ""},
    {"wording/leading-negative", "Don't you think the search is slow?", ""},
    {"wording/leading-tag", "You book the rooms yourself, right?",
     "Tell me how, if at all, you book the rooms yourself."},
    {"wording/double-barrelled", "What do you do for work and do you live nearby?",
     "What do you do for work?`, then `Do you live nearby?"},
    {"wording/loaded-sentiment", "Tell me how much you hate the handover.", ""},
    {"wording/loaded-sentiment", "How much do you love the handover?", ""},
    {"wording/loaded-sentiment", "How much do you like the handover?",
     "How much, if at all, do you like the handover?"},
    {"wording/leading-negative", "Wouldn't it be great if the till printed it?", ""},
    {"wording/absolute", "Do you always eat?", ""},
    {"wording/leading-argument", "Given how slow the lift is, how do you get up?",
     "How do you get up?"},
    {"wording/loaded-problem", "How has the new rota improved your week?",
     "How, if at all, has the new rota improved your week?"},
    {"wording/loaded-problem", "How did the pass help you?",
     "How, if at all, did the pass help you?"},
    {"wording/loaded-problem", "How much time did it save you?",
     "How much time, if any, did it save you?"},
    {"wording/loaded-problem", "In what ways has it helped?",
     "In what ways, if any, has it helped?"},
    {"wording/loaded-problem", "How do you cope with the noise?", ""},
    {"wording/loaded-sentiment", "What's annoying about the lift?",
     "What, if anything, is annoying about the lift?"},
    {"wording/loaded-sentiment", "What didn't you like?", "What, if anything, didn't you like?"},
    {"wording/loaded-sentiment", "Does it annoy you when the lift is late?",
     "How do you feel when the lift is late?"},
    {"wording/leading-argument", "Since everybody hates forms, how do you fill them in?",
     "How do you fill them in?"},
    {"wording/loaded-problem", "What's stopping you from paying online?",
     "What, if anything, is stopping you from paying online?"},
};

}  // namespace

TEST_CASE("lint: what is proposed can be asked, or nothing is proposed") {
  for (const Case& each : kCases) {
    CAPTURE(each.rule);
    CAPTURE(each.question);
    const std::string said = advice(each.rule, each.question);
    CHECK_FALSE(said.empty());
    const bool proposes = said.starts_with("try `");
    CHECK((proposes ? said.substr(5, said.size() - 6) : "") == each.proposal);
  }
}

TEST_CASE("lint: what may hang on yes or no, or on a second question, is not fixed unasked") {
  for (const char* question :
       {"Is the oven easy to clean? Reach?", "How easy is the oven to clean? Very?",
        "How easy was it to bake and how fast?",
        "What problems did you have with the oven and how quickly did they mend it?"}) {
    CAPTURE(question);
    const SourceFile source = test::source(std::string("- ") + question + "\n", "guide.md");
    Diagnostics diagnostics;
    const auto guide = speech::read_guide(source, diagnostics);
    REQUIRE(guide.has_value());
    const std::vector<Diagnostic> findings = lint_guide(source, *guide, nullptr, {});
    CHECK_FALSE(findings.empty());
    CHECK(apply_safe_fixes(source, findings).text == source.text());
  }
}

TEST_CASE("lint: a fix that makes two lines of one ends them as the file does") {
  const SourceFile source = test::source(
      "# Core\r\n\r\n- How do you pay, and how do you note it?\r\n"
      "- What do you use for notes? Where is the paper kept afterwards?\r\n",
      "guide.md");
  Diagnostics diagnostics;
  const auto guide = speech::read_guide(source, diagnostics);
  REQUIRE(guide.has_value());
  CHECK(apply_safe_fixes(source, lint_guide(source, *guide, nullptr, {})).text ==
        "# Core\r\n\r\n- How do you pay?\r\n- How do you note it?\r\n"
        "- What do you use for notes?\r\n  - Where is the paper kept afterwards?\r\n");
}

}  // namespace uxi::lint
