// IBM Watson: `results[].alternatives[0].timestamps` of `[word, from, to]`, and beside them
// `speaker_labels` by time. Answers of asynchronous jobs hold such a document in `results[0]`.
#include "ingest/json/service.h"
#include "ingest/spoken_words.h"

namespace uxi::ingest {
namespace {

/// The object that holds results and speaker labels.
const JsonValue& document_of(const JsonValue& root) {
  const JsonValue* first = json_first(root, "results");
  return first != nullptr && first->find("results") != nullptr ? *first : root;
}

bool matches(const JsonValue& root) {
  for (const JsonValue& result : json_list(document_of(root), "results")) {
    const JsonValue* best = json_first(result, "alternatives");
    if (best != nullptr && best->find("timestamps") != nullptr) return true;
  }
  return false;
}

SpeakerTimes speaker_times(const JsonValue& document) {
  SpeakerTimes times;
  for (const JsonValue& entry : json_list(document, "speaker_labels")) {
    const auto from = json_seconds(entry, "from");
    const auto to = json_seconds(entry, "to");
    const auto label = json_label(entry, "speaker");
    if (from && to && label) times.add(*from, *to, "Speaker " + *label);
  }
  times.sort();
  return times;
}

std::optional<Millis> seconds(const JsonValue& number) {
  return number.kind == JsonValue::Kind::number ? json_seconds(number, "") : std::nullopt;
}

std::vector<Piece> read(const JsonValue& root, const Input&, Diagnostics&) {
  const JsonValue& document = document_of(root);
  const SpeakerTimes times = speaker_times(document);
  SpeechBuilder speech;
  for (const JsonValue& result : json_list(document, "results")) {
    const JsonValue* best = json_first(result, "alternatives");
    if (best == nullptr) continue;
    speech.pause();
    const auto stamps = json_list(*best, "timestamps");
    if (stamps.empty()) speech.say({.text = json_text(*best, "transcript")});
    for (const JsonValue& stamp : stamps) {
      if (stamp.items.size() < 3) continue;
      const auto start = seconds(stamp.items[1]);
      const auto end = seconds(stamp.items[2]);
      speech.say({.text = stamp.items[0].string,
                  .start = start,
                  .end = end,
                  .speaker = times.at(start, end)});
    }
  }
  return speech.take();
}

}  // namespace

JsonService ibm_service() {
  return {.name = "IBM Watson", .dialect = "stt-json", .matches = matches, .read = read};
}

}  // namespace uxi::ingest
