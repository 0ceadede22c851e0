// The JSON of ingest: uxi-json(5).
#include "cli/ingest_text.h"
#include "format/json.h"

namespace uxi::cli {
namespace {

using format::json::Writer;

void millis_or_null(Writer& json, std::string_view key, const std::optional<Millis>& time) {
  json.key(key);
  if (time) {
    json.value(time->value);
  } else {
    json.null();
  }
}

void text_or_null(Writer& json, std::string_view key, const std::optional<std::string>& text) {
  json.key(key);
  if (text) {
    json.value(*text);
  } else {
    json.null();
  }
}

void speaker_json(Writer& json, const ingest::SpeakerInfo& speaker) {
  json.begin_object();
  text_or_null(json, "label", speaker.label);
  json.field("role", to_string(speaker.role)).field("confidence", speaker.confidence);
  json.field("turns", std::uint64_t{speaker.turns}).field("words", std::uint64_t{speaker.words});
  json.field("questions", std::uint64_t{speaker.questions}).end_object();
}

void highlights_json(Writer& json, std::string_view key,
                     const std::vector<workspace::Reanchored>& items) {
  json.key(key).begin_array();
  for (const workspace::Reanchored& item : items) {
    json.begin_object().field("id", item.highlight.id).field("coder", item.coder);
    json.field("turn", item.highlight.first_turn).field("now", item.anchored.first_turn);
    json.field("quote", item.highlight.quote).field("words", item.anchored.quote).end_object();
  }
  json.end_array();
}

/// What became of what was there; only where it was taken in, or would be.
void taken_json(Writer& json, const IngestedFile& file) {
  if (!file.taken || !file.target) return;
  const workspace::TakenIn& taken = *file.taken;
  json.field("session", file.target->session).field("state", workspace::to_string(taken.state));
  json.field("kept", std::uint64_t{taken.kept_edits}).key("conflicts").begin_array();
  for (const ingest::EditConflict& conflict : taken.conflicts) {
    json.begin_object().field("turn", conflict.turn).field("kept", conflict.kept);
    json.field("file", conflict.file).end_object();
  }
  json.end_array().key("highlights").begin_object();
  highlights_json(json, "moved", taken.highlights.moved);
  highlights_json(json, "changed", taken.highlights.changed);
  highlights_json(json, "lost", taken.highlights.lost);
  json.end_object();
}

void file_json(Writer& json, const IngestedFile& file) {
  const ingest::Ingested& result = file.result;
  std::size_t words = 0;
  for (const ingest::SpeakerInfo& speaker : result.speakers) words += speaker.words;
  json.begin_object().field("path", file.path).field("format", result.format);
  json.field("language", result.transcript.language);
  millis_or_null(json, "duration_ms", result.transcript.duration);
  json.field("turns", std::uint64_t{result.transcript.turns.size()});
  json.field("words", std::uint64_t{words}).key("speakers").begin_array();
  for (const ingest::SpeakerInfo& speaker : result.speakers) speaker_json(json, speaker);
  for (const auto& label : result.silent) speaker_json(json, {.label = label, .letter = {}});
  json.end_array();
  taken_json(json, file);
  json.key("diagnostics").begin_array();
  for (const Diagnostic& finding : result.diagnostics) {
    json.begin_object().field("rule", finding.rule).field("severity", to_string(finding.severity));
    json.field("line", finding.begin.line).field("column", finding.begin.column);
    json.field("message", finding.message).end_object();
  }
  json.end_array().end_object();
}

}  // namespace

std::string ingested_json(const std::vector<IngestedFile>& files) {
  Writer json;
  json.begin_object().field("version", 1).key("transcripts").begin_array();
  for (const IngestedFile& file : files) {
    if (!file.error) file_json(json, file);
  }
  json.end_array().key("failed").begin_array();
  for (const IngestedFile& file : files) {
    if (!file.error) continue;
    json.begin_object().field("path", file.path).field("format", file.result.format);
    json.field("message", file.error->message);
    json.field("hint", file.error->hint).end_object();
  }
  json.end_array().end_object();
  return json.text();
}

std::string cues_json(const std::vector<ingest::Cue>& cues) {
  Writer json;
  json.begin_object().field("version", 1).key("cues").begin_array();
  for (const ingest::Cue& cue : cues) {
    json.begin_object().field("id", cue.id);
    millis_or_null(json, "start_ms", cue.start);
    millis_or_null(json, "end_ms", cue.end);
    json.field("speaker", cue.speaker).field("text", cue.text).end_object();
  }
  json.end_array().end_object();
  return json.text();
}

}  // namespace uxi::cli
