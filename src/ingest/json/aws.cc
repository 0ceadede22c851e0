// AWS Transcribe: `results.items`, times as strings, punctuation without times. Who speaks stands
// in newer items themselves, else in `speaker_labels.segments` by time; with one channel a person,
// in `channel_labels`. Call Analytics writes whole sentences.
#include <algorithm>

#include "ingest/json/service.h"
#include "ingest/spoken_words.h"

namespace uxi::ingest {
namespace {

bool matches(const JsonValue& root) {
  if (const JsonValue* first = json_first(root, "Transcript")) {
    return first->find("BeginOffsetMillis") != nullptr;
  }
  const JsonValue* item = json_first(root, "results.items");
  if (item != nullptr) {
    return item->find("type") != nullptr && item->find("alternatives") != nullptr;
  }
  const JsonValue* whole = json_first(root, "results.transcripts");
  return whole != nullptr && whole->find("transcript") != nullptr;
}

SpeakerTimes speaker_times(const JsonValue& root) {
  SpeakerTimes times;
  for (const JsonValue& segment : json_list(root, "results.speaker_labels.segments")) {
    const auto items = json_list(segment, "items");
    const bool whole = items.empty();
    const auto add = [&](const JsonValue& entry) {
      const auto start = json_seconds(entry, "start_time");
      const auto end = json_seconds(entry, "end_time");
      auto label = json_label(entry, "speaker_label");
      if (start && end && label) times.add(*start, *end, std::move(*label));
    };
    if (whole) add(segment);
    for (const JsonValue& item : items) add(item);
  }
  times.sort();
  return times;
}

struct Item {
  const JsonValue* value;
  std::optional<Millis> start;
  std::optional<std::string> speaker;
};

/// The words of all channels by time; punctuation stays behind its word.
std::vector<Item> channel_items(const JsonValue& root) {
  std::vector<Item> items;
  for (const JsonValue& channel : json_list(root, "results.channel_labels.channels")) {
    const auto label = json_label(channel, "channel_label");
    std::optional<Millis> last;
    for (const JsonValue& item : json_list(channel, "items")) {
      if (const auto start = json_seconds(item, "start_time")) last = start;
      items.push_back({&item, last, label});
    }
  }
  std::stable_sort(items.begin(), items.end(),
                   [](const Item& a, const Item& b) { return a.start < b.start; });
  return items;
}

std::vector<Item> listed_items(const JsonValue& root) {
  const SpeakerTimes times = speaker_times(root);
  std::vector<Item> items;
  std::optional<std::string> last;
  for (const JsonValue& item : json_list(root, "results.items")) {
    const auto start = json_seconds(item, "start_time");
    auto speaker = json_label(item, "speaker_label");
    if (!speaker && start) speaker = times.at(start, json_seconds(item, "end_time"));
    // Punctuation has no time: it is of the word before.
    if (!speaker && !start) speaker = last;
    last = speaker;
    items.push_back({&item, start, std::move(speaker)});
  }
  return items;
}

std::vector<std::string> heard(const JsonValue& root) {
  std::vector<std::string> labels;
  for (const JsonValue& segment : json_list(root, "results.speaker_labels.segments")) {
    if (auto label = json_label(segment, "speaker_label")) labels.push_back(*std::move(label));
  }
  return labels;
}

std::vector<Piece> read_sentences(const JsonValue& root) {
  std::vector<Piece> pieces;
  for (const JsonValue& sentence : json_list(root, "Transcript")) {
    pieces.push_back({.speaker = json_label(sentence, "ParticipantRole"),
                      .start = json_millis(sentence, "BeginOffsetMillis"),
                      .end = json_millis(sentence, "EndOffsetMillis"),
                      .text = std::string(json_text(sentence, "Content"))});
  }
  return pieces;
}

std::vector<Piece> read(const JsonValue& root, const Input&, Diagnostics&) {
  if (root.find("Transcript") != nullptr) return read_sentences(root);
  std::vector<Item> items = channel_items(root);
  if (items.empty()) items = listed_items(root);
  SpeechBuilder speech;
  for (const Item& item : items) {
    const JsonValue* best = json_first(*item.value, "alternatives");
    if (best == nullptr) continue;
    speech.say({.text = json_text(*best, "content"),
                .start = json_seconds(*item.value, "start_time"),
                .end = json_seconds(*item.value, "end_time"),
                .speaker = item.speaker,
                .glued = json_text(*item.value, "type") == "punctuation"});
  }
  if (!items.empty()) return speech.take();
  for (const JsonValue& whole : json_list(root, "results.transcripts")) {
    speech.say({.text = json_text(whole, "transcript")});
    speech.pause();
  }
  return speech.take();
}

}  // namespace

JsonService aws_service() {
  return {.name = "AWS Transcribe",
          .dialect = "stt-json",
          .matches = matches,
          .read = read,
          .heard = heard};
}

}  // namespace uxi::ingest
