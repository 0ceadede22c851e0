// The engine around the rules: settings, precedence, waivers, places, workspace rules.
#include <doctest/doctest.h>
#include <optional>
#include <string>
#include <vector>

#include "lint/rule_file.h"
#include "speech/read_guide.h"
#include "support/source.h"
#include "text/strings.h"
#include "uxi/lint.h"

namespace uxi::lint {
namespace {

std::vector<Diagnostic> lint(const std::string& text, const LintOptions& options = {},
                             const Study* study = nullptr) {
  const SourceFile source = test::source(text, "guide.md");
  Diagnostics diagnostics;
  const auto guide = speech::read_guide(source, diagnostics);
  REQUIRE(guide.has_value());
  return lint_guide(source, *guide, study, options);
}

/// ``line:col rule `excerpt` `` for each finding.
std::string found(const std::vector<Diagnostic>& findings) {
  std::string out;
  for (const Diagnostic& each : findings) {
    out += std::to_string(each.begin.line) + ":" + std::to_string(each.begin.column) + " " +
           each.rule + " `" + each.excerpt + "`\n";
  }
  return out;
}

constexpr const char* kRule = R"(id: team/no-funnel
family: team
title: funnel
severity: error
check: phrase
with: {any: ["{funnel}"]}
message: "`{match}` is our word"
why: Participants do not know it.
good: ["What did you do?"]
bad: ["Where in the ⟦funnel⟧ were you?"]
)";

}  // namespace

TEST_CASE("lint: a finding has its place, family, words and advice") {
  const auto findings = lint("# T\n\n- Où — how easy was it to find?\n");
  REQUIRE(findings.size() == 1);
  const Diagnostic& finding = findings[0];
  CHECK(to_string(finding) ==
        "guide.md:3:8: warning: `how easy` presumes one end of the scale; try `Où — how easy or "
        "difficult was it to find?` [wording/loaded-degree]");
  CHECK(finding.fix == Fix{.safe = true, .edits = {{{19, 23}, "easy or difficult"}}});
  CHECK(finding.family == "leading");
  CHECK(finding.end == Position{3, 16});
  CHECK(finding.line_text == "- Où — how easy was it to find?");
}

TEST_CASE("lint: one sentence has one finding of a family") {
  CHECK(found(lint("- How clear was that clunky page?\n")) ==
        "1:3 wording/loaded-degree `How clear`\n");
  CHECK(found(lint("- Would you use it in an ideal world?\n")) ==
        "1:3 wording/closed-yes-no `Would you`\n1:3 wording/hypothetical-use `Would you use`\n");
}

TEST_CASE("lint: settings turn rules off and change how bad they are") {
  const std::string text = "- Do you cook?\n- How do you usually shop?\n";
  LintOptions options;
  CHECK(found(lint(text)) ==
        "1:3 wording/closed-yes-no `Do you`\n2:14 wording/generalising `usually`\n");
  options.settings = {{"wording/*", std::nullopt}, {"wording/closed-yes-no", Severity::error}};
  const auto findings = lint(text, options);
  CHECK(found(findings) == "1:3 wording/closed-yes-no `Do you`\n");
  CHECK(findings[0].severity == Severity::error);
  options.settings.push_back({"wording/nothing", std::nullopt});
  options.settings.push_back({"nothing/*", std::nullopt});
  CHECK(unknown_rules(options) == std::vector<std::string>{"wording/nothing", "nothing/*"});
}

TEST_CASE("lint: the mode comes from options, front matter or the study") {
  const std::string text = "- Have you cancelled a plan?\n- Do you pay by card or in cash?\n";
  Study study;
  study.method.structure = {Structure::structured, {}};
  CHECK(lint(text, {}, &study).empty());
  CHECK(lint("---\nmode: structured\n---\n" + text).empty());
  LintOptions options;
  options.mode = GuideMode::structured;
  CHECK(lint(text, options).empty());
  CHECK(lint(text).size() == 2);
}

TEST_CASE("lint: what stands around a closed question decides whether it is a fault") {
  for (const char* text :
       {"- Did you finish it? Why or why not?\n", "- Do you cook?\n    - What did you cook last?\n",
        "- Do you cook?\n- If so, how often?\n", "- You said you cook. Do you cook at home?\n",
        "- Have you used it before?\n- How often do you use it?\n",
        "- Is there anything else you do?\n", "- Is there anything you would change?\n",
        "- Is there anything you need to do that you don't see represented here?\n",
        "- What would you want to know that isn't here?\n",
        "## Consent\n\n- Are you happy for me to record this call?\n"}) {
    CAPTURE(text);
    CHECK(found(lint(text)) == "");
  }
  CHECK(lint("- Is it clear?\n- What is on this page?\n").size() == 1);
}

