#include "uxi/saturation.h"

#include <cmath>
#include <doctest/doctest.h>

#include "analysis/incidence.h"
#include "analysis/mixture.h"
#include "analysis/richness.h"
#include "analysis/stopping.h"

namespace uxi::analysis {
namespace {

/// One interview a string, one code a letter.
std::vector<CodedInterview> interviews(const std::vector<std::string>& rows,
                                       const std::string& segments = "") {
  std::vector<CodedInterview> result;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CodedInterview interview{.id = "P" + std::to_string(i + 1)};
    for (const char code : rows[i]) {
      interview.codes.emplace_back(1, code);
    }
    if (!segments.empty()) {
      interview.segment = segments[i];
    }
    result.push_back(std::move(interview));
  }
  return result;
}

}  // namespace

TEST_CASE("analysis: codes count once an interview") {
  const Incidence incidence = make_incidence(interviews({"baab", "", "bc"}));
  CHECK(incidence.codes == std::vector<std::string>{"a", "b", "c"});
  CHECK(incidence.found == std::vector<std::vector<std::size_t>>{{0, 1}, {}, {1, 2}});
  CHECK(incidence.frequencies() == std::vector<std::size_t>{1, 2, 1});
  CHECK(fresh_counts(incidence) == std::vector<std::size_t>{2, 0, 1});
}

TEST_CASE(
    "analysis: Guest, Namey and Chen's worked example stops at 6+2, without new codes at 7+2") {
  // Guest, Namey & Chen 2020: base 37 codes, then 4, 3, 1, 0, 0.
  const std::vector<std::size_t> fresh = {10, 11, 9, 7, 4, 3, 1, 0, 0};
  const RuleResult five = guest_rule(fresh, 4, 2, .05);
  CHECK(five.state == RuleState::reached);
  CHECK(five.at == 6);
  REQUIRE(five.ratios.size() == 4);
  CHECK(five.ratios[0] == doctest::Approx(7.0 / 37));
  CHECK(five.ratios[1] == doctest::Approx(4.0 / 37));
  CHECK(five.ratios[2] == doctest::Approx(1.0 / 37));
  CHECK(guest_rule(fresh, 4, 2, 0).at == 7);
  CHECK(guest_rule(fresh, 4, 6, .05).state == RuleState::too_few);
  CHECK(guest_rule({0, 0, 0, 0, 1, 1}, 4, 2, .05).state == RuleState::undefined);
  CHECK(guest_rule({5, 5, 5, 5, 5, 5}, 4, 2, .05).state == RuleState::not_reached);
}

TEST_CASE("analysis: ten and three") {
  std::vector<std::size_t> fresh(10, 2);
  fresh.insert(fresh.end(), {1, 0, 0});
  CHECK(francis_rule(fresh).state == RuleState::not_reached);
  fresh.push_back(0);
  CHECK(francis_rule(fresh).state == RuleState::reached);
  CHECK(francis_rule(fresh).at == 11);
  CHECK(francis_rule({1, 0, 0, 0}).state == RuleState::too_few);
}

TEST_CASE("analysis: richness by hand") {
  // T 4, y 4 3 2 1 1: S 5, Q1 2, Q2 1, U 11, a 3/4; Q0 = .75*4/2 = 1.5.
  const Frequencies f({4, 3, 2, 1, 1}, 4);
  CHECK(unheard(f) == doctest::Approx(1.5));
  CHECK(chao2(f).value == doctest::Approx(6.5));
  // Var = 1*(.375*4 + .5625*8 + .140625*16) = 8.25
  CHECK(chao2(f).error == doctest::Approx(std::sqrt(8.25)));
  // A = 4*1.5/(4*1.5+2) = .75; C = 1 - 2/11*.75
  CHECK(coverage(f) == doctest::Approx(1 - 1.5 / 11));
  // E[new next] = Q0 * Q1/(T*Q0+Q1) = 1.5 * .25
  CHECK(extrapolated(f, 1) - 5 == doctest::Approx(.375));
  // One interview: 1 + .75 + .5 + .25 + .25; all: 5.
  CHECK(rarefied(f, 1) == doctest::Approx(2.75));
  CHECK(rarefied(f, 4) == doctest::Approx(5));
  CHECK(expected_fresh(f, 1) == doctest::Approx(2.75));
  CHECK(jackknife1(f) == doctest::Approx(6.5));
  CHECK(jackknife2(f) == doctest::Approx(5 + 2 * 5.0 / 4 - 1 * 4.0 / 12));
  // 95 % of 6.5 is 6.175: 1 - 1.175/1.5 left, at .75 an interview.
  CHECK(needed_for(f, .95) == doctest::Approx(std::log(1 - 1.175 / 1.5) / std::log(.75)));
  // .375 falls to .2 after ln(.2/.375)/ln(.75) = 2.19 interviews.
  CHECK(needed_for_rate(f, .2) == 3);
  CHECK(needed_for_rate(f, .5) == 0);
}

TEST_CASE("analysis: without codes heard twice Chao2 takes its other form") {
  // T 5, y 3 1 1 1: Q0 = .8*3*2/2 = 2.4; Var = 2.4 + .64*3*25/4 - .64*81/4/6.4
  const Frequencies f({3, 1, 1, 1}, 5);
  CHECK(chao2(f).value == doctest::Approx(6.4));
  CHECK(chao2(f).error == doctest::Approx(std::sqrt(2.4 + 12 - .64 * 81 / 4 / 6.4)));
}

