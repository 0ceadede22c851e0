// AssemblyAI: `utterances` with speakers `A`, `B`; without speaker labels `words` or `text` only.
// Times are milliseconds.
#include "ingest/json/service.h"
#include "ingest/spoken_words.h"

namespace uxi::ingest {
namespace {

std::optional<std::string> speaker_of(const JsonValue& entry) {
  auto label = json_label(entry, "speaker");
  if (label && label->size() <= 2) label = "Speaker " + *label;
  return label;
}

bool matches(const JsonValue& root) {
  const JsonValue* word = json_first(root, "words");
  if (const JsonValue* utterance = json_first(root, "utterances")) {
    const bool own =
        word != nullptr || utterance->find("words") != nullptr || root.find("audio_url") != nullptr;
    return own && utterance->find("text") != nullptr && utterance->find("start") != nullptr;
  }
  if (root.find("audio_url") != nullptr && root.find("text") != nullptr) return true;
  return root.find("segments") == nullptr && root.find("text") != nullptr && word != nullptr &&
         word->find("text") != nullptr && word->find("confidence") != nullptr;
}

std::vector<Piece> read(const JsonValue& root, const Input&, Diagnostics&) {
  SpeechBuilder speech;
  const auto utterances = json_list(root, "utterances");
  const auto entries = utterances.empty() ? json_list(root, "words") : utterances;
  for (const JsonValue& entry : entries) {
    if (!utterances.empty()) speech.pause();
    speech.say({.text = json_text(entry, "text"),
                .start = json_millis(entry, "start"),
                .end = json_millis(entry, "end"),
                .speaker = speaker_of(entry)});
  }
  if (entries.empty()) speech.say({.text = json_text(root, "text")});
  return speech.take();
}

}  // namespace

JsonService assemblyai_service() {
  return {.name = "AssemblyAI", .dialect = "stt-json", .matches = matches, .read = read};
}

}  // namespace uxi::ingest
