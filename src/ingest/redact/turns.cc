#include "ingest/redact/turns.h"

#include <map>

#include "ingest/redact/placeholders.h"

namespace uxi::ingest {
namespace {

using Found = std::vector<std::vector<Redaction>>;

/// `colleague` of `[colleague]`.
std::string label_of(const Redaction& one) {
  return one.replacement.substr(1, one.replacement.size() - 2);
}

/// Who is called more than a name somewhere has that placeholder everywhere.
void number_those_with_sense(const Transcript& transcript, const Found& found, Placeholders& key) {
  for (std::size_t t = 0; t < found.size(); ++t) {
    for (const Redaction& one : found[t]) {
      if (one.kind != "name" || label_of(one) == one.kind) continue;
      const std::string_view words = transcript.turns[t].words;
      static_cast<void>(
          key.of(one.kind, label_of(one), words.substr(one.span.begin, one.span.size())));
    }
  }
}

/// Puts the numbered placeholders of one turn in; `places` gets where they stand now.
void fill_in(Turn& turn, std::size_t index, std::vector<Redaction> found, Placeholders& key,
             std::vector<RedactedPlace>& places) {
  std::size_t shift = 0;  // of the new text against the old, modulo the word size
  for (Redaction& one : found) {
    const std::string text = turn.words.substr(one.span.begin, one.span.size());
    const std::string label = label_of(one);
    one.replacement = key.of(one.kind, label, text);
    const std::size_t begin = one.span.begin + shift;
    places.push_back({index, {begin, begin + one.replacement.size()}, one.kind, label, text});
    shift += one.replacement.size() - one.span.size();
  }
  turn.words = redacted(turn.words, found);
}

/// What is known of each word takes more room than the word. Of a very long text it is found out
/// twice and not kept.
bool words_fit(const Transcript& transcript) {
  constexpr std::size_t kHeldBytes = std::size_t{1} << 20U;
  std::size_t bytes = 0;
  for (const Turn& turn : transcript.turns) bytes += turn.words.size();
  return bytes <= kHeldBytes;
}

void redact_notes(Turn& turn, const Finder& finder, Placeholders& key) {
  for (std::string& note : turn.notes) {
    std::vector<Redaction> found = finder.find(note);
    for (Redaction& one : found) {
      one.replacement =
          key.of(one.kind, label_of(one), note.substr(one.span.begin, one.span.size()));
    }
    note = redacted(note, found);
  }
}

}  // namespace

std::vector<RedactedPlace> redact_turns(Transcript& transcript, Finder finder) {
  const bool holds = words_fit(transcript);
  std::vector<Examined> examined;
  for (const Turn& turn : transcript.turns) {
    Examined one = finder.examine(turn.words);
    finder.learn(one);
    if (holds) examined.push_back(std::move(one));
  }
  finder.settle();
  Found found;
  std::map<std::string, int> counts;
  for (std::size_t t = 0; t < transcript.turns.size(); ++t) {
    found.push_back(
        finder.find(holds ? std::move(examined[t]) : finder.examine(transcript.turns[t].words)));
    for (const Redaction& one : found.back()) ++counts[one.kind];
  }
  Placeholders key;
  number_those_with_sense(transcript, found, key);
  std::vector<RedactedPlace> places;
  for (std::size_t t = 0; t < found.size(); ++t) {
    fill_in(transcript.turns[t], t, std::move(found[t]), key, places);
    redact_notes(transcript.turns[t], finder, key);
  }
  transcript.redacted.assign(counts.begin(), counts.end());
  return places;
}

void number_by_key(Ingested& result, Placeholders& key) {
  std::map<std::size_t, std::vector<Redaction>> by_turn;
  for (RedactedPlace& place : result.redacted) {
    const std::string replacement = key.of(place.kind, place.label, place.text);
    by_turn[place.turn].push_back({place.kind, place.span, replacement});
  }
  std::size_t next = 0;
  for (auto& [index, found] : by_turn) {
    std::string& words = result.transcript.turns[index].words;
    std::size_t shift = 0;
    for (const Redaction& one : found) {
      const std::size_t begin = one.span.begin + shift;
      result.redacted[next++].span = {begin, begin + one.replacement.size()};
      shift += one.replacement.size() - one.span.size();
    }
    words = redacted(words, found);
  }
}

}  // namespace uxi::ingest