TEST_CASE("analysis: where nothing is unheard there is no interval and all is covered") {
  for (const auto& f : {Frequencies({3, 3, 3}, 3), Frequencies({3, 3, 1}, 3), Frequencies({}, 0),
                        Frequencies({}, 5)}) {
    CHECK(chao2(f).value == doctest::Approx(static_cast<double>(f.observed())));
    CHECK_FALSE(chao2(f).interval);
    CHECK(coverage(f) == doctest::Approx(1));
    CHECK(needed_for(f, .95) == 0);
    CHECK(extrapolated(f, 10) == doctest::Approx(static_cast<double>(f.observed())));
  }
}

TEST_CASE("analysis: Fisher's exact test") {
  CHECK(fisher_exact(0, 6, 6, 6) == doctest::Approx(2.0 / 924));
  CHECK(fisher_exact(1, 6, 6, 6) == doctest::Approx(14.0 / 924 * 72 / 72 * 1).epsilon(0.01));
  CHECK(fisher_exact(3, 6, 3, 6) == doctest::Approx(1));
  CHECK(fisher_exact(0, 6, 0, 6) == doctest::Approx(1));
}

TEST_CASE("analysis: verdicts follow rule, coverage and outlook") {
  const struct {
    std::vector<std::string> rows;
    Verdict verdict;
  } cases[] = {
      {{"abc", "abc", "abc", "abc", "abc"}, Verdict::too_early},
      {{"", "", "", "", "", ""}, Verdict::too_early},
      {{"abc", "abc", "abc", "abc", "abc", "abc"}, Verdict::saturated},
      {{"abcdef", "abcdef", "abcdef", "abcdef", "abcdef", "abcdefg"}, Verdict::nearly},
      {{"ab", "cd", "ef", "gh", "ij", "kl", "mn"}, Verdict::not_yet},
  };
  for (const auto& c : cases) {
    CAPTURE(c.rows.front());
    CHECK(saturation(interviews(c.rows)).pooled.verdict == c.verdict);
  }
}

TEST_CASE(
    "analysis: a segment that is short of saturation is named behind a pooled one that is not") {
  const auto result = saturation(
      interviews({"abcx", "abcd", "abcy", "abcd", "abcx", "abcd", "abcy", "abcd"}, "ABABABAB"));
  REQUIRE(result.segments.size() == 2);
  CHECK(result.segments[0].segment == "A");
  CHECK(result.segments[0].interviews == 4);
  REQUIRE(result.overlaps.size() == 1);
  CHECK(result.overlaps[0].shared == 3);
  CHECK(result.overlaps[0].jaccard == doctest::Approx(3.0 / 6));
  CHECK(result.pooled.verdict == Verdict::saturated);
  CHECK(result.hidden == std::vector<std::string>{"A", "B"});
  CHECK(saturation(interviews({"a", "b"}, "AA")).segments.empty());
}

TEST_CASE("analysis: two camps are told apart, one population is not") {
  const auto mixed = saturation(
      interviews({"abcd", "vwxy", "abce", "vwxz", "abde", "vwyz", "acde", "vxyz", "bcde", "wxyz"}));
  REQUIRE(mixed.pooled.bipartition);
  CHECK(mixed.pooled.bipartition->p <= .05);
  CHECK(mixed.pooled.bipartition->first == std::vector<std::string>{"P1", "P3", "P5", "P7", "P9"});
  CHECK(mixed.pooled.bipartition->between == 0);
  CHECK(mixed.pooled.parts.size() == 2);
  CHECK(mixed.pooled.bipartition->separating.size() == 10);

  const auto one = saturation(interviews({"abc", "abd", "bcd", "acd", "abc", "abd", "bcd", "acd"}));
  CHECK((!one.pooled.bipartition || one.pooled.bipartition->p > .05));
  CHECK_FALSE(saturation(interviews({"a", "b", "a", "b"})).pooled.bipartition);
}

TEST_CASE("analysis: codes that come in late stand out") {
  const auto late =
      saturation(interviews({"ab", "ab", "ab", "ab", "cdefgh", "cdefgh", "cdefgh", "cdefgh"}));
  REQUIRE(late.pooled.late_burst);
  CHECK(late.pooled.late_burst->fresh == 6);
  // C(4,4)/C(8,4): the first half misses a code of four interviews once in 70.
  CHECK(late.pooled.late_burst->expected == doctest::Approx(8.0 / 70));
  CHECK(late.pooled.late_burst->p == doctest::Approx(1.0 / 70).epsilon(.15));
}

TEST_CASE("analysis: any list of interviews is measured") {
  for (const auto& rows : std::vector<std::vector<std::string>>{
           {}, {""}, {"a"}, {"ab", ""}, {"a", "b", "c", "d", "e", "f", "g", "h", "i"}}) {
    const Saturation result = saturation(interviews(rows));
    CHECK(result.pooled.interviews == rows.size());
    CHECK(std::isfinite(result.pooled.chao2.value));
    CHECK(std::isfinite(result.pooled.coverage));
    for (const auto& outlook : result.pooled.outlook) {
      CHECK(std::isfinite(outlook.fresh));
      CHECK(std::isfinite(outlook.fresh_interval.high));
    }
  }
}

TEST_CASE("analysis: the same seed gives the same intervals") {
  const auto input = interviews({"abc", "ad", "ae", "bf", "ag", "ab"});
  const auto a = saturation(input, {.seed = 3}).pooled.outlook[1];
  const auto b = saturation(input, {.seed = 3}).pooled.outlook[1];
  const auto c = saturation(input, {.seed = 4}).pooled.outlook[1];
  CHECK(a.fresh_interval.high == b.fresh_interval.high);
  CHECK(a.fresh_interval.high != c.fresh_interval.high);
  CHECK(a.fresh == c.fresh);
}

}  // namespace uxi::analysis
