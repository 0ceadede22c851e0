// Saturation: what new interviews still bring, in numbers that do not depend on who was asked
// first.
//
// Rules of thumb (Guest, Namey & Chen 2020; Francis et al. 2010) stand beside richness estimators
// for incidence data (Chao 1987; Chao & Jost 2012; Chao et al. 2014), because the rules alone stop
// too early.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace uxi::analysis {

/// One interview and the codes found in it; a code counts once, however often it was given. Who
/// came twice is one interview.
struct CodedInterview {
  std::string id = {};
  std::string segment = {};  ///< empty where there are none
  std::vector<std::string> codes = {};
  std::vector<std::string> memos = {};  ///< codes to which somebody wrote a thought here
  std::vector<std::pair<std::string, std::string>> attributes = {};  ///< name and value
};

/// 95 % interval.
struct Interval {
  double low = 0;
  double high = 0;
};

struct SaturationOptions {
  std::uint64_t seed = 1;       ///< of resampling and random orders
  std::size_t resamples = 200;  ///< for intervals of what is still to come
  std::size_t orders = 9999;    ///< random orders for the late burst
  std::size_t band = 1000;      ///< random orders for the band around the curve
  bool mixed = true;            ///< look for a late burst, for camps, and for what parts a cohort
};

/// What one interview brought.
struct SaturationPoint {
  std::string id = {};
  std::size_t codes = 0;  ///< distinct ones in it
  std::size_t fresh = 0;  ///< of these never heard before
  std::size_t total = 0;  ///< heard so far
  double expected = 0;  ///< total after as many interviews, the mean over all orders (rarefaction)
  double expected_fresh = 0;  ///< `fresh` at this place, the mean over all orders
  Interval band = {};         ///< where `total` lies in 95 % of random orders
};

enum class RuleState { reached, not_reached, too_few, undefined };
[[nodiscard]] std::string_view to_string(RuleState state);

/// A stopping rule. Reached "6+2": at interview 6, with two more confirming.
struct RuleResult {
  std::size_t base = 0;  ///< interviews that the yardstick comes from
  std::size_t run = 0;   ///< interviews looked at together
  double threshold = 0;  ///< share of the base's codes
  RuleState state = RuleState::too_few;
  std::size_t at = 0;               ///< where reached
  std::vector<double> ratios = {};  ///< one a run, from the one that ends at `base + run`
};

/// A number of codes in all, heard or not, with standard error.
struct Estimate {
  double value = 0;
  double error = 0;
  std::optional<Interval> interval = {};  ///< absent where nothing is estimated to be unheard
};

/// What `more` interviews would bring.
struct Outlook {
  std::size_t more = 0;
  double total = 0;  ///< codes heard by then
  Interval total_interval;
  double fresh = 0;  ///< new ones among them
  Interval fresh_interval;
  bool far = false;  ///< more than were held: not to be trusted
};

enum class Verdict { too_early, not_yet, nearly, saturated };
[[nodiscard]] std::string_view to_string(Verdict verdict);

/// How many more interviews until a share of the codes estimated by Chao2 is heard.
struct Needed {
  double share = 0;
  std::optional<std::size_t> more = {};  ///< absent where over T: not estimable
};

/// Many codes that come first in the second half: late interviews are of another kind, or the guide
/// changed.
struct LateBurst {
  std::size_t fresh = 0;  ///< codes first heard in the second half
  double expected = 0;    ///< mean over all orders
  double p = 1;           ///< share of random orders with as many
};

/// A code that the two parts of a cohort do not share alike.
struct SeparatingCode {
  std::string code = {};
  std::size_t first = 0;  ///< interviews of the first part with it
  std::size_t second = 0;
  double p = 1;  ///< Fisher's exact test, two-sided
};

