// Deepgram: `results.channels[].alternatives[0].words`, speakers as numbers. Several channels are
// several people. Older or smaller answers have paragraphs, utterances or the transcript only.
#include <algorithm>

#include "ingest/json/service.h"
#include "ingest/spoken_words.h"

namespace uxi::ingest {
namespace {

bool matches(const JsonValue& root) {
  const JsonValue* channel = json_first(root, "results.channels");
  if (channel != nullptr && channel->find("alternatives") != nullptr) return true;
  const JsonValue* utterance = json_first(root, "results.utterances");
  return utterance != nullptr && utterance->find("transcript") != nullptr;
}

std::optional<std::string> speaker_name(const JsonValue& entry) {
  auto number = json_label(entry, "speaker");
  if (number) number = "Speaker " + *number;
  return number;
}

struct Word {
  const JsonValue* value;
  std::optional<Millis> start;
  std::optional<std::string> speaker;
};

std::vector<Word> words_of(const JsonValue& root) {
  std::vector<Word> words;
  const auto channels = json_list(root, "results.channels");
  for (std::size_t c = 0; c < channels.size(); ++c) {
    const JsonValue* best = json_first(channels[c], "alternatives");
    if (best == nullptr) continue;
    for (const JsonValue& word : json_list(*best, "words")) {
      auto speaker = channels.size() > 1 ? "Channel " + std::to_string(c + 1) : speaker_name(word);
      words.push_back({&word, json_seconds(word, "start"), std::move(speaker)});
    }
  }
  if (channels.size() > 1) {
    std::stable_sort(words.begin(), words.end(),
                     [](const Word& a, const Word& b) { return a.start < b.start; });
  }
  return words;
}

std::vector<Piece> read_utterances(const JsonValue& root) {
  SpeechBuilder speech;
  for (const JsonValue& utterance : json_list(root, "results.utterances")) {
    speech.pause();
    speech.say({.text = json_text(utterance, "transcript"),
                .start = json_seconds(utterance, "start"),
                .end = json_seconds(utterance, "end"),
                .speaker = speaker_name(utterance)});
  }
  return speech.take();
}

std::vector<Piece> read_transcripts(const JsonValue& root) {
  SpeechBuilder speech;
  for (const JsonValue& channel : json_list(root, "results.channels")) {
    const JsonValue* best = json_first(channel, "alternatives");
    speech.pause();
    if (best != nullptr) speech.say({.text = json_text(*best, "transcript")});
  }
  return speech.take();
}

std::vector<Piece> read(const JsonValue& root, const Input&, Diagnostics&) {
  SpeechBuilder speech;
  for (const Word& word : words_of(root)) {
    const std::string_view written = json_text(*word.value, "punctuated_word");
    speech.say({.text = written.empty() ? json_text(*word.value, "word") : written,
                .start = word.start,
                .end = json_seconds(*word.value, "end"),
                .speaker = word.speaker});
  }
  std::vector<Piece> pieces = speech.take();
  if (pieces.empty()) pieces = read_utterances(root);
  if (pieces.empty()) pieces = read_transcripts(root);
  return pieces;
}

}  // namespace

JsonService deepgram_service() {
  return {.name = "Deepgram", .dialect = "stt-json", .matches = matches, .read = read};
}

}  // namespace uxi::ingest
