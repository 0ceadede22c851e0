// What one sentence does to another.
#include "speech/relation.h"

#include <doctest/doctest.h>
#include <string_view>

namespace uxi::speech {
namespace {

struct Read {
  Sentence sentence;
  Form form;
};

Read read(std::string_view text) {
  Read result{tokenize(text), Form::none};
  find_clause(result.sentence);
  result.form = classify(result.sentence);
  return result;
}

}  // namespace

TEST_CASE("speech: a recap gives the participant's words back") {
  CHECK(recalls_participant(read("You told me you run payroll on Fridays.").sentence));
  CHECK(recalls_participant(read("Just to confirm, it was March?").sentence));
  CHECK(recalls_participant(read("It sounds like it took a week.").sentence));
  CHECK_FALSE(recalls_participant(read("Tell me about payroll.").sentence));
  CHECK_FALSE(recalls_participant(read("Were you told why the bus was late?").sentence));
}

TEST_CASE("speech: short follow-ups open up what was asked before") {
  for (const std::string_view text : {"Why?", "Why or why not?", "Which ones?", "How so?",
                                      "What makes you say that?", "Can you please explain?"}) {
    CAPTURE(text);
    CHECK(is_short_follow_up(read(text).sentence));
    CHECK(opens_up(read(text).sentence, read(text).form));
  }
  CHECK_FALSE(is_short_follow_up(read("Why did you stop using it?").sentence));
  CHECK_FALSE(opens_up(read("Is it slow?").sentence, read("Is it slow?").form));
}

TEST_CASE("speech: conditions and tails belong to the question before them") {
  CHECK(is_conditional_follow_up(read("If so, how often?").sentence));
  CHECK(is_conditional_follow_up(read("And if not, why?").sentence));
  CHECK_FALSE(is_conditional_follow_up(read("What if it rains?").sentence));
  CHECK(opens_itself(read("Would you trust it, and why?").sentence));
  CHECK(opens_itself(read("Do you keep records, and if so, where are they?").sentence));
  CHECK_FALSE(opens_itself(read("Do you keep records?").sentence));
}

TEST_CASE("speech: a filter asks for a fact that a later question presumes") {
  const Read filter = read("Have you cancelled a subscription?");
  const Read later = read("What led you to cancel the subscription?");
  CHECK(asks_for_fact(filter.sentence, filter.form));
  CHECK(is_filter_for(filter.sentence, filter.form, later.sentence));
  CHECK_FALSE(is_filter_for(later.sentence, later.form, filter.sentence));
  const Read opinion = read("Do you feel it is slow?");
  CHECK_FALSE(asks_for_fact(opinion.sentence, opinion.form));
}

TEST_CASE("speech: what is asked of a thing is in the main clause") {
  const Sentence plan = read("If the pump fails, do you have a plan?").sentence;
  const Sentence same = read("Who wrote the plan?").sentence;
  const Sentence other = read("What does the pump feed when it is on?").sentence;
  const Sentence late = read("When you wrote the plan, who was there?").sentence;
  CHECK(shares_subject(plan, same));
  CHECK(shares_content(plan, other));
  CHECK_FALSE(shares_subject(plan, other));
  CHECK(shares_content(plan, late));
  CHECK_FALSE(shares_subject(plan, late));
  const Sentence test = read("Do you test it so that the gate stays shut?").sentence;
  CHECK_FALSE(shares_subject(test, read("How does the gate open?").sentence));
  CHECK(shares_subject(read("When did you see the gate?").sentence,
                       read("How does the gate open?").sentence));
  CHECK_FALSE(shares_subject(tokenize(""), tokenize("")));
  const Sentence painted = read("Do you paint the doors of the gate?").sentence;
  const Sentence doors = read("Who paints the doors?").sentence;
  CHECK(shares_subject(painted, doors, 2));
  CHECK_FALSE(shares_subject(painted, read("How does the gate open?").sentence, 2));
  CHECK(refers_back(painted, read("How does the gate open?").sentence));
  CHECK_FALSE(refers_back(painted, read("What do you pay for a gate?").sentence));
  CHECK_FALSE(refers_back(painted, read("When you pass the gate, what do you see?").sentence));
}

}  // namespace uxi::speech
