// What a good plan and a good screener do, practice by practice (P1-P10, R1-R3, R5, R10): each row
// is a plan or screener with one fault, and the rule that says so.
#include <doctest/doctest.h>
#include <set>
#include <string>
#include <string_view>

#include "support/source.h"
#include "text/strings.h"
#include "uxi/lint.h"

namespace uxi::lint {
namespace {

/// A plan with nothing to say against it.
constexpr std::string_view kPlan =
    R"(title: What happens between an invoice's arrival and its payment?
summary: Internal. Late payments cost 3 points of margin.
public: We would like to hear how your team handles invoices.
method: {purpose: generative, structure: semi-structured, setting: remote, minutes: 45}
dates: {recruit: 2026-03-02, field: 2026-03-10, synthesis: 2026-03-24, report: 2026-04-02}
questions:
  - {id: rq1, text: "What happens between an invoice's arrival and its payment?", decision: "Chains or reminders"}
assumptions:
  - {id: a1, text: "Approvers hold invoices up", wrong_if: "Most delays start before an approver sees it"}
success: {share_of_participants: 0.5, with_code: pain/approval}
segments:
  - {id: new-admin, who: "Set the product up in the last 3 months", stage: current, target: 5}
  - {id: churned, who: "Cancelled in the last 6 months", stage: churned, target: 5}
team: {moderator: ana, note_taker: ben}
incentive: {amount: 60, currency: EUR, as: "gift card"}
consent: {form: v1, record: required, quote: anonymous, share: team, keep_until: 2027-06-30}
)";

/// A screener with nothing to say against it, for that plan.
constexpr std::string_view kScreener =
    R"(questions:
  - {id: did, ask: "Which of these did you do in the last 6 months?", type: multi, options: [Signed up, Cancelled, Neither]}
  - {id: months, ask: "For how many months has your team used it?", type: number}
  - {id: country, ask: "Where do you work?", type: single, attribute: yes, options: [Germany, France, Somewhere else]}
segments:
  - {segment: churned, when: {did: {in: [Cancelled]}}}
  - {segment: new-admin, when: {months: {lte: 3}}}
quotas:
  - {attribute: country, at_least: {Germany: 2, France: 2}}
)";

/// The rules that found something, each once, with spaces between them.
std::string rules_of(const std::vector<Diagnostic>& findings) {
  std::set<std::string> rules;
  for (const Diagnostic& finding : findings) rules.insert(finding.rule);
  return text::join({rules.begin(), rules.end()}, " ");
}

std::string found_in_plan(const std::string& text) {
  Diagnostics faults;
  const SourceFile source = test::source(text, "study.yaml");
  const Study study = read_study(source, "billing", faults);
  INFO(text);
  REQUIRE_FALSE(faults.has_errors());
  return rules_of(lint_plan(source, study, {}));
}

std::string found_in_screener(const std::string& text) {
  Diagnostics faults;
  const Study study = read_study(test::source(std::string(kPlan), "study.yaml"), "billing", faults);
  const SourceFile source = test::source(text, "screener.yaml");
  const Screener screener = read_screener(source, faults);
  INFO(text);
  REQUIRE_FALSE(faults.has_errors());
  return rules_of(lint_screener(source, screener, &study, {}));
}

/// `before` in the good text becomes `after`; then `rule` and nothing else is found.
struct Row {
  std::string_view practice;
  std::string_view before;
  std::string_view after;
  std::string_view rule;
};