TEST_CASE("lint: asking after concerns is advised by some, and costs a suggestion at most") {
  const auto severities = [](const std::string& question) {
    std::string out;
    for (const Diagnostic& finding : lint("- " + question + "\n")) {
      out += finding.rule + " " + std::string(to_string(finding.severity)) + "\n";
    }
    return out;
  };
  CHECK(severities("Did you have any concerns about the move?") ==
        "wording/closed-yes-no suggestion\n");
  CHECK(severities("Did you understand the estimate?") == "wording/closed-yes-no warning\n");
}

TEST_CASE("lint: the same question is asked again after another task") {
  const std::string twice = "- What would you do next with the form?\n";
  const std::string mode = "---\nmode: usability\n---\n";
  CHECK(found(lint(mode + "Find the form.\n\n" + twice + "\nFind the fee.\n\n" + twice)) == "");
  CHECK(found(lint(mode + "Find the form.\n\n" + twice + "- Why?\n" + twice)) ==
        "8:3 structure/duplicate-question `What would you do next with the form?`\n");
  CHECK(found(lint("- When did you last call the clinic?\n"
                   "- Where did you last call the clinic?\n")) == "");
  CHECK(found(lint(
            "- What works well with the till?\n- What doesn't work well with the till?\n")) == "");
  CHECK(found(lint("## Email\n\n- What would you do next?\n\n"
                   "## Password\n\n- What would you do next?\n")) == "");
}

TEST_CASE("lint: what two participants are asked is asked nobody twice") {
  const std::string same = "What did you do next with the form?\n";
  const std::string again = "structure/duplicate-question `What did you do next with the form?`\n";
  const std::string asked = "- Who opened the form?\n  - ";
  for (const std::string& text : {
           asked + "If yes:\n    - " + same + "  - If no:\n    - " + same,
           "**If they rent:**\n\n- " + same + "\n**If they don't rent:**\n\n- " + same,
           "For those who rent:\n\n- " + same + "\nFor owners:\n\n- " + same,
           "Group A:\n\n- " + same + "\nGroup B:\n\n- " + same,
           "## Questions for tenants\n\n- " + same + "\n### For owners\n\n- " + same,
           "## Desk\n\n### Forms\n\n- " + same +
               "\n### Closing\n\nBye.\n\n## Van\n\n### Forms\n\n- " + same +
               "\n### Closing\n\nBye.\n",
           "## For tenants\n\n### Forms\n\n- " + same + "\n## For owners\n\n### Forms\n\n- " + same,
       }) {
    CAPTURE(text);
    CHECK(found(lint(text)) == "");
  }
  CHECK(found(lint("Group A:\n\n- " + same + "- " + same)) == "4:3 " + again);
  CHECK(found(lint("- " + same + "\n_Put the other form in front of them_\n\n- " + same)) == "");
}

TEST_CASE("lint: of ways that part the longest takes its time") {
  const auto is_over = [](const std::string& minutes, const std::string& first,
                          const std::string& second) {
    std::string text = "---\nminutes: " + minutes + "\n---\n# T\n\n" + first;
    for (const char* day : {"Monday", "Tuesday"})
      text += std::string("  - Tell me about ") + day + ".\n";
    text += second;
    for (const char* day : {"Friday", "Saturday", "Sunday"})
      text += std::string("  - Tell me about ") + day + ".\n";
    return text::contains(found(lint(text)), "timing/over-budget");
  };
  CHECK_FALSE(is_over("1", "- If yes:\n", "- If no:\n"));
  CHECK(is_over("1", "- If they pay:\n", "- If they stay:\n"));
  CHECK_FALSE(is_over("10", "- Group A:\n", "- Group B:\n"));
  CHECK_FALSE(is_over("10", "## For staff\n\n", "\n## For managers\n\n"));
  CHECK_FALSE(is_over("10", "## Questions for students\n\n", "\n## Questions for tutors\n\n"));
  CHECK_FALSE(is_over("10", "## Questions for students\n\n", "\n### For parents\n\n"));
  // A session ends once: what has two ends is two scripts.
  const std::string desk = "## Desk\n\n### Closing\n\nBye.\n\n### Stock\n\n";
  CHECK_FALSE(is_over("10", desk, "\n## Van\n\n### Closing\n\nBye.\n\n### Stock\n\n"));
  CHECK(is_over("10", desk, "\n## Van\n\n### Stock\n\n"));
  CHECK_FALSE(is_over("10", "## Ordering (if they have an account)\n\n",
                      "\n## Ordering (if they have none)\n\n"));
  CHECK(is_over("10", "- Part A:\n", "- Part B:\n"));
  CHECK(is_over("8", "- Group A:\n", "- Group B:\n"));
}

TEST_CASE("lint: a feeling asked for from both sides is fair") {
  CHECK(found(lint("- What did you like about it?\n- What did you dislike about it?\n")) == "");
  CHECK(lint("- What did you like about it?\n- What did you do next?\n").size() == 1);
}

