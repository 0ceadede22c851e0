// What is proposed in place of a question: a sentence that somebody could say, or nothing, and then
// the rule's advice stands alone.
#include <doctest/doctest.h>
#include <string>
#include <vector>

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
    {"wording/closed-yes-no", "Is the letter clear?", "How clear or unclear is the letter?"},
    {"wording/closed-yes-no", "Was there anything confusing?", ""},
    {"wording/closed-yes-no", "Is there anything that's confusing?", ""},
    {"wording/closed-yes-no", "Do you regularly use a computer?", ""},
    {"wording/closed-yes-no", "Does the order of the steps make sense?", ""},
    {"wording/closed-yes-no", "We keep ours in a drawer. Do you?", ""},
    {"wording/closed-yes-no", "Do you plan to move house?", ""},
    {"wording/closed-yes-no", "Do these alarms effectively warn you?", ""},
    {"wording/closed-yes-no", "Are you happy with how easy it is?", ""},
    {"wording/closed-yes-no", "Was it helpful and fast?", ""},
    {"wording/closed-yes-no", "Did the nurse explain the leaflet well?", ""},
    {"wording/closed-yes-no", "Did you eat and did you sleep?", ""},
    {"wording/generalising", "How do you normally pay?", "How did you pay the last time?"},
    {"wording/generalising", "How do you normally pay and how do you keep the receipts?", ""},
    {"wording/compliment-fishing", "Did you enjoy using it?",
     "Tell me about the last time you used it."},
    {"wording/hypothetical-use", "Would you use a tool that plans meals?",
     "When, if ever, did you last use a tool that plans meals?"},
    {"wording/hypothetical-use", "How likely are you to switch banks?",
     "When, if ever, did you last switch banks?"},
    {"wording/hypothetical-use", "Would you use this tool?", ""},
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
     "Tell me how you book the rooms yourself."},
    {"wording/double-barrelled", "What do you do for work and do you live nearby?",
     "What do you do for work?`, then `Do you live nearby?"},
    {"wording/loaded-sentiment", "Tell me how much you hate the handover.", ""},
    {"wording/loaded-sentiment", "How much do you love the handover?",
     "How much, if at all, do you love the handover?"},
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

}  // namespace uxi::lint