/// One cohort that is really two: the split that explains most, and whether chance would give one
/// as good.
struct Bipartition {
  double strength = 0;  ///< leading eigenvalue of the residuals over the number of interviews
  double p = 1;         ///< by randomisation that keeps row and column sums (curveball)
  std::vector<std::string> first = {};  ///< ids; the part with the first interview
  std::vector<std::string> second = {};
  double within = 0;  ///< mean Jaccard of two interviews of one part
  double between = 0;
  std::vector<SeparatingCode> separating = {};  ///< p <= 0.05, by p and code
};

/// All measures over one list of interviews.
struct Cohort {
  std::string segment = {};  ///< empty for the pooled one
  std::vector<SaturationPoint> points = {};
  std::size_t interviews = 0;  ///< T
  std::size_t codes = 0;       ///< S
  std::size_t once = 0;        ///< codes heard in one interview, Q1
  std::size_t twice = 0;       ///< in two, Q2
  std::size_t mentions = 0;    ///< interviews with a code, summed over codes, U
  std::size_t last_fresh_at =
      0;                    ///< the last interview that brought a new code, from 1; 0 for none
  double corroborated = 0;  ///< share of codes heard from three or more
  std::vector<RuleResult>
      rules;           ///< (4,2,5 %), (4,2,0 %), (4,3,5 %), (5,2,5 %), (6,2,5 %), (6,3,5 %)
  RuleResult francis;  ///< 10+3
  Estimate chao2;
  double coverage = 1;  ///< chance that a mention in the next interview is of a known code
  double jackknife1 = 0;
  double jackknife2 = 0;
  double bootstrap = 0;
  std::vector<Outlook> outlook = {};  ///< 1, 3, 5 and 10 more
  std::vector<Needed> needed = {};    ///< for 90, 95 and 99 %
  std::optional<std::size_t>
      needed_rate;  ///< until the next one is expected to bring less than half a code
  Verdict verdict = Verdict::too_early;
  std::optional<LateBurst> late_burst = {};     ///< from 4 interviews
  std::optional<Bipartition> bipartition = {};  ///< from 8 to 400 interviews
  std::vector<Cohort> parts =
      {};  ///< of the bipartition, each by itself, where its p is at most 0.05
};

/// Codes that two segments share.
struct SegmentOverlap {
  std::string first = {};
  std::string second = {};
  std::size_t shared = 0;
  double jaccard = 0;
};

/// An attribute of people whose values part the interviews: exploration, for nobody asked before.
/// `p` is the share of random assignments of its values (999) that part them as well; `corrected`
/// is for as many attributes as were tried (Holm 1979).
struct AttributeSplit {
  std::string name = {};
  std::vector<std::pair<std::string, std::size_t>> values = {};  ///< interviews of each, by value
  double within = 0;  ///< mean Jaccard of two interviews of one value
  double between = 0;
  double p = 1;
  double corrected = 1;
};

/// What became of one code. Whether its meaning is exhausted is a person's judgement; this is when
/// somebody last wrote something new about it (after Hennink, Kaiser & Marconi 2017).
struct CodeHistory {
  std::string code = {};
  std::size_t interviews = 0;
  std::size_t first_at = 0;  ///< interviews from 1
  std::size_t grew_at = 0;   ///< the last that added a sub-code to it or a memo
};

struct Saturation {
  Cohort pooled;
  std::vector<Cohort> segments = {};  ///< in order of first interview; empty where fewer than two
  std::vector<SegmentOverlap> overlaps = {};  ///< every pair
  std::vector<std::string>
      hidden;  ///< segments short of saturation where the pooled cohort looks saturated
  std::vector<AttributeSplit> attributes = {};  ///< from 8 interviews; by `p` and name
  std::vector<CodeHistory> codes = {};          ///< by code
};

/// Measures interviews in the order they were held. Any input is measured; what cannot be is absent
/// or says so.
[[nodiscard]] Saturation saturation(const std::vector<CodedInterview>& interviews,
                                    const SaturationOptions& options = {});

}  // namespace uxi::analysis
