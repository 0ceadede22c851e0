#include "uxi/study.h"

#include <doctest/doctest.h>

#include "unit/model/findings.h"

namespace uxi {
namespace {

constexpr const char* kPlan = R"(title: Why do invoices get paid late?
summary: Internal. Late payments cost 3 points of margin.      # the team's eyes only
public: We would like to hear how your team handles invoices.
method: {purpose: generative, structure: semi-structured, setting: in-person, minutes: 45}
analysis: {approach: reflexive, blind: yes}
dates: {recruit: 2026-03-01, field: 2026-03-10, synthesis: 2026-03-24, report: 2026-04-02}
questions:
  - id: rq1
    text: What happens between an invoice's arrival and its payment?
    decision: Whether to build approval chains or reminders first
assumptions:
  - id: a1
    text: Approvers are the bottleneck
    wrong_if: Most delays start before an approver sees the invoice
success: {share_of_participants: 0.5, with_code: pain/approval}
segments:
  - {id: new-admin, who: "Set the product up lately", stage: current, target: 5, guide: guide.md}
  - {id: churned, who: "Cancelled lately", stage: churned, target: 4, guide: guide-churned.md}
team: {moderator: ana, note_taker: ben, observers: [product, support], account_owner_approves: true}
incentive: {amount: 60, currency: EUR, as: "gift card"}
consent: {form: v2, record: required, quote: anonymous, share: public, keep_until: 2027-06-30}
redact: no
status: fielding
)";

std::string findings_of(std::string text) {
  test::File file(std::move(text));
  static_cast<void>(read_study(file.source, "billing", file.diagnostics));
  return file.findings();
}

}  // namespace

TEST_CASE("study: a whole plan is read") {
  test::File file(kPlan);
  const Study study = read_study(file.source, "billing", file.diagnostics);
  CHECK(file.findings() == "");
  CHECK(study.name == "billing");
  CHECK(study.title == Text{"Why do invoices get paid late?", {7, 37}});
  CHECK(file.source.slice(study.summary.span) ==
        "Internal. Late payments cost 3 points of margin.");
  CHECK(study.public_text.value == "We would like to hear how your team handles invoices.");
  CHECK(study.method.purpose.value == Purpose::generative);
  CHECK(study.method.structure.value == Structure::semi_structured);
  CHECK(study.method.setting.value == Setting::in_person);
  CHECK(study.method.minutes.value == 45);
  CHECK(file.source.slice(study.method.minutes.span) == "45");
  CHECK(study.approach.value == Approach::reflexive);
  CHECK(study.blind);
  CHECK(study.dates.recruit->value == Date{2026, 3, 1});
  CHECK(study.dates.field->value == Date{2026, 3, 10});
  CHECK(study.dates.synthesis->value == Date{2026, 3, 24});
  CHECK(study.dates.report->value == Date{2026, 4, 2});
  REQUIRE(study.questions.size() == 1);
  CHECK(study.questions[0].id.value == "rq1");
  CHECK(study.questions[0].decision.value == "Whether to build approval chains or reminders first");
  REQUIRE(study.assumptions.size() == 1);
  CHECK(study.assumptions[0].wrong_if.value ==
        "Most delays start before an approver sees the invoice");
  CHECK(study.success->share_of_participants.value == 0.5);
  CHECK(study.success->with_code.value == "pain/approval");
  REQUIRE(study.segments.size() == 2);
  CHECK(study.segments[1].stage.value == Stage::churned);
  CHECK(study.segments[1].target.value == 4);
  CHECK(study.segments[1].guide.value == "guide-churned.md");
  CHECK(study.team.observers.size() == 2);
  CHECK(study.team.account_owner_approves);
  CHECK(study.incentive->amount.value == 60);
  CHECK(study.incentive->as.value == "gift card");
  CHECK(study.consent->record.value == "required");
  CHECK(study.consent->quote == QuoteConsent::anonymous);
  CHECK(study.consent->share == ShareConsent::everyone);
  CHECK(study.consent->keep_until == Date{2027, 6, 30});
  CHECK_FALSE(study.redact);
  CHECK(study.status.value == StudyStatus::fielding);
}

TEST_CASE("study: a title is enough, and redaction is on unless it is put off") {
  test::File file("title: t\n");
  const Study study = read_study(file.source, "s", file.diagnostics);
  CHECK(file.findings() == "");
  CHECK(study.redact);
  CHECK(study.method.purpose == Located<Purpose>{});
  CHECK(study.method.structure == Located<Structure>{Structure::semi_structured, {}});
  CHECK_FALSE(study.success.has_value());
  CHECK_FALSE(study.consent.has_value());
}

TEST_CASE("study: ids are slugs, and questions and assumptions share them") {
  CHECK(findings_of("title: t\nquestions: [{id: q1, text: a}, {id: Q 2, text: b}]\n"
                    "assumptions: [{id: q1, text: c}]\n"
                    "segments: [{id: new}, {id: new}]\n") ==
        "f:2:37: error: `Q 2` is not an id; it is lower-case words with hyphens, as `late-fee` "
        "[study/id]\n"
        "f:3:20: error: id `q1` is used twice; first on line 2 [study/doubled-id]\n"
        "f:4:28: error: id `new` is used twice; first on line 4 [study/doubled-id]\n");
}

TEST_CASE("study: records say what they lack") {
  CHECK(findings_of("title: t\nquestions:\n  - text: a\n  - id: q2\nsuccess: {}\nconsent: {record: "
                    "maybe}\n") ==
        "f:3:5: error: `id` is missing [study/missing]\n"
        "f:4:5: error: `text` is missing [study/missing]\n"
        "f:5:10: error: `share_of_participants` is missing [study/missing]\n"
        "f:5:10: error: `with_code` is missing [study/missing]\n"
        "f:6:19: error: `record` must be one of `required`, `asked`, `no`, not `maybe` "
        "[study/value]\n");
}

TEST_CASE("study: a segment is found by its id") {
  test::File file(kPlan);
  const Study study = read_study(file.source, "billing", file.diagnostics);
  REQUIRE(find_segment(study, "churned") != nullptr);
  CHECK(find_segment(study, "churned")->who.value == "Cancelled lately");
  CHECK(find_segment(study, "chruned") == nullptr);
}

TEST_CASE("study: every value has the name it has in the file") {
  CHECK(to_string(Structure::semi_structured) == "semi-structured");
  CHECK(to_string(Setting::in_person) == "in-person");
  CHECK(to_string(Stage::non_user) == "non-user");
  CHECK(to_string(Stage::unstated) == "");
  CHECK(to_string(ShareConsent::everyone) == "public");
  CHECK(parse_share("public") == ShareConsent::everyone);
  CHECK(parse_share("everyone") == std::nullopt);
}

TEST_CASE("study: how often people are asked is the plan's") {
  test::File file("title: t\ncontact: {days_apart: 7, at_most: 4}\n");
  const Study study = read_study(file.source, "billing", file.diagnostics);
  CHECK(file.findings() == "");
  CHECK(study.contact.days_apart->value == 7);
  CHECK(study.contact.at_most->value == 4);
  CHECK(findings_of("title: t\ncontact: {days_apart: -1, at_most: 0}\n") ==
        "f:2:23: error: `days_apart` must be 0 or more, not `-1` [study/range]\n"
        "f:2:36: error: `at_most` must be 1 or more, not `0` [study/range]\n");
}

}  // namespace uxi
