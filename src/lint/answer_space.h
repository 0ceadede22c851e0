// Whether anybody's answers can fulfil some conditions of a screener and none of others.
//
// Of each question the ways it can be answered are told apart only as far as the conditions do, so
// that there are few; then a search with backtracking goes through the questions, cut off wherever
// what is chosen already decides (three-valued evaluation). Patterns (`matches`) count as fulfilled
// or not as one likes: what is found impossible is so whatever they mean.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "uxi/screener.h"

namespace uxi::lint {

using Conditions = std::vector<const Condition*>;

/// How much searching may still be done, in comparisons evaluated. One search takes at most a part
/// of it, so that a hard one leaves something for others.
struct SearchBudget {
  std::size_t left = 4'000'000;  ///< some tenths of a second
  std::size_t one_search = 200'000;
};

/// Nothing where the search was given up.
[[nodiscard]] std::optional<bool> can_be(const Screener& screener, const Conditions& fulfilled,
                                         const Conditions& not_fulfilled, SearchBudget& budget);

}  // namespace uxi::lint
