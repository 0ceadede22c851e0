// BBC Kaldi: `words` with `punct` (the word as written), and `segmentation.segments` that say who
// speaks when; all of it in `retval` or not.
#include "ingest/json/service.h"
#include "ingest/spoken_words.h"

namespace uxi::ingest {
namespace {

const JsonValue& document_of(const JsonValue& root) {
  const JsonValue* inner = root.find("retval");
  return inner != nullptr && inner->find("words") != nullptr ? *inner : root;
}

bool matches(const JsonValue& root) {
  const JsonValue* first = json_first(document_of(root), "words");
  return first != nullptr && first->find("punct") != nullptr && first->find("word") != nullptr;
}

std::vector<Piece> read(const JsonValue& root, const Input&, Diagnostics&) {
  const JsonValue& document = document_of(root);
  SpeakerTimes times;
  for (const JsonValue& segment : json_list(document, "segmentation.segments")) {
    const auto start = json_seconds(segment, "start");
    const auto length = json_seconds(segment, "duration");
    auto label = json_label(segment, "speaker.@id");
    if (start && length && label) times.add(*start, *start + *length, std::move(*label));
  }
  times.sort();
  SpeechBuilder speech;
  for (const JsonValue& word : json_list(document, "words")) {
    const auto start = json_seconds(word, "start");
    const auto end = json_seconds(word, "end");
    const std::string_view written = json_text(word, "punct");
    speech.say({.text = written.empty() ? json_text(word, "word") : written,
                .start = start,
                .end = end,
                .speaker = times.at(start, end)});
  }
  return speech.take();
}

std::vector<std::string> heard(const JsonValue& root) {
  std::vector<std::string> labels;
  for (const JsonValue& segment : json_list(document_of(root), "segmentation.segments")) {
    if (auto label = json_label(segment, "speaker.@id")) labels.push_back(*std::move(label));
  }
  return labels;
}

}  // namespace

JsonService kaldi_service() {
  return {
      .name = "BBC Kaldi", .dialect = "stt-json", .matches = matches, .read = read, .heard = heard};
}

}  // namespace uxi::ingest
