// What opens a list, told by a line alone, and which words up to a colon are a label.
#include "speech/piece.h"

#include <doctest/doctest.h>
#include <string_view>

#include "speech/opener.h"

namespace uxi::speech {

TEST_CASE("speech: a list to watch for opens with any of its first words") {
  for (const std::string_view line : {"Watch for:",
                                      "Things to look out for",
                                      "listen for signs of doubt",
                                      "Observe:",
                                      "Notice how they react",
                                      "NOTES",
                                      "Success criteria",
                                      "Expected answers",
                                      "Goals",
                                      "Observations",
                                      "Avoid",
                                      "Never ask about prices",
                                      "Don't ask:",
                                      "Don’t say",
                                      "Do not say:",
                                      "For our observers:",
                                      "Learning goals",
                                      "Our assumptions",
                                      "Session objectives",
                                      "Hypotheses",
                                      "What we hope to learn:",
                                      "We need to know:",
                                      "what i want to find out",
                                      "Observer questions",
                                      "Research questions",
                                      "Questions to think about",
                                      "By the end of it we want to learn",
                                      "The key questions are",
                                      "What you're listening for:",
                                      "Observation points:",
                                      "Based on these answers, we'll know:",
                                      "“Watch for”",
                                      "(study goals)"}) {
    CAPTURE(line);
    CHECK(opens_watch_list(line));
  }
  for (const std::string_view line : {"What do you hope for?", "Do you ask?", "We need you.",
                                      "Tell me about it", "Watchful people", ""}) {
    CAPTURE(line);
    CHECK(!opens_watch_list(line));
  }
}

TEST_CASE("speech: words up to a colon that are speech themselves are no mere label") {
  for (const std::string_view line :
       {"Please think aloud: read what you see.", "Think out loud: read what you see.",
        "Three rules: take your time.", "One thing first: nobody grades this.",
        "Just one last request: close the door.", "Remember: nobody grades this.",
        "Please note: the tape runs.", "Note that it runs: the tape is short.",
        "Don't worry: nobody grades this.", "Keep in mind: nobody grades this.",
        "Be frank: is it too slow?", "It works like this: ask away.",
        "Think of the last trip: where was it?", "Imagine this: the train is late."}) {
    CAPTURE(line);
    const LabelPrefix label = label_prefix(line);
    CHECK(label.spoken);
    CHECK(label.size == line.find(':') + 2);
    CHECK(label.label != Label::note);
  }
  for (const std::string_view line :
       {"Task: buy a ticket.", "Scenario 2: the train is late.", "Prompt: anything else?",
        "Probe: what else?", "Q1: what is it?", "If yes: where is it?", "Trust: what earns it?",
        "Ground rules: nobody grades this.", "Think-aloud: read it.", "Rules: take your time.",
        "The third task: buy a ticket.", "Interviewer: who else?"}) {
    CAPTURE(line);
    const LabelPrefix label = label_prefix(line);
    CHECK_FALSE(label.spoken);
    CHECK(label.size == line.find(':') + 2);
  }
  CHECK_FALSE(label_prefix("Some rules:").spoken);
}

}  // namespace uxi::speech
