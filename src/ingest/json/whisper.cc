// Whisper and its kin: `segments` with start, end and text; WhisperX adds `speaker`, which is
// absent where it is not sure. whisper.cpp writes `transcription` with `offsets` in milliseconds.
#include <algorithm>

#include "ingest/captions.h"
#include "ingest/json/service.h"
#include "text/strings.h"

namespace uxi::ingest {
namespace {

constexpr double kSilence = 0.6;

std::span<const JsonValue> segments_of(const JsonValue& root) {
  if (root.kind == JsonValue::Kind::array) return root.items;
  const auto segments = json_list(root, "segments");
  return segments.empty() ? json_list(root, "transcription") : segments;
}

bool matches(const JsonValue& root) {
  const auto segments = segments_of(root);
  if (segments.empty()) {
    // An hour of silence has no segments; `text` and `language` are still there.
    return root.find("segments") != nullptr && root.find("text") != nullptr;
  }
  const JsonValue& first = segments.front();
  const bool timed = first.find("start") != nullptr || first.find("offsets") != nullptr;
  const bool own = first.find("tokens") != nullptr || first.find("words") != nullptr ||
                   first.find("seek") != nullptr || first.find("offsets") != nullptr ||
                   root.kind == JsonValue::Kind::object;
  return timed && own && first.find("text") != nullptr;
}

std::optional<std::string> speaker_of(const JsonValue& segment) {
  auto label = json_label(segment, "speaker");
  return label ? label : json_label(segment, "speaker.name");
}

/// A speaker for the tags of captions. Unsure stays unsure where others are known.
std::vector<Voice> voices_of(const JsonValue& segment, bool diarized) {
  std::vector<Voice> voices;
  if (!diarized) return voices;
  const auto speaker = speaker_of(segment);
  voices.push_back({speaker.value_or(""), std::string(text::trim(json_text(segment, "text")))});
  return voices;
}

void report_silence(std::span<const JsonValue> segments, const Input& input,
                    Diagnostics& diagnostics) {
  const auto silent = std::count_if(segments.begin(), segments.end(), [](const JsonValue& segment) {
    return json_number(segment, "no_speech_prob").value_or(0) > kSilence;
  });
  if (silent == 0) return;
  diagnostics.report(input.source, {0, 0}, Severity::suggestion, "ingest/silence",
                     text::counted(static_cast<std::size_t>(silent), "segment") +
                         " that the recogniser took for silence " + (silent == 1 ? "has" : "have") +
                         " words all the same",
                     "listen there: speech recognisers make up words in silence");
}

std::vector<Piece> read(const JsonValue& root, const Input& input, Diagnostics& diagnostics) {
  const auto segments = segments_of(root);
  const bool diarized = std::any_of(segments.begin(), segments.end(), [](const JsonValue& segment) {
    return speaker_of(segment).has_value();
  });
  std::vector<Caption> captions;
  for (const JsonValue& segment : segments) {
    const bool offsets = segment.find("offsets") != nullptr;
    const auto start =
        offsets ? json_millis(segment, "offsets.from") : json_seconds(segment, "start");
    const auto end = offsets ? json_millis(segment, "offsets.to") : json_seconds(segment, "end");
    captions.push_back({.id = {},
                        .start = start.value_or(captions.empty() ? Millis{0} : captions.back().end),
                        .end = end.value_or(start.value_or(Millis{0})),
                        .text = std::string(text::trim(json_text(segment, "text"))),
                        .voices = voices_of(segment, diarized)});
  }
  if (captions.empty() && !json_text(root, "text").empty()) {
    return {{.text = text::squeeze(json_text(root, "text"))}};
  }
  report_silence(segments, input, diagnostics);
  CaptionTraits traits;
  return speech_of(std::move(captions), false, input.source, diagnostics, traits);
}

}  // namespace

JsonService whisper_service() {
  return {.name = "Whisper", .dialect = "whisper-json", .matches = matches, .read = read};
}

}  // namespace uxi::ingest
