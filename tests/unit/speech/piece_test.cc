// What opens a list, told by a line alone.
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

}  // namespace uxi::speech
