// The JSON of `session review`.
#include "cli/review_text.h"
#include "format/json.h"

namespace uxi::cli {
namespace {

using format::json::Writer;
using review::Review;

void text_or_null(Writer& json, std::string_view key, const std::string& text) {
  json.key(key);
  if (text.empty()) {
    json.null();
  } else {
    json.value(text);
  }
}

void time_or_null(Writer& json, std::string_view key, const std::optional<Millis>& time) {
  json.key(key);
  if (time) {
    json.value(time->value);
  } else {
    json.null();
  }
}

void talk_json(Writer& json, const Review& review) {
  json.key("talk").begin_array();
  for (const review::Talk& talk : review.talk) {
    json.begin_object().field("speaker", talk.speaker).field("role", to_string(talk.role));
    json.field("turns", std::uint64_t{talk.turns}).field("words", std::uint64_t{talk.words});
    json.field("share", talk.share).end_object();
  }
  json.end_array().field("interviewer_share", review.interviewer_share);
  json.field("words", std::uint64_t{review.words});
  json.field("briefing_turns", std::uint64_t{review.briefing});
  json.key("longest").begin_array();
  for (const review::Monologue& each : review.longest) {
    json.begin_object().field("turn", each.turn).field("speaker", each.speaker);
    json.field("role", to_string(each.role)).field("words", std::uint64_t{each.words});
    time_or_null(json, "start_ms", each.start);
    json.end_object();
  }
  json.end_array();
}

void questions_json(Writer& json, const review::QuestionCounts& counts) {
  json.key("questions").begin_object().field("asked", std::uint64_t{counts.all});
  json.key("by_kind").begin_object();
  for (const auto& [kind, count] : counts.by_kind) json.field(kind, std::uint64_t{count});
  json.end_object().field("follow_ups", std::uint64_t{counts.follow_ups});
  json.field("topics", std::uint64_t{counts.topics});
  json.field("deepest", std::uint64_t{counts.deepest}).end_object();
}

void pauses_json(Writer& json, std::string_view key, const review::Pauses& pauses, bool known) {
  json.key(key);
  if (!known || pauses.count == 0) {
    json.null();
    return;
  }
  json.begin_object().field("count", std::uint64_t{pauses.count});
  json.field("median_ms", pauses.median.value);
  json.field("three_seconds", std::uint64_t{pauses.three_seconds}).end_object();
}

void timing_json(Writer& json, const review::Timing& timing) {
  json.key("timing").begin_object();
  text_or_null(json, "no_pauses", timing.no_pauses);
  text_or_null(json, "no_interruptions", timing.no_interruptions);
  pauses_json(json, "after_question", timing.after_question, timing.no_pauses.empty());
  pauses_json(json, "after_answer", timing.after_answer, timing.no_pauses.empty());
  json.key("interrupted_at_ms");
  if (timing.no_interruptions.empty()) {
    json.begin_array();
    for (const Millis at : timing.interrupted_at) json.value(at.value);
    json.end_array();
  } else {
    json.null();
  }
  json.end_object();
}

void question_json(Writer& json, const review::AskedQuestion& each) {
  json.begin_object().field("text", each.question.text).field("line", each.question.line);
  text_or_null(json, "id", each.question.id);
  json.field("kind", to_string(each.question.kind)).field("section", each.question.section);
  json.field("asked", !each.turns.empty()).key("turns").begin_array();
  for (const int turn : each.turns) json.value(turn);
  json.end_array().key("score");
  if (each.turns.empty()) {
    json.null();
  } else {
    json.value(each.score);
  }
  json.key("because").begin_array();
  for (const std::string& word : each.because) json.value(word);
  json.end_array().field("answer_words", std::uint64_t{each.answer_words});
  time_or_null(json, "answer_ms", each.answer_time);
  json.end_object();
}

void guide_json(Writer& json, const std::optional<review::GuideCoverage>& guide) {
  json.key("guide");
  if (!guide) {
    json.null();
    return;
  }
  json.begin_object().field("path", guide->path).field("version", guide->version);
  json.field("asked", std::uint64_t{guide->asked});
  json.field("jumps_back", std::uint64_t{guide->jumps_back}).key("questions").begin_array();
  for (const review::AskedQuestion& each : guide->questions) question_json(json, each);
  json.end_array().end_object();
}

void remarks_json(Writer& json, const Review& review) {
  json.key("wording").begin_array();
  for (const review::Slip& slip : review.slips) {
    json.begin_object().field("turn", slip.turn).field("rule", slip.finding.rule);
    json.field("family", slip.finding.family).field("severity", to_string(slip.finding.severity));
    json.field("message", slip.finding.message).field("suggestion", slip.finding.suggestion);
    json.field("words", slip.words)
        .field("excerpt", slip.finding.excerpt)
        .field("line", slip.finding.begin.line);
    json.field("column", slip.finding.begin.column).key("mended_by");
    if (slip.mended_by) {
      json.value(*slip.mended_by);
    } else {
      json.null();
    }
    json.end_object();
  }
  json.end_array().key("neutrality").begin_array();
  for (const review::Step& step : review.steps) {
    json.begin_object().field("turn", step.turn).field("kind", to_string(step.how));
    json.field("words", step.words).end_object();
  }
  json.end_array().key("suggestions").begin_array();
  for (const std::string& line : review.suggestions) json.value(line);
  json.end_array();
}

}  // namespace

std::string review_json(const std::string& study, const std::vector<Review>& reviews) {
  Writer json;
  json.begin_object().field("version", 1).field("study", study).key("sessions").begin_array();
  for (const Review& review : reviews) {
    json.begin_object().field("session", review.session);
    text_or_null(json, "not_measurable", review.why_not);
    if (!review.why_not.empty()) {
      text_or_null(json, "to_settle", review.to_settle);
    } else {
      talk_json(json, review);
      questions_json(json, review.questions);
      timing_json(json, review.timing);
      guide_json(json, review.guide);
      remarks_json(json, review);
    }
    json.end_object();
  }
  json.end_array().end_object();
  return json.text();
}

}  // namespace uxi::cli
