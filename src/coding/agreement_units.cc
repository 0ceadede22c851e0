#include "coding/agreement_units.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "coding/anchor.h"
#include "text/utf8.h"
#include "text/words.h"

namespace uxi::coding {
namespace {

/// The part of turn `at` that a highlight covers; nothing where it covers none.
std::optional<Span> covered(const MarkedWords& mark, const Transcript& transcript, std::size_t at) {
  if (at < mark.first || at > mark.last) return std::nullopt;
  const std::size_t size = transcript.turns[at].words.size();
  if (mark.first != mark.last) return Span{0, size};
  return Span{std::min(mark.words.begin, size), std::min(mark.words.end, size)};
}

/// Codes of the highlights that cover a part of `unit` of turn `at`.
CodeSet codes_at(const std::vector<MarkedWords>& marks, const Transcript& transcript,
                 std::size_t at, Span unit) {
  std::set<std::string> codes;
  for (const MarkedWords& mark : marks) {
    const auto span = covered(mark, transcript, at);
    if (!span || span->begin >= unit.end || span->end <= unit.begin) continue;
    codes.insert(mark.codes.begin(), mark.codes.end());
  }
  return {codes.begin(), codes.end()};
}

/// Where in a turn some coder's highlight begins or ends.
std::vector<Span> stretches(const MarkedByCoder& marked, const Transcript& transcript,
                            std::size_t at) {
  std::set<std::size_t> cuts{0, transcript.turns[at].words.size()};
  for (const auto& marks : marked) {
    if (!marks) continue;
    for (const MarkedWords& mark : *marks) {
      const auto span = covered(mark, transcript, at);
      if (span) cuts.insert({span->begin, span->end});
    }
  }
  std::vector<Span> out;
  for (auto cut = cuts.begin(); std::next(cut) != cuts.end(); ++cut)
    out.push_back({*cut, *std::next(cut)});
  return out;
}

std::vector<Span> units_of(const MarkedByCoder& marked, const Transcript& transcript,
                           std::size_t at, UnitKind kind) {
  const std::string& words = transcript.turns[at].words;
  switch (kind) {
    case UnitKind::turn: return {{0, words.size()}};
    case UnitKind::sentence: return text::sentences(words);
    case UnitKind::character: return stretches(marked, transcript, at);
  }
  return {};
}

bool is_marked(const MarkedByCoder& marked, std::size_t at) {
  return std::ranges::any_of(marked, [&](const auto& marks) {
    return marks && std::ranges::any_of(*marks, [&](const MarkedWords& mark) {
             return at >= mark.first && at <= mark.last;
           });
  });
}

bool is_interviewers(const Transcript& transcript, std::size_t at) {
  const Role role = transcript.role_of(transcript.turns[at].speaker);
  return role == Role::interviewer || role == Role::observer;
}

/// Bytes from the start of the transcript.
Span whole_span(const Transcript& transcript, const MarkedWords& mark,
                const std::vector<std::size_t>& starts) {
  if (mark.first == mark.last)
    return {starts[mark.first] + mark.words.begin, starts[mark.first] + mark.words.end};
  return {starts[mark.first], starts[mark.last] + transcript.turns[mark.last].words.size()};
}

}  // namespace

std::vector<MarkedWords> marked_words(const Transcript& transcript, const TagFile& tags,
                                      const std::function<std::string(const std::string&)>& meant,
                                      std::size_t& lost) {
  std::vector<MarkedWords> out;
  for (const Highlight& highlight : tags.highlights) {
    std::set<std::string> codes;
    for (const Text& code : highlight.codes) codes.insert(meant(code.value));
    codes.erase("");
    if (codes.empty()) continue;
    const Anchored anchored = find_anchor(transcript, highlight);
    const auto first = transcript.index_of(anchored.first_turn);
    const auto last = transcript.index_of(anchored.last_turn);
    if (anchored.state == AnchorState::lost || !first || !last) {
      ++lost;
      continue;
    }
    out.push_back({highlight.id, *first, *last, anchored.words, {codes.begin(), codes.end()}});
  }
  return out;
}

void add_units(const Transcript& transcript, const MarkedByCoder& marked, UnitKind kind,
               Ratings& ratings) {
  std::size_t block = ratings.units.empty() ? 0 : ratings.units.back().block + 1;
  for (std::size_t at = 0; at < transcript.turns.size(); ++at) {
    if (is_interviewers(transcript, at) && !is_marked(marked, at)) continue;
    const Turn& turn = transcript.turns[at];
    for (const Span span : units_of(marked, transcript, at, kind)) {
      if (span.empty()) continue;
      RatedUnit unit{.name = transcript.session + "#" + std::to_string(turn.id), .block = block};
      if (kind == UnitKind::character) {
        unit.weight = static_cast<double>(
            text::count_code_points(std::string_view(turn.words).substr(span.begin, span.size())));
      }
      for (const auto& marks : marked) {
        unit.given.push_back(marks ? std::optional(codes_at(*marks, transcript, at, span))
                                   : std::nullopt);
      }
      ratings.units.push_back(std::move(unit));
      if (kind == UnitKind::sentence) ++block;
    }
    if (kind != UnitKind::sentence) ++block;
  }
}

SpanMatches match_spans(const Transcript& transcript, const std::vector<MarkedWords>& a,
                        const std::vector<MarkedWords>& b) {
  std::vector<std::size_t> starts;
  std::size_t start = 0;
  for (const Turn& turn : transcript.turns) {
    starts.push_back(start);
    start += turn.words.size() + 1;
  }
  std::vector<std::tuple<double, std::size_t, std::size_t>> candidates;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const Span first = whole_span(transcript, a[i], starts);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const Span second = whole_span(transcript, b[j], starts);
      const std::size_t low = std::max(first.begin, second.begin);
      const std::size_t high = std::min(first.end, second.end);
      if (high <= low) continue;
      const auto both = static_cast<double>(high - low);
      const double share =
          both / (static_cast<double>(first.size()) + static_cast<double>(second.size()) - both);
      if (share >= 0.5) candidates.emplace_back(-share, i, j);
    }
  }
  std::ranges::sort(candidates);
  std::set<std::size_t> taken_a;
  std::set<std::size_t> taken_b;
  for (const auto& [share, i, j] : candidates) {
    if (taken_a.contains(i) || taken_b.contains(j)) continue;
    taken_a.insert(i);
    taken_b.insert(j);
  }
  return {a.size(), b.size(), taken_a.size()};
}

}  // namespace uxi::coding
