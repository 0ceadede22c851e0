#include "coding/close_match.h"

#include <algorithm>
#include <string>
#include <vector>

#include "text/utf8.h"

namespace uxi::coding {
namespace {

struct Letters {
  std::vector<char32_t> letters;
  std::vector<std::size_t> offsets;  ///< of each letter, and the end
};

Letters letters_of(std::string_view text) {
  Letters out;
  std::size_t at = 0;
  while (at < text.size()) {
    out.offsets.push_back(at);
    out.letters.push_back(text::next_code_point(text, at));
  }
  out.offsets.push_back(text.size());
  return out;
}

}  // namespace

std::optional<CloseMatch> close_match(std::string_view text, std::string_view quote,
                                      std::size_t limit) {
  const Letters haystack = letters_of(text);
  const Letters needle = letters_of(quote);
  const std::size_t m = needle.letters.size();
  if (m == 0) return std::nullopt;
  // cost[i]: fewest edits that turn the first i letters of the quote into a part of the text that
  // ends here; begin[i]: where that part begins.
  std::vector<std::size_t> cost(m + 1);
  std::vector<std::size_t> begin(m + 1, 0);
  for (std::size_t i = 0; i <= m; ++i) cost[i] = i;
  std::optional<CloseMatch> best;
  for (std::size_t j = 0; j <= haystack.letters.size(); ++j) {
    if (j > 0) {
      std::size_t diagonal_cost = cost[0];
      std::size_t diagonal_begin = begin[0];
      begin[0] = j;
      for (std::size_t i = 1; i <= m; ++i) {
        const bool same = needle.letters[i - 1] == haystack.letters[j - 1];
        const std::size_t above_cost = cost[i];
        const std::size_t above_begin = begin[i];
        cost[i] = diagonal_cost + (same ? 0 : 1);
        begin[i] = diagonal_begin;
        if (above_cost + 1 < cost[i]) {
          cost[i] = above_cost + 1;
          begin[i] = above_begin;
        }
        if (cost[i - 1] + 1 < cost[i]) {
          cost[i] = cost[i - 1] + 1;
          begin[i] = begin[i - 1];
        }
        diagonal_cost = above_cost;
        diagonal_begin = above_begin;
      }
    }
    if (cost[m] <= limit && (!best || cost[m] < best->distance)) {
      best = CloseMatch{{haystack.offsets[begin[m]], haystack.offsets[j]}, cost[m]};
    }
  }
  return best;
}

}  // namespace uxi::coding
