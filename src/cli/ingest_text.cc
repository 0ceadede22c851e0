#include "cli/ingest_text.h"

#include <fmt/format.h>

#include "cli/findings.h"
#include "format/json.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::cli {
namespace {

std::size_t words_of(const ingest::Ingested& result) {
  std::size_t words = 0;
  for (const ingest::SpeakerInfo& speaker : result.speakers) words += speaker.words;
  return words;
}

void millis_or_null(format::json::Writer& json, std::string_view key,
                    const std::optional<Millis>& time) {
  json.key(key);
  if (time) {
    json.value(time->value);
  } else {
    json.null();
  }
}

void speaker_json(format::json::Writer& json, const ingest::SpeakerInfo& speaker) {
  json.begin_object().key("label");
  if (speaker.label) {
    json.value(*speaker.label);
  } else {
    json.null();
  }
  json.field("role", to_string(speaker.role)).field("confidence", speaker.confidence);
  json.field("turns", std::uint64_t{speaker.turns}).field("words", std::uint64_t{speaker.words});
  json.field("questions", std::uint64_t{speaker.questions}).end_object();
}

void file_json(format::json::Writer& json, const IngestedFile& file) {
  const ingest::Ingested& result = file.result;
  json.begin_object().field("path", file.path).field("format", result.format);
  json.field("language", result.transcript.language);
  millis_or_null(json, "duration_ms", result.transcript.duration);
  json.field("turns", std::uint64_t{result.transcript.turns.size()});
  json.field("words", std::uint64_t{words_of(result)}).key("speakers").begin_array();
  for (const ingest::SpeakerInfo& speaker : result.speakers) speaker_json(json, speaker);
  json.end_array().key("diagnostics").begin_array();
  for (const Diagnostic& finding : result.diagnostics) {
    json.begin_object().field("rule", finding.rule).field("severity", to_string(finding.severity));
    json.field("line", finding.begin.line).field("column", finding.begin.column);
    json.field("message", finding.message).end_object();
  }
  json.end_array().end_object();
}

}  // namespace

std::string ingested_json(const std::vector<IngestedFile>& files) {
  format::json::Writer json;
  json.begin_object().field("version", 1).key("transcripts").begin_array();
  for (const IngestedFile& file : files) file_json(json, file);
  json.end_array().end_object();
  return json.text();
}

std::string ingested_text(const IngestedFile& file, const Style& style) {
  const ingest::Ingested& result = file.result;
  const std::size_t all = words_of(result);
  std::string out = style(Mark::path, text::printable(file.path)) + ": " + result.format + ", " +
                    text::counted(result.transcript.turns.size(), "turn") + ", " +
                    text::counted(all, "word");
  if (result.transcript.duration) out += ", " + to_clock(*result.transcript.duration);
  out += "\n";
  for (const ingest::SpeakerInfo& speaker : result.speakers) {
    const double share =
        all == 0 ? 0 : 100.0 * static_cast<double>(speaker.words) / static_cast<double>(all);
    out += fmt::format("  {:<3} {}: {}", speaker.letter,
                       speaker.label ? text::printable(*speaker.label) : std::string("(no label)"),
                       to_string(speaker.role));
    if (speaker.role != Role::unknown)
      out += fmt::format(" ({:.0f} % sure)", 100 * speaker.confidence);
    out += fmt::format(", {}, {:.0f} % of the words, {}\n", text::counted(speaker.turns, "turn"),
                       share, text::counted(speaker.questions, "question"));
  }
  for (const auto& [kind, count] : result.transcript.redacted) {
    out += "  redacted: " + text::counted(static_cast<std::size_t>(count), kind) + "\n";
  }
  return out;
}

std::string cues_json(const std::vector<ingest::Cue>& cues) {
  format::json::Writer json;
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