constexpr Row kPlanRows[] = {
    {"P1", ", decision: \"Chains or reminders\"", "", "plan/no-decision"},
    {"P1",
     "questions:\n  - {id: rq1, text: \"What happens between an invoice's arrival and its "
     "payment?\", decision: \"Chains or reminders\"}\n",
     "", "plan/no-question"},
    {"P2", "\"What happens between an invoice's arrival and its payment?\"",
     "\"Understand user needs\"", "plan/vague-question"},
    {"P2", "\"What happens between an invoice's arrival and its payment?\"",
     "\"Explore the approval process\"", "plan/topic-question"},
    {"P2", "\"What happens between an invoice's arrival and its payment?\"",
     "\"Improve the onboarding experience\"", "plan/topic-question"},
    {"P3", "success: {share_of_participants: 0.5, with_code: pain/approval}\n", "",
     "plan/no-success"},
    {"P4", "purpose: generative, ", "", "plan/no-method"},
    {"P4", ", minutes: 45", "", "plan/no-length"},
    {"P5", "\"What happens between an invoice's arrival and its payment?\"",
     "\"How many invoices are paid late?\"", "plan/wants-number"},
    {"P5", "\"What happens between an invoice's arrival and its payment?\"",
     "\"Which layout of the approval page works better?\"", "plan/wants-layout"},
    {"P5", "\"What happens between an invoice's arrival and its payment?\"",
     "\"Would teams pay for reminders?\"", "plan/wants-price"},
    {"P6", ", wrong_if: \"Most delays start before an approver sees it\"", "", "plan/cannot-fail"},
    {"P6", "\"Most delays start before an approver sees it\"", "\"It is not true\"",
     "plan/restated-assumption"},
    {"P6",
     "assumptions:\n  - {id: a1, text: \"Approvers hold invoices up\", wrong_if: \"Most "
     "delays start before an approver sees it\"}\n",
     "", "plan/no-assumption"},
    {"P7", "moderator: ana, ", "", "plan/no-moderator"},
    {"P8", "public: We would like to hear how your team handles invoices.\n", "",
     "plan/no-public-text"},
    {"P8", "how your team handles invoices",
     "about invoices. We believe that approvers hold them up", "plan/public-tells-aim"},
    {"P10", "synthesis: 2026-03-24, ", "", "plan/no-synthesis"},
    {"P10", "report: 2026-04-02", "report: 2026-03-24", "plan/no-time-for-synthesis"},
    {"P10", "field: 2026-03-10", "field: 2026-03-23", "plan/too-few-days"},
    {"P10", "field: 2026-03-10", "field: 2026-03-04", "plan/no-time-to-recruit"},
    {"P10", "synthesis: 2026-03-24", "synthesis: 2026-04-24", "plan/date-order"},
    {"R1", ", stage: churned", "", "plan/no-stage"},
    {"R1", "who: \"Cancelled in the last 6 months\", ", "", "plan/undefined-segment"},
    {"R1", "\"Cancelled in the last 6 months\"", "\"Busy parents aged 25 to 40\"",
     "plan/vague-segment"},
    {"R2", "stage: churned, target: 5", "stage: churned, target: 2", "plan/sample-too-small"},
    {"R2", "stage: churned, target: 5", "stage: churned, target: 25", "plan/sample-too-large"},
    {"R2", "stage: churned, target: 5", "stage: churned", "plan/no-target"},
    {"R9", "incentive: {amount: 60, currency: EUR, as: \"gift card\"}\n", "", "plan/no-incentive"},
    {"S2", ", keep_until: 2027-06-30", "", "plan/kept-for-ever"},
    {"S2", "keep_until: 2027-06-30", "keep_until: 2026-03-25", "plan/kept-too-short"},
    {"S2",
     "consent: {form: v1, record: required, quote: anonymous, share: team, keep_until: "
     "2027-06-30}\n",
     "", "plan/no-consent"},
};

constexpr Row kScreenerRows[] = {
    {"R3", "Which of these did", "This study is for people who cancelled. Which of these did",
     "screener/gives-away"},
    {"R3", "  - {id: months",
     "  - {id: pays, ask: \"Do you pay?\", type: single, options: [\"Yes\", \"No\"]}\n  - {id: "
     "months",
     "screener/yes-no"},
    {"R3", "type: multi, options: [Signed up, Cancelled, Neither]",
     "type: multi, options: [Signed up, Cancelled]", "screener/no-way-out"},
    {"R3", "\"For how many months has your team used it?\"",
     "\"You have used it for some months, haven't you?\"", "wording/leading-tag"},
    {"R3", "\"For how many months has your team used it?\"", "\"Do you love using it?\"",
     "wording/loaded-sentiment"},
    {"R3", "  - {id: months",
     "  - {id: plan, ask: \"Which plan do you have?\", type: single, options: [Free, Paid, "
     "None]}\n  - {id: months",
     "screener/unused-question"},
    {"R5", "at_least: {Germany: 2, France: 2}", "at_least: {Germany: 6, France: 5}",
     "screener/impossible-quota"},
    {"R10", "\"Where do you work?\"", "\"Where do you work, and what is your home address?\"",
     "screener/contact-in-roster"},
    {"R4", "{months: {lte: 3}}", "{all: [{months: {lte: 3}}, {months: {gte: 12}}]}",
     "screener/never-matches"},
    {"R4", "{months: {lte: 3}}", "{did: {is: Cancelled}}", "screener/contradiction"},
    {"R1", "  - {segment: new-admin, when: {months: {lte: 3}}}\n", "", "screener/missing-segment"},
};

}  // namespace

TEST_CASE("practice: a good plan and a good screener have no findings") {
  CHECK(found_in_plan(std::string(kPlan)) == "");
  CHECK(found_in_screener(std::string(kScreener)) == "");
}

TEST_CASE("practice: P1-P10, R1, R2, R9, S2: each fault of a plan is found, and nothing else") {
  for (const Row& row : kPlanRows) {
    const std::string text = text::replace_all(kPlan, row.before, row.after);
    CAPTURE(row.practice);
    CAPTURE(text);
    REQUIRE(text != kPlan);
    CHECK(found_in_plan(text) == row.rule);
  }
}

TEST_CASE("practice: P1: three research questions are fine, a fourth is not") {
  const std::string more =
      "  - {id: rq2, text: \"Who approves it?\", decision: \"d\"}\n"
      "  - {id: rq3, text: \"Where do reminders go?\", decision: \"d\"}\n";
  const auto with = [](const std::string& questions) {
    return text::replace_all(kPlan, "assumptions:", questions + "assumptions:");
  };
  CHECK(found_in_plan(with(more)) == "");
  CHECK(found_in_plan(
            with(more + "  - {id: rq4, text: \"What do paper copies do?\", decision: \"d\"}\n")) ==
        "plan/too-many-questions");
}

TEST_CASE("practice: R1, R3-R5, R10: each fault of a screener is found") {
  for (const Row& row : kScreenerRows) {
    const std::string text = text::replace_all(kScreener, row.before, row.after);
    CAPTURE(row.practice);
    CAPTURE(text);
    REQUIRE(text != kScreener);
    CHECK(text::contains(found_in_screener(text), row.rule));
  }
}

}  // namespace uxi::lint
