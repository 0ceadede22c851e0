// Patience diff: the longest increasing sequence of the items that stand once on both sides.
#include "ingest/sequence_match.h"

#include <algorithm>
#include <map>

namespace uxi::ingest {
namespace {

constexpr std::size_t kLargestTable = 4'000'000;  // cells of the table for a common subsequence

struct Stretch {
  std::size_t old_begin, old_end, fresh_begin, fresh_end;
};

class Matcher {
 public:
  Matcher(std::span<const std::uint64_t> old, std::span<const std::uint64_t> fresh)
      : old_(old), fresh_(fresh), match_(old.size()) {}

  std::vector<std::optional<std::size_t>> match() {
    // A list of what is to do, for files that someone made to nest deeply.
    std::vector<Stretch> open = {{0, old_.size(), 0, fresh_.size()}};
    while (!open.empty()) {
      Stretch stretch = open.back();
      open.pop_back();
      take_ends(stretch);
      const std::size_t rows = stretch.old_end - stretch.old_begin;
      const std::size_t columns = stretch.fresh_end - stretch.fresh_begin;
      if (rows == 0 || columns == 0) continue;
      const std::vector<Pair> anchors = longest_increasing(unique_pairs(
          old_.subspan(stretch.old_begin, rows), fresh_.subspan(stretch.fresh_begin, columns)));
      if (anchors.empty()) {
        if (rows <= kLargestTable / columns) take_longest(stretch);
        continue;
      }
      split(stretch, anchors, open);
    }
    return std::move(match_);
  }

 private:
  void take_ends(Stretch& s) {
    while (s.old_begin < s.old_end && s.fresh_begin < s.fresh_end &&
           old_[s.old_begin] == fresh_[s.fresh_begin]) {
      match_[s.old_begin++] = s.fresh_begin++;
    }
    while (s.old_begin < s.old_end && s.fresh_begin < s.fresh_end &&
           old_[s.old_end - 1] == fresh_[s.fresh_end - 1]) {
      match_[--s.old_end] = --s.fresh_end;
    }
  }

  void split(const Stretch& stretch, const std::vector<Pair>& anchors, std::vector<Stretch>& open) {
    Stretch before = stretch;
    for (const Pair& anchor : anchors) {
      before.old_end = stretch.old_begin + anchor.old_index;
      before.fresh_end = stretch.fresh_begin + anchor.fresh_index;
      open.push_back(before);
      match_[before.old_end] = before.fresh_end;
      before.old_begin = before.old_end + 1;
      before.fresh_begin = before.fresh_end + 1;
    }
    open.push_back({before.old_begin, stretch.old_end, before.fresh_begin, stretch.fresh_end});
  }

  /// The longest common subsequence, by the table of Wagner and Fischer.
  void take_longest(const Stretch& s) {
    const std::size_t rows = s.old_end - s.old_begin;
    const std::size_t columns = s.fresh_end - s.fresh_begin;
    std::vector<std::uint32_t> table((rows + 1) * (columns + 1), 0);
    const auto at = [&](std::size_t i, std::size_t j) -> std::uint32_t& {
      return table[i * (columns + 1) + j];
    };
    for (std::size_t i = rows; i-- > 0;) {
      for (std::size_t j = columns; j-- > 0;) {
        const bool same = old_[s.old_begin + i] == fresh_[s.fresh_begin + j];
        at(i, j) = same ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
      }
    }
    for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
      if (old_[s.old_begin + i] == fresh_[s.fresh_begin + j]) {
        match_[s.old_begin + i++] = s.fresh_begin + j++;
      } else if (at(i + 1, j) >= at(i, j + 1)) {
        ++i;
      } else {
        ++j;
      }
    }
  }

  std::span<const std::uint64_t> old_;
  std::span<const std::uint64_t> fresh_;
  std::vector<std::optional<std::size_t>> match_;
};

}  // namespace

std::vector<Pair> unique_pairs(std::span<const std::uint64_t> old,
                               std::span<const std::uint64_t> fresh) {
  struct Places {
    std::size_t old_count = 0;
    std::size_t fresh_count = 0;
    Pair pair;
  };
  std::map<std::uint64_t, Places> places;
  for (std::size_t i = 0; i < old.size(); ++i) {
    Places& place = places[old[i]];
    ++place.old_count;
    place.pair.old_index = i;
  }
  for (std::size_t j = 0; j < fresh.size(); ++j) {
    Places& place = places[fresh[j]];
    ++place.fresh_count;
    place.pair.fresh_index = j;
  }
  std::vector<Pair> pairs;
  for (const auto& [item, place] : places) {
    if (place.old_count == 1 && place.fresh_count == 1) pairs.push_back(place.pair);
  }
  std::sort(pairs.begin(), pairs.end(),
            [](const Pair& a, const Pair& b) { return a.fresh_index < b.fresh_index; });
  return pairs;
}

std::vector<Pair> longest_increasing(const std::vector<Pair>& pairs) {
  constexpr auto kNone = static_cast<std::size_t>(-1);
  std::vector<std::size_t> piles;  // index of the top pair of each pile
  std::vector<std::size_t> before(pairs.size(), kNone);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const auto pile =
        std::lower_bound(piles.begin(), piles.end(), i, [&](std::size_t top, std::size_t pair) {
          return pairs[top].old_index < pairs[pair].old_index;
        });
    if (pile != piles.begin()) before[i] = *std::prev(pile);
    if (pile == piles.end()) {
      piles.push_back(i);
    } else {
      *pile = i;
    }
  }
  std::vector<Pair> run;
  for (std::size_t i = piles.empty() ? kNone : piles.back(); i != kNone; i = before[i]) {
    run.push_back(pairs[i]);
  }
  std::reverse(run.begin(), run.end());
  return run;
}

std::vector<std::optional<std::size_t>> match_sequences(std::span<const std::uint64_t> old,
                                                        std::span<const std::uint64_t> fresh) {
  return Matcher(old, fresh).match();
}

}  // namespace uxi::ingest
