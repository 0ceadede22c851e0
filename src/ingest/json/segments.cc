// Any other list of stretches of speech: objects with words and, where they are given, a speaker
// and times. Meeting assistants write such lists with names of their own.
#include <array>

#include "ingest/json/service.h"
#include "text/strings.h"

namespace uxi::ingest {
namespace {

constexpr std::array<std::string_view, 9> kLists = {"utterances",
                                                    "sentences",
                                                    "transcript",
                                                    "transcription.utterances",
                                                    "result.transcription.utterances",
                                                    "entries",
                                                    "paragraphs",
                                                    "turns",
                                                    "data.transcript.sentences"};
constexpr std::array<std::string_view, 6> kWords = {"text",     "transcript", "content",
                                                    "sentence", "words",      "raw_text"};
constexpr std::array<std::string_view, 7> kSpeakers = {
    "speaker_name", "speakerName", "speaker.name", "speaker", "name", "participant", "speaker_id"};
constexpr std::array<std::string_view, 7> kStarts = {
    "start", "start_time", "startTime", "begin", "timestamp", "from", "start_time_seconds"};
constexpr std::array<std::string_view, 5> kEnds = {"end", "end_time", "endTime", "stop", "to"};
// Times of this size are no seconds: that would be more than a day.
constexpr double kMostSeconds = 86'400;

std::string_view words_of(const JsonValue& entry) {
  for (const std::string_view name : kWords) {
    if (const std::string_view text = json_text(entry, name); !text.empty()) return text;
  }
  return {};
}

template <std::size_t N>
std::optional<double> number_of(const JsonValue& entry,
                                const std::array<std::string_view, N>& names) {
  for (const std::string_view name : names) {
    if (const auto number = json_number(entry, name)) return number;
  }
  return std::nullopt;
}

std::optional<std::string> speaker_of(const JsonValue& entry) {
  for (const std::string_view name : kSpeakers) {
    auto label = json_label(entry, name);
    if (!label || label->empty()) continue;
    const bool number = label->find_first_not_of("0123456789") == std::string::npos;
    return number ? "Speaker " + *label : label;
  }
  return std::nullopt;
}

std::span<const JsonValue> list_of(const JsonValue& root) {
  if (root.kind == JsonValue::Kind::array) return root.items;
  for (const std::string_view path : kLists) {
    if (const auto list = json_list(root, path); !list.empty()) return list;
  }
  return {};
}

bool matches(const JsonValue& root) {
  const auto list = list_of(root);
  if (list.empty() || words_of(list.front()).empty()) return false;
  return speaker_of(list.front()) || number_of(list.front(), kStarts);
}

std::vector<Piece> read(const JsonValue& root, const Input&, Diagnostics&) {
  const auto list = list_of(root);
  double latest = 0;
  for (const JsonValue& entry : list) {
    latest = std::max(latest, number_of(entry, kStarts).value_or(0));
  }
  const double scale = latest > kMostSeconds ? 1 : 1000;
  const auto time = [&](std::optional<double> number) -> std::optional<Millis> {
    if (!number || !(*number >= 0) || *number * scale > 36e9) return std::nullopt;
    return Millis{static_cast<std::int64_t>(*number * scale)};
  };
  std::vector<Piece> pieces;
  for (const JsonValue& entry : list) {
    std::string words = text::squeeze(words_of(entry));
    if (words.empty()) continue;
    pieces.push_back({.speaker = speaker_of(entry),
                      .start = time(number_of(entry, kStarts)),
                      .end = time(number_of(entry, kEnds)),
                      .text = std::move(words)});
  }
  return pieces;
}

}  // namespace

JsonService segments_service() {
  return {.name = "a list of segments", .dialect = "stt-json", .matches = matches, .read = read};
}

}  // namespace uxi::ingest
