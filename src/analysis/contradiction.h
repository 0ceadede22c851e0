// Statements of a theme that stand against each other: candidates for a person to judge.
//
// Two statements on the same thing are opposite where one says at one end of a scale what the other
// says at the other end ("quick", "slow"), or says of the same words that it is not so. English.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "uxi/cluster.h"

namespace uxi::analysis {

/// Two quotes, places in the input; `first` < `second`.
struct Opposition {
  std::size_t first = 0;
  std::size_t second = 0;
  double score = 0;                      ///< what they share, 0 to 1, and half a point an opposite
  std::vector<std::string> opposites{};  ///< `quick / slow`, `use / not use`, at most three
  std::vector<std::string> shared{};  ///< words on what both are about, rarest first, at most three
  friend bool operator==(const Opposition&, const Opposition&) = default;
};

/// Pairs of `members` by different participants, best first, at most `most`; a quote stands in one
/// pair only. None in a language other than English.
[[nodiscard]] std::vector<Opposition> oppositions(const ClusterInput& input,
                                                  const std::vector<std::size_t>& members,
                                                  const ClusterOptions& options, std::size_t most);

}  // namespace uxi::analysis
