#include "ingest/redact/standing.h"

#include <algorithm>
#include <map>
#include <set>
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

/// The kind of what `[colleague-1]` stands for.
std::string kind_of(std::string_view placeholder) {
  const std::string_view label = placeholder.substr(0, placeholder.rfind('-'));
  if (label == "city") return "place";
  const auto kinds = redaction_kinds();
  return std::ranges::find(kinds, label) != kinds.end() ? std::string(label) : "name";
}

/// The words of a turn that stand round its placeholders, and these: one more of the words.
struct Pattern {
  std::vector<std::string_view> words;
  std::vector<std::string_view> placeholders;
};

Pattern pattern_of(std::string_view words) {
  Pattern pattern;
  std::size_t from = 0;
  for (std::size_t at = words.find('['); at != std::string_view::npos; at = words.find('[', at)) {
    const std::size_t size = placeholder_size(words.substr(at));
    if (size == 0) {
      ++at;
      continue;
    }
    pattern.words.push_back(words.substr(from, at - from));
    pattern.placeholders.push_back(words.substr(at + 1, size - 2));
    from = at += size;
  }
  pattern.words.push_back(words.substr(from));
  return pattern;
}

/// What stands in `words` where the pattern has placeholders; nothing where the rest differs.
std::vector<Span> filled(const Pattern& pattern, std::string_view words) {
  constexpr std::size_t kLongest = 120;  // bytes of what a placeholder may stand for
  std::vector<Span> spans;
  if (!words.starts_with(pattern.words.front())) return spans;
  std::size_t at = pattern.words.front().size();
  for (std::size_t i = 1; i < pattern.words.size(); ++i) {
    const bool last = i + 1 == pattern.words.size();
    const std::string_view next = pattern.words[i];
    if (next.empty() && !last) return {};
    const std::size_t end = !last ? words.find(next, at + 1)
                            : words.size() > next.size() && words.ends_with(next)
                                ? words.size() - next.size()
                                : std::string_view::npos;
    if (end == std::string_view::npos || end <= at || end - at > kLongest) return {};
    spans.push_back({at, end});
    at = end + next.size();
  }
  return spans;
}

/// Teaches `key` what the placeholders of `old` stand for, from the turn of the new reading near
/// `near` that has the same words round them.
void adopt_from_words(const Turn& old, std::size_t near, const Ingested& result,
                      Placeholders& key) {
  constexpr std::size_t kAway = 30;  // turns, as cues may be joined otherwise
  const Pattern pattern = pattern_of(old.words);
  const auto& turns = result.transcript.turns;
  const std::size_t begin = near > kAway ? near - kAway : 0;
  for (std::size_t t = begin; t < std::min(near + kAway, turns.size()); ++t) {
    const std::vector<Span> spans = filled(pattern, turns[t].words);
    for (std::size_t i = 0; i < spans.size(); ++i) {
      const std::string_view text =
          std::string_view(turns[t].words).substr(spans[i].begin, spans[i].size());
      const auto place = std::ranges::find_if(result.redacted, [&](const RedactedPlace& one) {
        return one.turn == t && one.span == spans[i];
      });
      const std::string placeholder(pattern.placeholders[i]);
      if (place != result.redacted.end()) {
        key.adopt({placeholder, place->kind, place->text});
      } else if (text.find('[') == std::string_view::npos) {
        key.adopt({placeholder, kind_of(placeholder), std::string(text)});
      }
    }
    if (!spans.empty()) return;
  }
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
  std::set<std::string> told;
  for (const KeyEntry& entry : key.entries()) told.insert(entry.placeholder);
  for (std::size_t t = 0; t < standing.turns.size(); ++t) {
    const Bare old = bare(standing.turns[t].words);
    const bool known_all = std::ranges::all_of(
        old.placeholders, [&](const std::string& one) { return told.contains(one); });
    if (!known_all) adopt_from_words(standing.turns[t], t, result, key);
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
