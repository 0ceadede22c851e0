// Carries turn ids over from an older transcript, so that tags survive when a recording is ingested
// again. Alignment: the longest increasing sequence of turns whose words stand once in both
// (Cohen's patience diff) gives anchors; between two anchors, turns with the same words are paired
// in order, and in gaps that are small enough the best alignment by shared words is found
// (Needleman-Wunsch).
#include <algorithm>
#include <cstdint>
#include <map>

#include "ingest/sequence_match.h"
#include "text/words.h"
#include "uxi/hash.h"
#include "uxi/ingest.h"

namespace uxi::ingest {
namespace {

constexpr std::size_t kLargestGap = 40'000;    // pairs of turns that are compared in one gap
constexpr std::size_t kComparedWords = 2'000;  // of a turn
constexpr double kNearlySame = 0.5;            // of words shared (Dice)

struct Prepared {
  std::uint64_t hash = 0;
  std::vector<std::uint64_t> words;  ///< hashes, sorted
};

std::vector<Prepared> prepare(const std::vector<Turn>& turns) {
  std::vector<Prepared> all;
  all.reserve(turns.size());
  for (const Turn& turn : turns) {
    Prepared prepared;
    std::string folded;
    for (const text::Word& word : text::words(turn.words)) {
      if (prepared.words.size() < kComparedWords) prepared.words.push_back(hash64(word.folded));
      folded += word.folded;
      folded += ' ';
    }
    std::sort(prepared.words.begin(), prepared.words.end());
    prepared.hash = hash64(folded);
    all.push_back(std::move(prepared));
  }
  return all;
}

/// Dice's coefficient over the words of two turns.
double likeness(const Prepared& a, const Prepared& b) {
  if (a.words.empty() || b.words.empty()) return a.hash == b.hash ? 1.0 : 0.0;
  std::size_t shared = 0;
  for (std::size_t i = 0, j = 0; i < a.words.size() && j < b.words.size();) {
    if (a.words[i] == b.words[j]) {
      ++shared, ++i, ++j;
    } else if (a.words[i] < b.words[j]) {
      ++i;
    } else {
      ++j;
    }
  }
  return 2.0 * static_cast<double>(shared) / static_cast<double>(a.words.size() + b.words.size());
}

/// The words of each turn as one number.
std::vector<std::uint64_t> hashes_of(const std::vector<Prepared>& turns) {
  std::vector<std::uint64_t> hashes;
  hashes.reserve(turns.size());
  for (const Prepared& turn : turns) hashes.push_back(turn.hash);
  return hashes;
}

/// Turns [old_begin, old_end) against [fresh_begin, fresh_end).
struct Gap {
  std::size_t old_begin, old_end, fresh_begin, fresh_end;
};

class Aligner {
 public:
  Aligner(const std::vector<Turn>& old, const std::vector<Turn>& fresh)
      : old_(prepare(old)), fresh_(prepare(fresh)) {}

  /// For each fresh turn the old one that it continues.
  std::vector<std::optional<std::size_t>> align() {
    match_.assign(fresh_.size(), std::nullopt);
    Gap gap{0, 0, 0, 0};
    for (const Pair& anchor :
         longest_increasing(unique_pairs(hashes_of(old_), hashes_of(fresh_)))) {
      gap.old_end = anchor.old_index;
      gap.fresh_end = anchor.fresh_index;
      fill(gap);
      match_[anchor.fresh_index] = anchor.old_index;
      gap.old_begin = anchor.old_index + 1;
      gap.fresh_begin = anchor.fresh_index + 1;
    }
    gap.old_end = old_.size();
    gap.fresh_end = fresh_.size();
    fill(gap);
    return std::move(match_);
  }

