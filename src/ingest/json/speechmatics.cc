// Speechmatics: version 2 lists words and punctuation in `results`, each with its speaker (`S1`;
// `UU` is nobody known); version 1 has `words` and, by time, `speakers`.
#include "ingest/json/service.h"
#include "ingest/spoken_words.h"

namespace uxi::ingest {
namespace {

bool matches(const JsonValue& root) {
  if (const JsonValue* result = json_first(root, "results")) {
    return result->find("start_time") != nullptr && result->find("alternatives") != nullptr;
  }
  const JsonValue* word = json_first(root, "words");
  return word != nullptr && word->find("name") != nullptr && word->find("time") != nullptr;
}

std::optional<std::string> known(std::optional<std::string> label) {
  if (label && *label == "UU") label->clear();
  return label;
}

void read_results(const JsonValue& root, SpeechBuilder& speech) {
  for (const JsonValue& result : json_list(root, "results")) {
    const JsonValue* best = json_first(result, "alternatives");
    if (best == nullptr) continue;
    const std::string_view attaches = json_text(result, "attaches_to");
    const bool glued = json_text(result, "type") == "punctuation" && attaches != "none";
    speech.say({.text = json_text(*best, "content"),
                .start = json_seconds(result, "start_time"),
                .end = json_seconds(result, "end_time"),
                .speaker = known(json_label(*best, "speaker")),
                .glued = glued});
  }
}

void read_words(const JsonValue& root, SpeechBuilder& speech) {
  const auto end_of = [](const JsonValue& entry) -> std::optional<Millis> {
    const auto start = json_seconds(entry, "time");
    const auto length = json_seconds(entry, "duration");
    return start && length ? std::optional(*start + *length) : std::nullopt;
  };
  SpeakerTimes times;
  for (const JsonValue& entry : json_list(root, "speakers")) {
    const auto start = json_seconds(entry, "time");
    const auto end = end_of(entry);
    const auto label = known(json_label(entry, "name"));
    if (start && end && label) times.add(*start, *end, *label);
  }
  times.sort();
  for (const JsonValue& word : json_list(root, "words")) {
    const auto start = json_seconds(word, "time");
    const std::string_view text = json_text(word, "name");
    const bool mark = text == "." || text == "," || text == "?" || text == "!";
    speech.say({.text = text,
                .start = start,
                .end = end_of(word),
                .speaker = times.at(start, end_of(word)),
                .glued = mark});
  }
}

std::vector<Piece> read(const JsonValue& root, const Input&, Diagnostics&) {
  SpeechBuilder speech;
  if (json_first(root, "results") != nullptr) {
    read_results(root, speech);
  } else {
    read_words(root, speech);
  }
  return speech.take();
}

}  // namespace

JsonService speechmatics_service() {
  return {.name = "Speechmatics", .dialect = "stt-json", .matches = matches, .read = read};
}

}  // namespace uxi::ingest
