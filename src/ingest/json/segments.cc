// Any other list of stretches of speech: objects with words and, where they are given, a speaker
// and times. Meeting assistants write such lists with names of their own.
#include <array>

#include "ingest/json/service.h"
#include "text/strings.h"

namespace uxi::ingest {
namespace {

constexpr std::array<std::string_view, 10> kLists = {"utterances",
                                                     "segments",
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
constexpr std::array<std::string_view, 9> kSpeakers = {
    "speaker_name", "speakerName",      "speaker.name", "speaker",  "name",
    "participant",  "participant.name", "speaker_id",   "speakerId"};
constexpr std::array<std::string_view, 8> kStarts = {
    "start",     "start_time", "startTime",          "begin",
    "timestamp", "from",       "start_time_seconds", "start_timestamp.relative"};
constexpr std::array<std::string_view, 6> kEnds = {"end",  "end_time", "endTime",
                                                   "stop", "to",       "end_timestamp.relative"};
// Times of this size are no seconds: that would be more than a day.
constexpr double kMostSeconds = 86'400;

/// The words of an entry: a text, or a list of words that are texts.
std::string words_of(const JsonValue& entry) {
  for (const std::string_view name : kWords) {
    if (const std::string_view text = json_text(entry, name); !text.empty()) {
      return text::squeeze(text);
    }
  }
  std::string all;
  for (const JsonValue& word : json_list(entry, "words")) {
    const std::string_view text = json_text(word, "text");
    all += ' ';
    all += text.empty() ? json_text(word, "word") : text;
  }
  return text::squeeze(all);
}

template <std::size_t N>
std::optional<double> number_of(const JsonValue& entry,
                                const std::array<std::string_view, N>& names) {
  for (const std::string_view name : names) {
    if (const auto number = json_number(entry, name)) return number;
  }
  return std::nullopt;
}

/// The name that a list `speakers` of ids and names gives an id.
std::optional<std::string> listed_name(const JsonValue& root, const std::string& id) {
  for (const JsonValue& speaker : json_list(root, "speakers")) {
    auto name = json_label(speaker, "name");
    if (json_label(speaker, "id") == id && name && !name->empty()) return name;
  }
  return std::nullopt;
}

std::optional<std::string> speaker_of(const JsonValue& root, const JsonValue& entry) {
  for (const std::string_view name : kSpeakers) {
    auto label = json_label(entry, name);
    if (!label || label->empty()) continue;
    if (auto listed = listed_name(root, *label)) return listed;
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
  return speaker_of(root, list.front()) || number_of(list.front(), kStarts);
}

std::vector<Piece> read(const JsonValue& root, const Input&, Diagnostics&) {
  const auto list = list_of(root);
  double latest = 0;
  for (const JsonValue& entry : list) {
    const auto spoken = json_list(entry, "words");
    const auto start = number_of(entry, kStarts);
    const auto first = spoken.empty() ? start : number_of(spoken.front(), kStarts);
    latest = std::max(latest, start.value_or(first.value_or(0)));
  }
  const double scale = latest > kMostSeconds ? 1 : 1000;
  const auto time = [&](std::optional<double> number) -> std::optional<Millis> {
    if (!number || !(*number >= 0) || *number * scale > 36e9) return std::nullopt;
    return Millis{static_cast<std::int64_t>(*number * scale)};
  };
  std::vector<Piece> pieces;
  for (const JsonValue& entry : list) {
    std::string words = words_of(entry);
    if (words.empty()) continue;
    // Where only words have times, the first and the last tell.
    const auto spoken = json_list(entry, "words");
    const JsonValue& first = spoken.empty() ? entry : spoken.front();
    const JsonValue& last = spoken.empty() ? entry : spoken.back();
    const auto start = number_of(entry, kStarts);
    const auto end = number_of(entry, kEnds);
    pieces.push_back({.speaker = speaker_of(root, entry),
                      .start = time(start ? start : number_of(first, kStarts)),
                      .end = time(end ? end : number_of(last, kEnds)),
                      .text = std::move(words)});
  }
  return pieces;
}

}  // namespace

JsonService segments_service() {
  return {.name = "a list of segments", .dialect = "stt-json", .matches = matches, .read = read};
}

}  // namespace uxi::ingest
