// Rules of thumb for when to stop: Guest, Namey & Chen (2020, PLoS ONE 15(5):e0232076) and Francis
// et al. (2010, Psychology & Health 25:1229-1245).
#pragma once

#include <cstddef>
#include <vector>

#include "uxi/saturation.h"

namespace uxi::analysis {

/// New codes in every run of `run` interviews behind the first `base`, over the codes of the base.
/// Reached at the first run with a ratio of at most `threshold`; `at` is the interview before that
/// run.
[[nodiscard]] RuleResult guest_rule(const std::vector<std::size_t>& fresh, std::size_t base,
                                    std::size_t run, double threshold);

/// At least `base` interviews, then the first `run` in a row without a new code.
[[nodiscard]] RuleResult francis_rule(const std::vector<std::size_t>& fresh, std::size_t base = 10,
                                      std::size_t run = 3);

}  // namespace uxi::analysis
