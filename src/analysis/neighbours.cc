#include "analysis/neighbours.h"

#include <algorithm>
#include <cmath>

namespace uxi::analysis {
namespace {

constexpr std::size_t kCommon = 1000;
constexpr std::size_t kCommonShare = 25;
/// Candidates whose cosine is worked out, a neighbour wanted.
constexpr std::size_t kCandidates = 4;
constexpr std::size_t kKeptTerms = 100;

/// Who has a term, and how much of it; terms that many have are left out.
class Postings {
 public:
  Postings(const std::vector<SparseVector>& rows, std::size_t terms) : begin_(terms + 1, 0) {
    std::vector<std::size_t> counts(terms, 0);
    for (const SparseVector& row : rows) {
      for (const Component& one : row) ++counts[one.term];
    }
    const std::size_t common = std::max(kCommon, rows.size() / kCommonShare);
    for (std::size_t t = 0; t < terms; ++t) {
      begin_[t + 1] = begin_[t] + (counts[t] > common ? 0 : counts[t]);
    }
    entries_.resize(begin_.back());
    std::vector<std::size_t> next(begin_.begin(), begin_.end() - 1);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      for (const Component& one : rows[i]) {
        if (next[one.term] < begin_[one.term + 1]) {
          entries_[next[one.term]++] = {static_cast<std::uint32_t>(i), one.weight};
        }
      }
    }
  }
  /// Here `term` is the row's number.
  [[nodiscard]] std::span<const Component> of(std::uint32_t term) const {
    return {entries_.data() + begin_[term], begin_[term + 1] - begin_[term]};
  }

 private:
  std::vector<std::size_t> begin_;
  std::vector<Component> entries_;
};

class Search {
 public:
  Search(const std::vector<SparseVector>& rows, std::size_t terms)
      : rows_(rows), postings_(rows, terms), scores_(rows.size(), 0) {}

  std::vector<Neighbour> nearest(std::size_t i, std::size_t most) {
    collect(i);
    keep_best(most * kCandidates);
    std::vector<Neighbour> out;
    for (const std::uint32_t j : found_) {
      const double cosine = dot(rows_[i], rows_[j]);
      if (cosine > 0) out.push_back({j, cosine});
    }
    std::ranges::sort(out, [](const Neighbour& a, const Neighbour& b) {
      return a.weight != b.weight ? a.weight > b.weight : a.item < b.item;
    });
    if (out.size() > most) out.resize(most);
    return out;
  }

 private:
  void collect(std::size_t i) {
    for (const std::uint32_t j : touched_) scores_[j] = 0;
    touched_.clear();
    for (const Component& one : rows_[i]) {
      for (const Component& posting : postings_.of(one.term)) {
        if (scores_[posting.term] == 0) touched_.push_back(posting.term);
        scores_[posting.term] += one.weight * posting.weight;
      }
    }
    scores_[i] = 0;  // not of itself
  }
  void keep_best(std::size_t most) {
    found_ = touched_;
    const auto better = [&](std::uint32_t a, std::uint32_t b) {
      return scores_[a] != scores_[b] ? scores_[a] > scores_[b] : a < b;
    };
    if (found_.size() > most) {
      std::ranges::nth_element(found_, found_.begin() + static_cast<std::ptrdiff_t>(most), better);
      found_.resize(most);
    }
    std::erase_if(found_, [&](std::uint32_t j) { return scores_[j] <= 0; });
  }

  const std::vector<SparseVector>& rows_;
  Postings postings_;
  std::vector<float> scores_;
  std::vector<std::uint32_t> touched_;
  std::vector<std::uint32_t> found_;
};

/// A sum of vectors by term, and which terms it has.
class Mixture {
 public:
  explicit Mixture(std::size_t terms) : sums_(terms, 0) {}

  void add(const SparseVector& row, double weight) {
    for (const Component& one : row) {
      if (sums_[one.term] == 0) touched_.push_back(one.term);
      sums_[one.term] += static_cast<float>(weight) * one.weight;
    }
  }
  /// The heaviest terms, at unit length; the mixture is empty then.
  SparseVector take() {
    SparseVector out;
    for (const std::uint32_t term : touched_) out.push_back({term, sums_[term]});
    for (const std::uint32_t term : touched_) sums_[term] = 0;
    touched_.clear();
    const auto heavier = [](const Component& a, const Component& b) {
      return a.weight != b.weight ? a.weight > b.weight : a.term < b.term;
    };
    if (out.size() > kKeptTerms) {
      std::ranges::nth_element(out, out.begin() + kKeptTerms, heavier);
      out.resize(kKeptTerms);
    }
    std::ranges::sort(out, {}, &Component::term);
    double squares = 0;
    for (const Component& one : out) squares += double(one.weight) * double(one.weight);
    for (Component& one : out)
      one.weight = static_cast<float>(double(one.weight) / std::sqrt(squares));
    return out;
  }

 private:
  std::vector<float> sums_;
  std::vector<std::uint32_t> touched_;
};

}  // namespace

std::vector<std::vector<Neighbour>> all_nearest(const std::vector<SparseVector>& rows,
                                                std::size_t terms, std::size_t most) {
  Search search(rows, terms);
  std::vector<std::vector<Neighbour>> out;
  out.reserve(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) out.push_back(search.nearest(i, most));
  return out;
}

std::vector<SparseVector> smooth_rows(const std::vector<SparseVector>& rows, std::size_t terms,
                                      const std::vector<std::vector<Neighbour>>& neighbours) {
  Mixture mixture(terms);
  std::vector<SparseVector> out;
  out.reserve(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    double sum = 0;
    for (const Neighbour& one : neighbours[i]) sum += one.weight;
    mixture.add(rows[i], 0.5);
    for (const Neighbour& one : neighbours[i]) mixture.add(rows[one.item], 0.5 * one.weight / sum);
    out.push_back(mixture.take());
  }
  return out;
}

}  // namespace uxi::analysis