 private:
  void fill(Gap gap) {
    while (gap.old_begin < gap.old_end && gap.fresh_begin < gap.fresh_end &&
           old_[gap.old_begin].hash == fresh_[gap.fresh_begin].hash) {
      match_[gap.fresh_begin++] = gap.old_begin++;
    }
    while (gap.old_begin < gap.old_end && gap.fresh_begin < gap.fresh_end &&
           old_[gap.old_end - 1].hash == fresh_[gap.fresh_end - 1].hash) {
      match_[--gap.fresh_end] = --gap.old_end;
    }
    const std::size_t rows = gap.old_end - gap.old_begin;
    const std::size_t columns = gap.fresh_end - gap.fresh_begin;
    if (rows == 0 || columns == 0) return;
    if (rows > kLargestGap / columns) {
      pair_equal(gap);
    } else {
      pair_best(gap, rows, columns);
    }
  }

  /// In gaps too large to compare: the same words, each with the next such turn.
  void pair_equal(const Gap& gap) {
    std::map<std::uint64_t, std::vector<std::size_t>>
        places;  // backwards, so that the first is last
    for (std::size_t i = gap.old_end; i-- > gap.old_begin;) places[old_[i].hash].push_back(i);
    std::size_t next = gap.old_begin;
    for (std::size_t j = gap.fresh_begin; j < gap.fresh_end; ++j) {
      const auto found = places.find(fresh_[j].hash);
      if (found == places.end()) continue;
      std::vector<std::size_t>& indexes = found->second;
      while (!indexes.empty() && indexes.back() < next) indexes.pop_back();
      if (indexes.empty()) continue;
      match_[j] = indexes.back();
      next = indexes.back() + 1;
    }
  }

  /// The alignment with the greatest sum of likeness; pairs below kNearlySame do not count.
  void pair_best(const Gap& gap, std::size_t rows, std::size_t columns) {
    std::vector<double> like(rows * columns);
    std::vector<double> best((rows + 1) * (columns + 1), 0.0);
    const auto at = [&](std::size_t i, std::size_t j) -> double& {
      return best[i * (columns + 1) + j];
    };
    for (std::size_t i = rows; i-- > 0;) {
      for (std::size_t j = columns; j-- > 0;) {
        const double alike = likeness(old_[gap.old_begin + i], fresh_[gap.fresh_begin + j]);
        like[i * columns + j] = alike >= kNearlySame ? alike : 0.0;
        at(i, j) = std::max({at(i + 1, j), at(i, j + 1), at(i + 1, j + 1) + like[i * columns + j]});
      }
    }
    for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
      const double alike = like[i * columns + j];
      if (alike > 0 && at(i, j) == at(i + 1, j + 1) + alike) {
        match_[gap.fresh_begin + j] = gap.old_begin + i;
        ++i, ++j;
      } else if (at(i, j) == at(i + 1, j)) {
        ++i;
      } else {
        ++j;
      }
    }
  }

  std::vector<Prepared> old_;
  std::vector<Prepared> fresh_;
  std::vector<std::optional<std::size_t>> match_;
};

void append(std::vector<std::string>& notes, const std::vector<std::string>& more) {
  // What the file itself says again, as of a row of feedback, stands once.
  for (const std::string& note : more) {
    if (std::ranges::find(notes, note) == notes.end()) notes.push_back(note);
  }
}

}  // namespace

Transcript merge_ids(const Transcript& old, Transcript fresh) {
  if (fresh.turns.empty()) return fresh;
  const auto match = Aligner(old.turns, fresh.turns).align();
  int next = 0;
  for (const Turn& turn : old.turns) next = std::max(next, turn.id);
  // Notes behind a turn that is gone go behind the last turn in front of it that is still there.
  std::size_t from = 0;
  for (std::size_t j = 0; j < fresh.turns.size(); ++j) {
    Turn& turn = fresh.turns[j];
    if (!match[j]) {
      turn.id = 0;
      continue;
    }
    for (; from < *match[j]; ++from) {
      append(fresh.turns[j == 0 ? 0 : j - 1].notes, old.turns[from].notes);
    }
    turn.id = old.turns[*match[j]].id;
    append(turn.notes, old.turns[*match[j]].notes);
    from = *match[j] + 1;
  }
  for (; from < old.turns.size(); ++from) append(fresh.turns.back().notes, old.turns[from].notes);
  for (Turn& turn : fresh.turns) {
    if (turn.id == 0) turn.id = ++next;
  }
  return fresh;
}

}  // namespace uxi::ingest