TEST_CASE("lint: a waiver silences its rules for its question") {
  const std::string waived =
      "<!-- uxi-disable wording/closed-yes-no -- opens the topic -->\n- Do you cook?\n"
      "- Do you bake?\n";
  CHECK(found(lint(waived)) == "3:3 wording/closed-yes-no `Do you`\n");
  CHECK(found(lint("- Do you cook? <!-- uxi-disable wording/* -- opens it -->\n")) == "");
  CHECK(found(lint("- Do you cook? <!-- uxi-disable wording/closed-yes-no -->\n")) ==
        "1:3 wording/closed-yes-no `Do you`\n"
        "1:16 lint/waiver-without-reason `<!-- uxi-disable wording/closed-yes-no -->`\n");
  CHECK(found(lint("- What next? <!-- uxi-disable wording/closed-yes-no -- old -->\n")) ==
        "1:31 lint/unused-waiver `wording/closed-yes-no`\n");
  const auto unknown = lint("- What next? <!-- uxi-disable wording/closed-yesno -- old -->\n");
  REQUIRE(unknown.size() == 1);
  CHECK(unknown[0].rule == "lint/unknown-rule");
  CHECK(unknown[0].suggestion == "did you mean `wording/closed-yes-no`?");
}

TEST_CASE("lint: a closed question that is let pass is none of a run") {
  const std::string passes = " <!-- uxi-disable wording/closed-yes-no -- a fact -->";
  const auto runs = [](const std::string& mark) {
    LintOptions options;
    options.settings = {{"wording/*", std::nullopt}};
    return found(
        lint("- Do you own a car?\n- Do you lease it?" + mark + "\n- Is it insured?\n", options));
  };
  CHECK(runs("") ==
        "1:3 structure/closed-run `Do you own a car?\n- Do you lease it?\n- Is it insured?`\n");
  CHECK_FALSE(text::contains(runs(passes), "closed-run"));
  CHECK(text::contains(runs(" <!-- uxi-disable wording/closed-yes-no -->"), "closed-run"));
  CHECK(text::contains(runs(" <!-- uxi-disable wording/loaded-degree -- why -->"), "closed-run"));
}

TEST_CASE("lint: a waiver may name rules of other lints") {
  LintOptions options;
  options.known_rules = {"plan/vague-goal"};
  CHECK(lint("- What next? <!-- uxi-disable plan/vague-goal -- known -->\n", options).empty());
}

TEST_CASE("lint: a finding about the guide is waived anywhere in it") {
  std::string text =
      "<!-- uxi-disable ethics/*, structure/*, timing/* -- part of a longer guide -->\n\n";
  for (const char* word : {"one", "two", "three", "four", "five", "six"}) {
    text += std::string("- What was ") + word + "?\n";
  }
  CHECK(found(lint(text)) == "");
}

TEST_CASE("lint: terms the team allows are no jargon") {
  LintOptions options;
  CHECK(lint("- What is your tech stack?\n", options).size() == 1);
  options.jargon_allowed = {"Tech stack"};
  CHECK(lint("- What is your tech stack?\n", options).empty());
}

TEST_CASE("lint: naming the product before the question is a pitch") {
  LintOptions options;
  const std::string text = "- Acme Pay does that in a day. How do you do it now?\n";
  CHECK(found(lint(text, options)) == "");
  options.product_names = {"Acme Pay"};
  CHECK(found(lint(text, options)) == "1:3 wording/pitching `Acme Pay`\n");
}

TEST_CASE("lint: a workspace adds its own rules") {
  Diagnostics diagnostics;
  const auto rule = read_rule(test::source(kRule, "rules/team/no-funnel.yaml"), "team/no-funnel",
                              builtin_word_lists(), diagnostics);
  REQUIRE(rule != nullptr);
  CHECK(diagnostics.empty());
  LintOptions options;
  options.extra = {rule};
  CHECK(found(lint("- Where in the funnel were you?\n", options)) ==
        "1:16 team/no-funnel `funnel`\n");
}

TEST_CASE("lint: a wrong rule file says what is wrong, and where") {
  struct Row {
    std::string_view from, to, message;
  };
  static constexpr Row kRows[] = {
      {"id: team/no-funnel", "id: team/funnel",
       "1:5: error: id `team/funnel` differs from the path, which says `team/no-funnel` [rule/id]"},
      {"check: phrase", "check: phrases",
       "5:8: error: `phrases` is none of what `check` may hold; did you mean `phrase`? "
       "[rule/value]"},
      {"{funnel}", "{funnel", "6:14: error: pattern `{funnel` lacks a `}` [rule/pattern]"},
  };
  for (const Row& row : kRows) {
    std::string text = kRule;
    text.replace(text.find(row.from), row.from.size(), row.to);
    Diagnostics diagnostics;
    CHECK(read_rule(test::source(text, "r.yaml"), "team/no-funnel", builtin_word_lists(),
                    diagnostics) == nullptr);
    REQUIRE_FALSE(diagnostics.empty());
    CHECK(to_string(diagnostics.items()[0]) == "r.yaml:" + std::string(row.message));
  }
}

}  // namespace uxi::lint
