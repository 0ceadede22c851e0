// Google Speech-to-Text: `results[].alternatives[0].words`. With diarization the last result of
// version 1 repeats every word, tagged: only that one is read then. Times are `{"seconds": "12",
// "nanos": …}` or `"12.3s"`.
#include <algorithm>
#include <array>

#include "ingest/json/service.h"
#include "ingest/spoken_words.h"

namespace uxi::ingest {
namespace {

constexpr std::array<std::string_view, 2> kResultPaths = {"results", "response.results"};

std::span<const JsonValue> results_of(const JsonValue& root) {
  for (const std::string_view path : kResultPaths) {
    if (const auto found = json_list(root, path); !found.empty()) return found;
  }
  return {};
}

const JsonValue* best_of(const JsonValue& result) { return json_first(result, "alternatives"); }

bool matches(const JsonValue& root) {
  const auto results = results_of(root);
  return std::any_of(results.begin(), results.end(), [](const JsonValue& result) {
    const JsonValue* best = best_of(result);
    return best != nullptr && best->find("transcript") != nullptr &&
           best->find("timestamps") == nullptr;
  });
}

std::optional<Millis> time_of(const JsonValue& word, std::string_view name) {
  const JsonValue* value = word.find(name);
  if (value == nullptr) return std::nullopt;
  if (value->kind != JsonValue::Kind::object) return json_seconds(word, name);
  const double nanos = json_number(*value, "nanos").value_or(0);
  const auto seconds = json_seconds(*value, "seconds").value_or(Millis{0});
  return Millis{seconds.value + static_cast<std::int64_t>(std::clamp(nanos, 0.0, 1e9) / 1e6)};
}

std::optional<Millis> first_time(const JsonValue& word,
                                 std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    if (const auto time = time_of(word, name)) return time;
  }
  return std::nullopt;
}

std::optional<std::string> speaker_of(const JsonValue& word) {
  for (const std::string_view name : {"speakerTag", "speaker_tag", "speakerLabel"}) {
    auto label = json_label(word, name);
    if (label && *label != "0" && !label->empty()) return "Speaker " + *label;
  }
  return std::nullopt;
}

std::size_t tagged_words(const JsonValue& result) {
  const JsonValue* best = best_of(result);
  if (best == nullptr) return 0;
  const auto words = json_list(*best, "words");
  return static_cast<std::size_t>(
      std::count_if(words.begin(), words.end(),
                    [](const JsonValue& word) { return speaker_of(word).has_value(); }));
}

/// The last result alone, where it tags at least as many words as all before it have.
std::span<const JsonValue> without_repeats(std::span<const JsonValue> results) {
  std::size_t before = 0;
  for (const JsonValue& result : results.first(results.size() - 1)) {
    const JsonValue* best = best_of(result);
    if (best != nullptr) before += json_list(*best, "words").size();
  }
  const std::size_t tagged = tagged_words(results.back());
  return tagged > 0 && tagged >= before ? results.last(1) : results;
}

void say_words(SpeechBuilder& speech, const JsonValue& result, const JsonValue& best) {
  auto channel = json_label(result, "channelTag");
  if (channel) channel = "Channel " + *channel;
  for (const JsonValue& word : json_list(best, "words")) {
    auto speaker = speaker_of(word);
    speech.say({.text = json_text(word, "word"),
                .start = first_time(word, {"startTime", "start_time", "startOffset"}),
                .end = first_time(word, {"endTime", "end_time", "endOffset"}),
                .speaker = speaker ? speaker : channel});
  }
}

std::vector<Piece> read(const JsonValue& root, const Input&, Diagnostics&) {
  SpeechBuilder speech;
  for (const JsonValue& result : without_repeats(results_of(root))) {
    const JsonValue* best = best_of(result);
    if (best == nullptr) continue;
    speech.pause();
    if (json_list(*best, "words").empty()) {
      speech.say({.text = json_text(*best, "transcript"),
                  .end = first_time(result, {"resultEndTime", "resultEndOffset"})});
    } else {
      say_words(speech, result, *best);
    }
  }
  return speech.take();
}

}  // namespace

JsonService google_service() {
  return {.name = "Google Speech-to-Text", .dialect = "stt-json", .matches = matches, .read = read};
}

}  // namespace uxi::ingest
