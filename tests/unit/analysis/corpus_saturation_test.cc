// Published matrices with values from R's vegan and iNEXT. They are read from the corpus beside the
// project, which need not be there.
//
// Of the numbers in the reference that these come from, left out are: those it calls recalled
// (Guest, Bunce & Johnson's shares, Hennink's, Weller's and Tran's medians), the power of the
// bipartition by simulation, and measures that uxi does not offer: Chao1 and ACE for counts of
// mentions, ICE, Lowe's index, detectable prevalence.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "analysis/incidence.h"
#include "analysis/mixture.h"
#include "analysis/richness.h"
#include "analysis/stopping.h"

namespace uxi::analysis {
namespace {

std::filesystem::path corpus_file(const std::string& name) {
  const char* folder = std::getenv("UXI_CORPUS");
  const std::filesystem::path corpus =
      folder != nullptr ? std::filesystem::path(folder)
                        : std::filesystem::path(UXI_SOURCE_FOLDER) / "../shared/corpus";
  return corpus / "saturation" / name;
}

bool missing(const std::string& name) {
  if (std::filesystem::exists(corpus_file(name))) {
    return false;
  }
  MESSAGE("skipped: no " << corpus_file(name).string());
  return true;
}

std::vector<std::vector<std::string>> read_table(const std::string& name) {
  std::ifstream file(corpus_file(name));
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(file, line);) {
    std::istringstream cells(line);
    rows.emplace_back();
    for (std::string cell; std::getline(cells, cell, '\t');) {
      rows.back().push_back(cell);
    }
  }
  return rows;
}

/// Codes in rows, interviews in columns, counts in cells.
std::vector<CodedInterview> read_matrix(const std::string& name) {
  const auto rows = read_table(name);
  std::vector<CodedInterview> interviews;
  for (std::size_t column = 1; column < rows.at(0).size(); ++column) {
    CodedInterview interview{.id = rows[0][column]};
    for (std::size_t row = 1; row < rows.size(); ++row) {
      const std::string& cell = rows[row].at(column);
      if (rows[row][0] == "#segment") {
        interview.segment = cell;
      } else if (std::stod(cell) > 0) {
        interview.codes.push_back(rows[row][0]);
      }
    }
    interviews.push_back(std::move(interview));
  }
  return interviews;
}

/// One line: the number of units, then the incidence of each species.
Frequencies read_frequencies(const std::string& name) {
  std::vector<std::size_t> values;
  const auto rows = read_table(name);
  for (const auto& cell : rows.at(0)) {
    values.push_back(std::stoul(cell));
  }
  const std::size_t units = values.front();
  values.erase(values.begin());
  return {values, units};
}

Frequencies frequencies_of(const std::vector<CodedInterview>& interviews) {
  return {make_incidence(interviews).frequencies(), interviews.size()};
}

std::vector<std::size_t> fresh_of(const Cohort& cohort) {
  std::vector<std::size_t> fresh;
  for (const auto& point : cohort.points) {
    fresh.push_back(point.fresh);
  }
  return fresh;
}

struct Expected {
  const char* file;
  bool matrix;
  std::size_t units, species, once, twice, mentions;
  double chao2, error, low, high, coverage;
  double tolerance;
};

}  // namespace

