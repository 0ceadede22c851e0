// Why a selection is not all that was wished for, in words.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "recruit/quotas.h"

namespace uxi::recruit {

/// A segment or a limit of at least that could not be met.
struct Shortage {
  std::string what;  ///< `at least 2 with country France`, `5 for segment churned`
  int wanted = 0;
  int got = 0;
  std::string why;  ///< `only 1 person with country France may take part`
};

/// What is short, segments first. The bounds that stand against it are found by leaving out one at
/// a time and selecting again.
[[nodiscard]] std::vector<Shortage> shortages(const SelectionProblem& problem,
                                              const Selection& selection);

/// Why each candidate, who may take part, is not in; empty for those who are.
[[nodiscard]] std::vector<std::string> why_waiting(const SelectionProblem& problem,
                                                   const Selection& selection);

/// `at least 2 with country France`, `at most 60 % with role Owner`
[[nodiscard]] std::string limit_in_words(const Limit& limit);

}  // namespace uxi::recruit
