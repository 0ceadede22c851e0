#include "ingest/redact/standing.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "ingest/redact/finder.h"

namespace uxi::ingest {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The length of `[name-1]` at the beginning of `text`; 0 where there is none.
std::size_t placeholder_size(std::string_view text) {
  const std::size_t close = text.find(']');
  if (!text.starts_with('[') || close == std::string_view::npos) return 0;
  const std::string_view inside = text.substr(1, close - 1);
  const std::size_t dash = inside.rfind('-');
  const bool numbered = dash != std::string_view::npos && dash > 0 && dash + 1 < inside.size() &&
                        std::ranges::all_of(inside.substr(dash + 1), is_digit);
  return numbered ? close + 1 : 0;
}

/// Words without the numbers of their placeholders, and those placeholders: `name-1`.
struct Bare {
  std::string words;
  std::vector<std::string> placeholders;
};

Bare bare(std::string_view words) {
  Bare out;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t size = placeholder_size(words.substr(at));
    if (size == 0) {
      out.words += words[at++];
      continue;
    }
    const std::string_view inside = words.substr(at + 1, size - 2);
    out.words += '[' + std::string(inside.substr(0, inside.rfind('-'))) + ']';
    out.placeholders.emplace_back(inside);
    at += size;
  }
  return out;
}

std::map<std::string, int> placeholders_of(const Transcript& transcript) {
  std::map<std::string, int> counts;
  for (const Turn& turn : transcript.turns) {
    for (const std::string& placeholder : bare(turn.words).placeholders) ++counts[placeholder];
  }
  return counts;
}

/// Texts that were taken out of `standing` only after it was made.
std::vector<ListedText> taken_out_later(const Transcript& standing, const Ingested& result,
                                        const std::vector<KeyEntry>& key) {
  const auto before = placeholders_of(standing);
  const auto now = placeholders_of(result.transcript);
  std::vector<ListedText> texts;
  for (const KeyEntry& entry : key) {
    const auto had = before.find(entry.placeholder);
    const auto has = now.find(entry.placeholder);
    if (had == before.end() || (has != now.end() && has->second >= had->second)) continue;
    texts.push_back({entry.text, entry.kind});
  }
  return texts;
}

/// The places of what was taken out stay sorted, and those of `turn` move along.
void note_places(std::size_t turn, const std::vector<Redaction>& found, std::string_view words,
                 std::vector<RedactedPlace>& places) {
  const auto shifted = [&](std::size_t at) {
    for (auto one = found.rbegin(); one != found.rend(); ++one) {
      if (one->span.end <= at) at += one->replacement.size() - one->span.size();
    }
    return at;
  };
  for (RedactedPlace& place : places) {
    if (place.turn == turn) place.span = {shifted(place.span.begin), shifted(place.span.end)};
  }
  for (const Redaction& one : found) {
    const std::size_t begin = shifted(one.span.begin);
    const std::string label = one.replacement.substr(1, one.replacement.rfind('-') - 1);
    places.push_back({turn,
                      {begin, begin + one.replacement.size()},
                      one.kind,
                      label,
                      std::string(words.substr(one.span.begin, one.span.size()))});
  }
  std::ranges::sort(places, {}, [](const RedactedPlace& place) {
    return std::make_tuple(place.turn, place.span.begin);
  });
}

}  // namespace

void adopt_numbers(const Transcript& standing, const Ingested& result, Placeholders& key) {
  std::map<std::string, std::vector<std::string>> known;
  for (const Turn& turn : standing.turns) {
    Bare old = bare(turn.words);
    if (!old.placeholders.empty()) known.emplace(std::move(old.words), std::move(old.placeholders));
  }
  const auto& places = result.redacted;
  for (std::size_t first = 0; first < places.size();) {
    const std::size_t turn = places[first].turn;
    std::size_t last = first;
    while (last < places.size() && places[last].turn == turn) ++last;
    const auto old = known.find(bare(result.transcript.turns[turn].words).words);
    if (old != known.end() && old->second.size() == last - first) {
      for (std::size_t i = first; i < last; ++i) {
        key.adopt({old->second[i - first], places[i].kind, places[i].text});
      }
    }
    first = last;
  }
}

void redact_as_before(const Transcript& standing, Ingested& result, Placeholders& key) {
  RedactOptions options;
  options.guess_names = false;
  options.listed = taken_out_later(standing, result, key.entries());
  if (options.listed.empty()) return;
  for (const ListedText& text : options.listed) options.kinds.push_back(text.kind);
  const Finder finder(options);
  std::map<std::string, int> counts(result.transcript.redacted.begin(),
                                    result.transcript.redacted.end());
  for (std::size_t t = 0; t < result.transcript.turns.size(); ++t) {
    std::string& words = result.transcript.turns[t].words;
    std::vector<Redaction> found = finder.find(words);
    if (found.empty()) continue;
    for (Redaction& one : found) {
      ++counts[one.kind];
      one.replacement = key.of(one.kind, one.replacement.substr(1, one.replacement.size() - 2),
                               words.substr(one.span.begin, one.span.size()));
    }
    note_places(t, found, words, result.redacted);
    words = redacted(words, found);
  }
  result.transcript.redacted.assign(counts.begin(), counts.end());
}

}  // namespace uxi::ingest