TEST_SUITE("corpus") {
  TEST_CASE("saturation: Chao2 and coverage are those of vegan and iNEXT") {
    const Expected cases[] = {
        {"novelqualcodes-insects.tsv", true, 15, 18, 2, 7, 52, 18.266667, .647339, 18.0175, 22.0611,
         .974359, 6e-5},
        {"vegan-dune-incidence.tsv", true, 20, 30, 3, 2, 197, 32.1375, 3.242503, 30.2510, 48.2022,
         .985770, 6e-5},
        {"inext-ant-h50m-incfreq.tsv", false, 599, 227, 49, 23, 5976, 279.109, 19.794, 252.374,
         334.009, .9918, 6e-4},
        {"inext-ant-h500m-incfreq.tsv", false, 230, 241, 71, 34, 2943, 314.810, 23.259, 281.384,
         375.902, .9760, 6e-4},
        {"inext-ant-h1070m-incfreq.tsv", false, 150, 122, 28, 16, 1730, 146.337, 12.082, 131.699,
         183.063, .9839, 6e-4},
        {"inext-ant-h1500m-incfreq.tsv", false, 200, 56, 13, 4, 1170, 77.019, 16.353, 61.458,
         136.949, .9889, 6e-4},
        {"inext-ant-h2000m-incfreq.tsv", false, 200, 14, 1, 2, 271, 14.249, .726, 14.013, 18.716,
         .9964, 6e-4},
        {"inext-ciliates-EtoshaPan-incidence.tsv", true, 19, 216, 107, 44, 516, 339.255, 32.194,
         290.496, 419.928, .8017, 6e-4},
        {"inext-ciliates-CentralNamibDesert-incidence.tsv", true, 17, 130, 63, 28, 379, 196.706,
         22.542, 165.015, 257.078, .8425, 6e-4},
        {"inext-ciliates-SouthernNamibDesert-incidence.tsv", true, 15, 150, 82, 28, 358, 262.067,
         34.252, 212.388, 351.305, .7816, 6e-4},
    };
    for (const auto& c : cases) {
      CAPTURE(c.file);
      if (missing(c.file)) {
        continue;
      }
      const Frequencies f =
          c.matrix ? frequencies_of(read_matrix(c.file)) : read_frequencies(c.file);
      CHECK(f.t == c.units);
      CHECK(f.observed() == c.species);
      CHECK(f.once == c.once);
      CHECK(f.twice == c.twice);
      CHECK(f.mentions == c.mentions);
      const Estimate estimate = chao2(f);
      const auto near = [&](double value) { return doctest::Approx(value).epsilon(c.tolerance); };
      CHECK(std::abs(estimate.value - c.chao2) < c.tolerance);
      CHECK(std::abs(estimate.error - c.error) < c.tolerance);
      REQUIRE(estimate.interval);
      CHECK(std::abs(estimate.interval->low - c.low) < c.tolerance);
      CHECK(std::abs(estimate.interval->high - c.high) < c.tolerance);
      CHECK(coverage(f) == near(c.coverage));
    }
  }

  TEST_CASE("saturation: rarefaction and extrapolation are those of vegan and iNEXT") {
    if (missing("novelqualcodes-insects.tsv") || missing("vegan-dune-incidence.tsv") ||
        missing("inext-ant-h50m-incfreq.tsv") ||
        missing("inext-ciliates-EtoshaPan-incidence.tsv")) {
      return;
    }
    const Frequencies insects = frequencies_of(read_matrix("novelqualcodes-insects.tsv"));
    const Frequencies dune = frequencies_of(read_matrix("vegan-dune-incidence.tsv"));
    const Frequencies ants = read_frequencies("inext-ant-h50m-incfreq.tsv");
    const Frequencies ciliates =
        frequencies_of(read_matrix("inext-ciliates-EtoshaPan-incidence.tsv"));
    const double curve[] = {3.466667,  6.295238,  8.608791,  10.506227, 12.066267,
                            13.351049, 14.409324, 15.279254, 15.990809, 16.567766,
                            17.029304, 17.391209, 17.666667, 17.866667, 18};
    for (std::size_t t = 1; t <= 15; ++t) {
      CHECK(std::abs(rarefied(insects, t) - curve[t - 1]) < 1e-6);
    }
    const struct {
      double value, expected;
    } cases[] = {
        {rarefied(dune, 1), 9.85},
        {rarefied(dune, 5), 22.754321},
        {rarefied(dune, 10), 27.364962},
        {rarefied(dune, 15), 29.099587},
        {rarefied(dune, 19), 29.85},
        {rarefied(ants, 100), 140.094797},
        {extrapolated(insects, 1), 18.088889},
        {extrapolated(insects, 5), 18.231550},
        {extrapolated(insects, 10), 18.262042},
        {extrapolated(dune, 1), 30.140164},
        {extrapolated(dune, 5), 30.614741},
        {extrapolated(dune, 10), 31.052683},
        {extrapolated(ants, 1), 227.081675},
        {extrapolated(ants, 599), 258.745498},
        {extrapolated(ciliates, 1), 221.385512},
        {extrapolated(ciliates, 6), 244.982358},
        {extrapolated(ciliates, 19), 286.514399},
        {jackknife1(insects), 19.866667},
        {jackknife2(insects), 15.966667},
        {bootstrap_richness(insects), 19.699062},
        {jackknife1(dune), 32.85},
        {jackknife2(dune), 33.844737},
        {bootstrap_richness(dune), 31.540396},
    };
    for (const auto& c : cases) {
      CAPTURE(c.expected);
      CHECK(std::abs(c.value - c.expected) < 1e-6);
    }
    CHECK(needed_for(insects, .99) == doctest::Approx(.9331).epsilon(1e-4));
    CHECK(needed_for(dune, .99) == doctest::Approx(27.9373).epsilon(1e-5));
    CHECK(needed_for_rate(insects, .05) == 2);
    CHECK(needed_for_rate(dune, .05) == 16);
  }

  TEST_CASE("saturation: intervals of the outlook are iNEXT's") {
    if (missing("novelqualcodes-insects.tsv") || missing("vegan-dune-incidence.tsv")) {
      return;
    }
    const struct {
      const char* file;
      double low, high;
    } cases[] = {{"novelqualcodes-insects.tsv", 15.344, 21.119},
                 {"vegan-dune-incidence.tsv", 27.445, 33.785}};
    for (const auto& c : cases) {
      CAPTURE(c.file);
      const auto outlook = outlooks(frequencies_of(read_matrix(c.file)), {5}, 2000, 1).at(0);
      CHECK(std::abs(outlook.total_interval.low - c.low) < .3);
      CHECK(std::abs(outlook.total_interval.high - c.high) < .3);
    }
  }

  TEST_CASE(
      "saturation: insects stop too early by the rule and go on to the thirteenth interview") {
    if (missing("novelqualcodes-insects.tsv")) {
      return;
    }
    const Cohort cohort = saturation(read_matrix("novelqualcodes-insects.tsv")).pooled;
    CHECK(fresh_of(cohort) ==
          std::vector<std::size_t>{5, 4, 3, 1, 1, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0});
    const std::size_t codes[] = {5, 4, 4, 2, 4, 3, 4, 3, 4, 2, 3, 3, 4, 4, 3};
    const std::size_t totals[] = {5, 9, 12, 13, 14, 15, 15, 16, 16, 16, 17, 17, 18, 18, 18};
    REQUIRE(cohort.points.size() == std::size(codes));
    for (std::size_t i = 0; i < std::size(codes); ++i) {
      CHECK(cohort.points[i].codes == codes[i]);
      CHECK(cohort.points[i].total == totals[i]);
    }
    CHECK(cohort.last_fresh_at == 13);
    CHECK(cohort.rules[0].at == 8);
    CHECK(cohort.rules[1].at == 8);
    CHECK(cohort.rules[2].state == RuleState::not_reached);
    const double ratios[] = {.1538, .0769, .0769, .0769, 0, .0769, .0769, .0769, .0769, 0};
    REQUIRE(cohort.rules[0].ratios.size() == std::size(ratios));
    for (std::size_t i = 0; i < std::size(ratios); ++i) {
      CHECK(std::abs(cohort.rules[0].ratios[i] - ratios[i]) < 5e-5);
    }
    REQUIRE(cohort.late_burst);
    CHECK(cohort.late_burst->fresh == 3);
    CHECK(cohort.late_burst->expected == doctest::Approx(3.5907).epsilon(1e-4));
    CHECK(std::abs(cohort.late_burst->p - .77) < .02);
    const auto dune = fresh_counts(make_incidence(read_matrix("vegan-dune-incidence.tsv")));
    CHECK(guest_rule(dune, 4, 2, .05).at == 14);
    CHECK(guest_rule(dune, 4, 2, 0).at == 14);
    CHECK(guest_rule(dune, 4, 3, .05).state == RuleState::not_reached);
  }

  TEST_CASE("saturation: two segments look finished together and are not") {
    if (missing("two-segments-12.tsv")) {
      return;
    }
    auto interviews = read_matrix("two-segments-12.tsv");
    const Saturation result = saturation(interviews);
    const Cohort& pooled = result.pooled;
    CHECK(fresh_of(pooled) == std::vector<std::size_t>{5, 9, 6, 4, 3, 0, 0, 1, 0, 0, 0, 0});
    CHECK(pooled.codes == 28);
    CHECK(std::abs(pooled.chao2.value - 28.5893) < 6e-5);
    CHECK(std::abs(pooled.chao2.error - 1.0497) < 6e-5);
    CHECK(std::abs(pooled.chao2.interval->low - 28.057) < 6e-4);
    CHECK(std::abs(pooled.chao2.interval->high - 34.134) < 6e-4);
    CHECK(std::abs(pooled.coverage - .9799) < 6e-5);
    CHECK(std::abs(pooled.outlook[0].fresh - .1755) < 6e-5);
    CHECK(std::abs(pooled.outlook[1].fresh - .3853) < 6e-5);
    CHECK(pooled.rules[0].at == 5);
    CHECK(pooled.verdict == Verdict::saturated);

    REQUIRE(result.segments.size() == 2);
    const Cohort& a = result.segments[0];
    CHECK(fresh_of(a) == std::vector<std::size_t>{5, 6, 5, 1, 1, 0});
    CHECK(a.once == 6);
    CHECK(a.twice == 4);
    CHECK(std::abs(a.chao2.value - 21.75) < 6e-5);
    CHECK(std::abs(a.chao2.error - 4.0793) < 6e-5);
    CHECK(std::abs(a.chao2.interval->low - 18.664) < 6e-4);
    CHECK(std::abs(a.chao2.interval->high - 39.194) < 6e-4);
    CHECK(std::abs(a.coverage - .9033) < 6e-5);
    CHECK(std::abs(a.outlook[0].fresh - .7895) < 6e-5);
    CHECK(std::abs(a.outlook[1].fresh - 1.9048) < 6e-5);
    CHECK(a.rules[0].state == RuleState::not_reached);
    const Cohort& b = result.segments[1];
    CHECK(fresh_of(b) == std::vector<std::size_t>{10, 6, 2, 1, 0, 0});
    CHECK(std::abs(b.chao2.value - 19.1852) < 6e-5);
    CHECK(std::abs(b.chao2.error - .5075) < 6e-5);
    CHECK(b.codes == 19);
    CHECK(b.once == 2);
    CHECK(b.twice == 9);
    CHECK(std::abs(b.chao2.interval->low - 19.011) < 6e-4);
    CHECK(std::abs(b.chao2.interval->high - 22.260) < 6e-4);
    CHECK(std::abs(b.coverage - .9872) < 6e-5);
    CHECK(std::abs(b.outlook[0].fresh - .1190) < 6e-5);
    CHECK(b.rules[0].at == 4);
    CHECK(result.hidden == std::vector<std::string>{"A"});
  }

  TEST_CASE("saturation: the split of a mixed cohort is found") {
    if (missing("two-segments-12.tsv")) {
      return;
    }
    auto interviews = read_matrix("two-segments-12.tsv");
    const Cohort mixed = saturation(interviews).pooled;
    const auto& split = mixed.bipartition;
    REQUIRE(split);
    CHECK(std::abs(split->strength - 3.9267) < 6e-5);
    CHECK(split->p == doctest::Approx(.001));
    CHECK(split->first == std::vector<std::string>{"P01", "P03", "P05", "P07", "P09", "P11"});
    CHECK(std::abs(split->within - .3718) < 6e-5);
    CHECK(std::abs(split->between - .1088) < 6e-5);
    std::vector<std::string> codes;
    for (const auto& code : split->separating) {
      codes.push_back(code.code);
    }
    CHECK(codes == std::vector<std::string>{"c09", "c04", "c17", "c21", "c22", "c25"});
    CHECK(std::abs(split->separating[0].p - .0022) < 6e-5);
    CHECK(std::abs(split->separating[1].p - .0152) < 6e-5);
    CHECK(mixed.parts.size() == 2);

    std::stable_sort(interviews.begin(), interviews.end(),
                     [](const auto& x, const auto& y) { return x.segment < y.segment; });
    const Cohort sorted = saturation(interviews).pooled;
    CHECK(fresh_of(sorted) == std::vector<std::size_t>{5, 6, 5, 1, 1, 0, 5, 4, 0, 1, 0, 0});
    CHECK(sorted.rules[0].at == 10);
    const double expected[] = {8.75,   5.6742, 3.8758, 2.7222, 1.95,  1.4271,
                               1.0691, .8164,  .6288,  .4803,  .3561, .25};
    for (std::size_t t = 0; t < std::size(expected); ++t) {
      CHECK(std::abs(sorted.points[t].expected_fresh - expected[t]) < 6e-5);
    }
    const double ratios[] = {.0588, .2941, .5294, .2353, .0588, .0588, 0};
    REQUIRE(sorted.rules[0].ratios.size() == std::size(ratios));
    for (std::size_t i = 0; i < std::size(ratios); ++i) {
      CHECK(std::abs(sorted.rules[0].ratios[i] - ratios[i]) < 6e-5);
    }
    REQUIRE(mixed.late_burst);
    CHECK(mixed.late_burst->fresh == 1);
    CHECK(std::abs(mixed.late_burst->p - .96) < .02);
    REQUIRE(sorted.late_burst);
    CHECK(sorted.late_burst->fresh == 10);
    CHECK(std::abs(sorted.late_burst->expected - 3.6006) < 6e-5);
    CHECK(std::abs(sorted.late_burst->p - .0035) < .002);
  }
}

}  // namespace uxi::analysis
