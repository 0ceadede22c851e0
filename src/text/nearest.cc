// Edit distance for slips of the finger: Damerau-Levenshtein, optimal string alignment (each pair
// of neighbours may be swapped once), computed in a band as wide as the limit.
#include "text/nearest.h"

#include <algorithm>

#include "text/utf8.h"

namespace uxi::text {
namespace {

std::u32string code_points(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) out += next_code_point(text, i);
  return out;
}

std::size_t banded_distance(const std::u32string& a, const std::u32string& b, std::size_t limit) {
  const std::size_t over = limit + 1;
  const std::size_t gap = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (gap > limit) return over;
  std::vector<std::size_t> two_before(b.size() + 1, over);
  std::vector<std::size_t> before(b.size() + 1, over);
  std::vector<std::size_t> row(b.size() + 1, over);
  for (std::size_t j = 0; j <= std::min(b.size(), limit); ++j) before[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const std::size_t low = i > limit ? i - limit : 0;
    const std::size_t high = std::min(b.size(), i + limit);
    std::fill(row.begin(), row.end(), over);
    if (low == 0) row[0] = i;
    for (std::size_t j = std::max<std::size_t>(low, 1); j <= high; ++j) {
      const bool same = a[i - 1] == b[j - 1];
      std::size_t best = std::min({before[j] + 1, row[j - 1] + 1, before[j - 1] + (same ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        best = std::min(best, two_before[j - 2] + 1);
      }
      row[j] = std::min(best, over);
    }
    std::swap(two_before, before);
    std::swap(before, row);
  }
  return before[b.size()];
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  const std::u32string left = code_points(a);
  const std::u32string right = code_points(b);
  // A larger limit than the longer string changes nothing.
  return banded_distance(left, right, std::min(limit, std::max(left.size(), right.size())));
}

std::optional<std::string> nearest(std::string_view wanted, const std::vector<std::string>& names) {
  const std::u32string folded = code_points(fold_case(wanted));
  if (folded.empty()) return std::nullopt;
  const std::string* best = nullptr;
  std::size_t best_distance = std::max<std::size_t>(folded.size() / 3, 1) + 1;
  for (const std::string& name : names) {
    const std::u32string candidate = code_points(fold_case(name));
    const std::size_t distance = banded_distance(folded, candidate, best_distance);
    // One letter for another, with none in common, is no slip.
    if (distance > 0 && distance >= std::max(folded.size(), candidate.size())) continue;
    if (distance < best_distance ||
        (best != nullptr && distance == best_distance && name < *best)) {
      best = &name;
      best_distance = distance;
    }
  }
  return best == nullptr ? std::nullopt : std::optional(*best);
}

std::string did_you_mean(std::string_view wanted, const std::vector<std::string>& names) {
  const std::optional<std::string> name = nearest(wanted, names);
  return name ? "did you mean `" + *name + "`?" : std::string{};
}

}  // namespace uxi::text
