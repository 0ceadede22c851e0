// Reads study.yaml. What a good plan holds is for the lint to say; here only what cannot be read.
#include "uxi/study.h"

#include <algorithm>

#include "model/consent.h"
#include "model/fields.h"
#include "model/forms.h"
#include "model/ids.h"
#include "model/retention.h"

namespace uxi {
namespace {

constexpr Bounds<int> kCount{.least = 0};

void read_method(Fields& fields, Method& method) {
  method.purpose = fields.choice("purpose", kPurposeNames, Purpose::generative);
  method.structure = fields.choice("structure", kStructureNames, Structure::semi_structured);
  method.setting = fields.choice("setting", kSettingNames, Setting::remote);
  method.minutes = fields.integer("minutes", {.least = 1}).value_or(Located<int>{});
}

void read_dates(Fields& fields, StudyDates& dates) {
  dates.recruit = fields.date("recruit");
  dates.field = fields.date("field");
  dates.synthesis = fields.date("synthesis");
  dates.report = fields.date("report");
}

ResearchQuestion read_question(Fields& fields, UniqueIds& ids) {
  ResearchQuestion question;
  question.id = fields.required_text("id");
  question.text = fields.required_text("text");
  question.decision = fields.text("decision");
  if (check_id(fields.reading(), question.id, kSlugForm)) ids.add(question.id);
  return question;
}

Assumption read_assumption(Fields& fields, UniqueIds& ids) {
  Assumption assumption;
  assumption.id = fields.required_text("id");
  assumption.text = fields.required_text("text");
  assumption.wrong_if = fields.text("wrong_if");
  if (check_id(fields.reading(), assumption.id, kSlugForm)) ids.add(assumption.id);
  return assumption;
}

Segment read_segment(Fields& fields, UniqueIds& ids) {
  Segment segment;
  segment.id = fields.required_text("id");
  segment.who = fields.text("who");
  segment.stage = fields.choice("stage", kStageNames, Stage::unstated);
  segment.target = fields.integer("target", kCount).value_or(Located<int>{});
  segment.guide = fields.text("guide");
  if (check_id(fields.reading(), segment.id, kSlugForm)) ids.add(segment.id);
  return segment;
}

SuccessMetric read_success(Fields& fields) {
  SuccessMetric success;
  if (fields.require("share_of_participants") != nullptr) {
    success.share_of_participants =
        fields.number("share_of_participants", {.least = 0, .most = 1}).value_or(Located<double>{});
  }
  success.with_code = fields.required_text("with_code");
  check_id(fields.reading(), success.with_code, kCodeForm);
  return success;
}

void read_team(Fields& fields, Team& team) {
  team.moderator = fields.text("moderator");
  team.note_taker = fields.text("note_taker");
  team.observers = fields.texts("observers");
  team.account_owner_approves = fields.yes_no("account_owner_approves", false);
}

Incentive read_incentive(Fields& fields) {
  Incentive incentive;
  incentive.amount = fields.number("amount", {.least = 0}).value_or(Located<double>{});
  incentive.currency = fields.text("currency");
  incentive.as = fields.text("as");
  return incentive;
}

void read_contact(Fields& fields, ContactPolicy& contact) {
  contact.days_apart = fields.integer("days_apart", kCount);
  contact.at_most = fields.integer("at_most", {.least = 1});
}

/// Questions and assumptions share one name space: a guide's `{rq1, a1}` names either.
void read_what_is_asked(Fields& fields, Study& study) {
  UniqueIds ids(fields.reading());
  fields.each("questions", [&](Fields& f) { study.questions.push_back(read_question(f, ids)); });
  fields.each("assumptions",
              [&](Fields& f) { study.assumptions.push_back(read_assumption(f, ids)); });
}

}  // namespace

Study read_study(const SourceFile& source, std::string name, Diagnostics& diagnostics) {
  Study study;
  study.name = std::move(name);
  const Reading reading{source, diagnostics, "study"};
  const auto tree = parse_tree(reading);
  if (!tree) return study;
  Fields fields(reading, *tree);
  study.title = fields.required_text("title");
  study.summary = fields.text("summary");
  study.public_text = fields.text("public");
  fields.mapping("method", [&](Fields& f) { read_method(f, study.method); });
  fields.mapping("analysis", [&](Fields& f) {
    study.approach = f.choice("approach", kApproachNames, Approach::codebook);
    study.blind = f.yes_no("blind", false);
  });
  study.language = fields.text("language");
  fields.mapping("dates", [&](Fields& f) { read_dates(f, study.dates); });
  read_what_is_asked(fields, study);
  fields.mapping("success", [&](Fields& f) { study.success = read_success(f); });
  UniqueIds segments(reading);
  fields.each("segments", [&](Fields& f) { study.segments.push_back(read_segment(f, segments)); });
  fields.mapping("team", [&](Fields& f) { read_team(f, study.team); });
  fields.mapping("incentive", [&](Fields& f) { study.incentive = read_incentive(f); });
  fields.mapping("consent", [&](Fields& f) { study.consent = read_consent_policy(f); });
  fields.mapping("retention", [](Fields& f) { static_cast<void>(read_retention(f)); });
  fields.mapping("contact", [&](Fields& f) { read_contact(f, study.contact); });
  study.redact = fields.yes_no("redact", true);
  study.status = fields.choice("status", kStudyStatusNames, StudyStatus::planned);
  return study;
}

const Segment* find_segment(const Study& study, std::string_view id) {
  const auto found =
      std::ranges::find_if(study.segments, [&](const Segment& s) { return s.id.value == id; });
  return found == study.segments.end() ? nullptr : &*found;
}

}  // namespace uxi
