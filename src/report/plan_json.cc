// The plan for programs: uxi-json(5), `uxi plan show --format json`.
#include "format/json.h"
#include "report/plan_page.h"

namespace uxi::report {
namespace {

using format::json::Writer;

void text_or_null(Writer& json, std::string_view key, const std::string& text) {
  json.key(key);
  if (text.empty()) {
    json.null();
  } else {
    json.value(text);
  }
}

template <class Enum>
void choice_or_null(Writer& json, std::string_view key, const Located<Enum>& choice) {
  text_or_null(json, key,
               choice.span.empty() ? std::string() : std::string(to_string(choice.value)));
}

void date_or_null(Writer& json, std::string_view key, const std::optional<Located<Date>>& date) {
  text_or_null(json, key, date ? to_string(date->value) : std::string());
}

void minutes(Writer& json, const Study& study) {
  json.key("minutes");
  if (study.method.minutes.value > 0) {
    json.value(study.method.minutes.value);
  } else {
    json.null();
  }
}

void incentive(Writer& json, const Study& study) {
  json.key("incentive");
  if (!study.incentive) {
    json.null();
    return;
  }
  json.begin_object().field("amount", study.incentive->amount.value);
  text_or_null(json, "currency", study.incentive->currency.value);
  text_or_null(json, "as", study.incentive->as.value);
  json.end_object();
}

void consent(Writer& json, const Study& study) {
  json.key("consent");
  if (!study.consent) {
    json.null();
    return;
  }
  json.begin_object();
  text_or_null(json, "form", study.consent->form.value);
  text_or_null(json, "record", study.consent->record.value);
  json.field("quote", to_string(study.consent->quote))
      .field("share", to_string(study.consent->share));
  text_or_null(json, "keep_until",
               study.consent->keep_until ? to_string(*study.consent->keep_until) : std::string());
  json.end_object();
}

void method(Writer& json, const Study& study) {
  json.key("method").begin_object();
  choice_or_null(json, "purpose", study.method.purpose);
  choice_or_null(json, "structure", study.method.structure);
  choice_or_null(json, "setting", study.method.setting);
  minutes(json, study);
  json.end_object();
}

void questions(Writer& json, const Study& study) {
  json.key("questions").begin_array();
  for (const ResearchQuestion& question : study.questions) {
    json.begin_object().field("id", question.id.value).field("text", question.text.value);
    text_or_null(json, "decision", question.decision.value);
    json.end_object();
  }
  json.end_array().key("assumptions").begin_array();
  for (const Assumption& assumption : study.assumptions) {
    json.begin_object().field("id", assumption.id.value).field("text", assumption.text.value);
    text_or_null(json, "wrong_if", assumption.wrong_if.value);
    json.end_object();
  }
  json.end_array().key("success");
  if (study.success) {
    json.begin_object()
        .field("share_of_participants", study.success->share_of_participants.value)
        .field("with_code", study.success->with_code.value)
        .end_object();
  } else {
    json.null();
  }
}

void segments(Writer& json, const Study& study) {
  json.key("segments").begin_array();
  for (const Segment& segment : study.segments) {
    json.begin_object().field("id", segment.id.value);
    text_or_null(json, "who", segment.who.value);
    text_or_null(json, "stage", std::string(to_string(segment.stage.value)));
    json.field("target", segment.target.value).end_object();
  }
  json.end_array();
}

void team(Writer& json, const Study& study) {
  json.key("team").begin_object();
  text_or_null(json, "moderator", study.team.moderator.value);
  text_or_null(json, "note_taker", study.team.note_taker.value);
  json.key("observers").begin_array();
  for (const Text& observer : study.team.observers) json.value(observer.value);
  json.end_array().field("account_owner_approves", study.team.account_owner_approves).end_object();
}

}  // namespace

std::string plan_json(const Study& study) {
  Writer json;
  json.begin_object().field("version", 1).field("title", study.title.value);
  text_or_null(json, "summary", study.summary.value);
  text_or_null(json, "public", study.public_text.value);
  method(json, study);
  choice_or_null(json, "approach", study.approach);
  json.key("dates").begin_object();
  date_or_null(json, "recruit", study.dates.recruit);
  date_or_null(json, "field", study.dates.field);
  date_or_null(json, "synthesis", study.dates.synthesis);
  date_or_null(json, "report", study.dates.report);
  json.end_object();
  questions(json, study);
  segments(json, study);
  team(json, study);
  incentive(json, study);
  consent(json, study);
  json.field("status", to_string(study.status.value)).end_object();
  return json.text();
}

std::string public_json(const Study& study) {
  Writer json;
  json.begin_object().field("version", 1);
  text_or_null(json, "public", study.public_text.value);
  choice_or_null(json, "setting", study.method.setting);
  minutes(json, study);
  incentive(json, study);
  consent(json, study);
  json.end_object();
  return json.text();
}

}  // namespace uxi::report
