// Saturation of a study, pooled and by segment: the measures put together, and the verdict.
#include "uxi/saturation.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "analysis/attribute_split.h"
#include "analysis/code_history.h"
#include "analysis/incidence.h"
#include "analysis/mixture.h"
#include "analysis/order_band.h"
#include "analysis/richness.h"
#include "analysis/stopping.h"

namespace uxi::analysis {
namespace {

constexpr std::size_t kTooEarly = 6;  ///< interviews under which no verdict is given
constexpr double kSignificant = 0.05;
constexpr double kHalfCode = 0.5;

std::vector<SaturationPoint> make_points(const Incidence& incidence,
                                         const std::vector<std::size_t>& fresh,
                                         const Frequencies& frequencies) {
  std::vector<SaturationPoint> points;
  std::size_t total = 0;
  for (std::size_t i = 0; i < fresh.size(); ++i) {
    total += fresh[i];
    points.push_back({.id = incidence.interviews[i],
                      .codes = incidence.found[i].size(),
                      .fresh = fresh[i],
                      .total = total,
                      .expected = rarefied(frequencies, i + 1),
                      .expected_fresh = expected_fresh(frequencies, i + 1)});
  }
  return points;
}

void apply_rules(const std::vector<std::size_t>& fresh, Cohort& cohort) {
  const struct {
    std::size_t base, run;
    double threshold;
  } rules[] = {{4, 2, .05}, {4, 2, 0}, {4, 3, .05}, {5, 2, .05}, {6, 2, .05}, {6, 3, .05}};
  for (const auto& rule : rules) {
    cohort.rules.push_back(guest_rule(fresh, rule.base, rule.run, rule.threshold));
  }
  cohort.francis = francis_rule(fresh);
  for (std::size_t i = 0; i < fresh.size(); ++i) {
    cohort.last_fresh_at = fresh[i] > 0 ? i + 1 : cohort.last_fresh_at;
  }
}

void estimate(const Frequencies& frequencies, const SaturationOptions& options, Cohort& cohort) {
  cohort.interviews = frequencies.t;
  cohort.codes = frequencies.observed();
  cohort.once = frequencies.once;
  cohort.twice = frequencies.twice;
  cohort.mentions = frequencies.mentions;
  const auto often = std::count_if(frequencies.y.begin(), frequencies.y.end(),
                                   [](std::size_t count) { return count >= 3; });
  cohort.corroborated =
      cohort.codes == 0 ? 0 : static_cast<double>(often) / static_cast<double>(cohort.codes);
  cohort.chao2 = chao2(frequencies);
  cohort.coverage = coverage(frequencies);
  cohort.jackknife1 = jackknife1(frequencies);
  cohort.jackknife2 = jackknife2(frequencies);
  cohort.bootstrap = bootstrap_richness(frequencies);
  cohort.outlook = outlooks(frequencies, {1, 3, 5, 10}, options.resamples, options.seed);
  for (const double share : {0.90, 0.95, 0.99}) {
    const double more = std::ceil(needed_for(frequencies, share));
    cohort.needed.push_back({.share = share});
    if (more <= static_cast<double>(frequencies.t)) {
      cohort.needed.back().more = static_cast<std::size_t>(more);
    }
  }
  const std::size_t for_rate = needed_for_rate(frequencies, kHalfCode);
  if (for_rate <= frequencies.t) {
    cohort.needed_rate = for_rate;
  }
}

Verdict judge(const Cohort& cohort) {
  if (cohort.interviews < kTooEarly || cohort.codes == 0) {
    return Verdict::too_early;
  }
  const double next_three = cohort.outlook[1].fresh;
  if (cohort.rules[0].state == RuleState::reached && cohort.coverage >= .95 && next_three < 1) {
    return Verdict::saturated;
  }
  return cohort.coverage >= .90 && next_three < 2 ? Verdict::nearly : Verdict::not_yet;
}

Cohort measure(const std::vector<CodedInterview>& interviews, std::string segment,
               const SaturationOptions& options) {
  const Incidence incidence = make_incidence(interviews);
  const Frequencies frequencies(incidence.frequencies(), interviews.size());
  const auto fresh = fresh_counts(incidence);
  Cohort cohort;
  cohort.segment = std::move(segment);
  cohort.points = make_points(incidence, fresh, frequencies);
  const auto band = order_band(incidence, options.band, options.seed);
  for (std::size_t i = 0; i < band.size(); ++i) cohort.points[i].band = band[i];
  apply_rules(fresh, cohort);
  estimate(frequencies, options, cohort);
  cohort.verdict = judge(cohort);
  return cohort;
}

/// `measure`, and whether the cohort is really two.
Cohort measure_mixed(const std::vector<CodedInterview>& interviews, std::string segment,
                     const SaturationOptions& options) {
  Cohort cohort = measure(interviews, std::move(segment), options);
  if (!options.mixed) return cohort;
  const Incidence incidence = make_incidence(interviews);
  cohort.late_burst = late_burst(incidence, options.orders, options.seed);
  auto camps = find_camps(incidence, options.seed);
  if (!camps) {
    return cohort;
  }
  if (camps->measured.p <= kSignificant) {
    std::vector<CodedInterview> parts[2];
    for (std::size_t i = 0; i < interviews.size(); ++i) {
      parts[camps->second[i] ? 1 : 0].push_back(interviews[i]);
    }
    for (const auto& part : parts) {
      cohort.parts.push_back(measure(part, cohort.segment, options));
    }
  }
  cohort.bipartition = std::move(camps->measured);
  return cohort;
}

SegmentOverlap overlap(const std::string& first, const std::vector<CodedInterview>& a,
                       const std::string& second, const std::vector<CodedInterview>& b) {
  const auto codes_a = make_incidence(a).codes;
  const auto codes_b = make_incidence(b).codes;
  std::vector<std::string> shared;
  std::set_intersection(codes_a.begin(), codes_a.end(), codes_b.begin(), codes_b.end(),
                        std::back_inserter(shared));
  const std::size_t all = codes_a.size() + codes_b.size() - shared.size();
  const double jaccard =
      all == 0 ? 0 : static_cast<double>(shared.size()) / static_cast<double>(all);
  return {.first = first, .second = second, .shared = shared.size(), .jaccard = jaccard};
}

}  // namespace

std::string_view to_string(RuleState state) {
  switch (state) {
    case RuleState::reached: return "reached";
    case RuleState::not_reached: return "not reached";
    case RuleState::too_few: return "too few interviews";
    case RuleState::undefined: return "undefined";
  }
  return "";
}

std::string_view to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::too_early: return "too early";
    case Verdict::not_yet: return "not yet";
    case Verdict::nearly: return "nearly";
    case Verdict::saturated: return "saturated";
  }
  return "";
}

Saturation saturation(const std::vector<CodedInterview>& interviews,
                      const SaturationOptions& options) {
  Saturation result;
  result.pooled = measure_mixed(interviews, "", options);
  if (options.mixed) result.attributes = attribute_splits(interviews, options.seed);
  result.codes = code_histories(interviews);

  std::vector<std::string> names;
  std::vector<std::vector<CodedInterview>> groups;
  for (const auto& interview : interviews) {
    const auto place = std::find(names.begin(), names.end(), interview.segment);
    if (place == names.end()) {
      names.push_back(interview.segment);
      groups.push_back({interview});
    } else {
      groups[static_cast<std::size_t>(place - names.begin())].push_back(interview);
    }
  }
  if (names.size() < 2) {
    return result;
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    result.segments.push_back(measure_mixed(groups[i], names[i], options));
    for (std::size_t j = 0; j < i; ++j) {
      result.overlaps.push_back(overlap(names[j], groups[j], names[i], groups[i]));
    }
    const bool short_of_it = result.segments.back().verdict != Verdict::saturated;
    if (result.pooled.verdict == Verdict::saturated && short_of_it) {
      result.hidden.push_back(names[i]);
    }
  }
  return result;
}

}  // namespace uxi::analysis
