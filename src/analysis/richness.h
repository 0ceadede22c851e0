// How many codes there are in all, heard or not: estimators for incidence data. Formulas as in Chao
// (1987), Colwell et al. (2012), Chao & Jost (2012), Chao et al. (2014); values agree with R's
// vegan and iNEXT.
//
// `y` holds for each code the number of interviews with it, `t` is the number of interviews.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "uxi/saturation.h"

namespace uxi::analysis {

/// Counts that all estimators need.
struct Frequencies {
  std::vector<std::size_t> y;  ///< of codes that were heard, each at least 1 and at most `t`
  std::size_t t = 0;
  std::size_t once = 0;
  std::size_t twice = 0;
  std::size_t mentions = 0;

  Frequencies(std::vector<std::size_t> counts, std::size_t interviews);
  [[nodiscard]] std::size_t observed() const { return y.size(); }
};

/// Chao2's number of codes not heard yet.
[[nodiscard]] double unheard(const Frequencies& f);
[[nodiscard]] Estimate chao2(const Frequencies& f);
/// 1 where nothing was heard only once.
[[nodiscard]] double coverage(const Frequencies& f);
/// Expected number of codes in `n` of the interviews, drawn without order; `n` at most `t`.
[[nodiscard]] double rarefied(const Frequencies& f, std::size_t n);
/// Expected number of codes after `more` further interviews.
[[nodiscard]] double extrapolated(const Frequencies& f, double more);
/// Expected number of codes first heard at place `at` (from 1), over all orders.
[[nodiscard]] double expected_fresh(const Frequencies& f, std::size_t at);
/// Interviews still needed, not rounded, until `share` of Chao2's estimate is heard; 0 where it is.
[[nodiscard]] double needed_for(const Frequencies& f, double share);
/// Interviews still needed until the next one is expected to bring less than `rate` new codes.
[[nodiscard]] std::size_t needed_for_rate(const Frequencies& f, double rate);
[[nodiscard]] double jackknife1(const Frequencies& f);
[[nodiscard]] double jackknife2(const Frequencies& f);
[[nodiscard]] double bootstrap_richness(const Frequencies& f);
/// `extrapolated` with intervals from `resamples` draws of the bootstrap community (Chao et al.
/// 2014).
[[nodiscard]] std::vector<Outlook> outlooks(const Frequencies& f,
                                            const std::vector<std::size_t>& more,
                                            std::size_t resamples, std::uint64_t seed);

}  // namespace uxi::analysis
