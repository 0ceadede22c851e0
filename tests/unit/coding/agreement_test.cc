#include "coding/agreement.h"

#include <cmath>
#include <doctest/doctest.h>
#include <sstream>

namespace uxi::coding {
namespace {

/// A line a coder, a word a unit: `.` is missing, `-` no code, `a|b` two codes.
Ratings by_coder(const std::vector<std::string>& lines) {
  Ratings out;
  for (std::size_t coder = 0; coder < lines.size(); ++coder) {
    out.coders.emplace_back(1, static_cast<char>('A' + coder));
    std::istringstream words(lines[coder]);
    std::size_t unit = 0;
    for (std::string word; words >> word; ++unit) {
      if (unit == out.units.size()) out.units.push_back({std::to_string(unit), 1, unit, {}});
      out.units[unit].given.resize(lines.size());
      if (word == ".") continue;
      CodeSet codes;
      std::istringstream parts(word);
      for (std::string part; word != "-" && std::getline(parts, part, '|');) codes.push_back(part);
      out.units[unit].given[coder] = codes;
    }
  }
  return out;
}

/// So many units for each cell of a table of two coders.
Ratings crossed(const std::vector<std::vector<int>>& table) {
  Ratings out{{"A", "B"}, {}};
  for (std::size_t row = 0; row < table.size(); ++row) {
    for (std::size_t column = 0; column < table.size(); ++column) {
      for (int i = 0; i < table[row][column]; ++i) {
        out.units.push_back({"",
                             1,
                             out.units.size(),
                             {CodeSet{std::to_string(row)}, CodeSet{std::to_string(column)}}});
      }
    }
  }
  return out;
}

/// How many of the raters put each subject in each category.
Ratings counted(const std::vector<std::vector<int>>& table) {
  Ratings out{std::vector<std::string>(14, "R"), {}};
  for (const std::vector<int>& row : table) {
    RatedUnit unit{"", 1, out.units.size(), {}};
    for (std::size_t category = 0; category < row.size(); ++category) {
      for (int i = 0; i < row[category]; ++i)
        unit.given.emplace_back(CodeSet{std::to_string(category)});
    }
    out.units.push_back(unit);
  }
  return out;
}

double nominal(const std::vector<std::string>& lines) {
  return krippendorff_alpha(by_coder(lines), Distance::nominal, {}).value.value();
}

bool is(double value, double expected, double within = 5e-10) {
  return std::abs(value - expected) <= within;
}

const std::vector<std::string> kFourCoders = {"1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3",
                                              ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 ."};

}  // namespace

TEST_CASE("agreement: Krippendorff 2011, four coders with missing values") {
  const Agreement alpha = krippendorff_alpha(by_coder(kFourCoders), Distance::nominal, {});
  CHECK(is(alpha.value.value(), 0.743421053));
  CHECK(alpha.units == 11);
  CHECK(alpha.pairable == 40);
  CHECK(is(alpha.observed, 0.2));
  CHECK(is(alpha.expected, 0.779487179));
}

TEST_CASE("agreement: nominal alpha of published examples") {
  CHECK(is(nominal({". . . . . 3 4 1 2 1 1 3 3 . 3", "1 . 2 1 3 3 4 3 . . . . . . .",
                    ". . 2 1 3 4 4 . 2 1 1 3 3 . 4"}),
           0.691358025));
  CHECK(is(nominal({"0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"}), 0.095238095));
  CHECK(is(nominal({"a a b b d c c c e d d a", "b a b b b c c c e d d d"}), 0.691964286));
  CHECK(is(nominal({"pos neg neu .", "pos neg neu pos", "pos neg pos pos"}), 0.722222, 5e-7));
  CHECK(nominal({"1 2 3 4", "1 2 3 4", "1 2 3 4"}) == 1);
}

TEST_CASE("agreement: Cohen's kappa of published tables") {
  struct Case {
    std::vector<std::vector<int>> table;
    double observed, expected, kappa, error;
  };
  const std::vector<Case> cases = {
      {{{20, 5}, {10, 15}}, 0.7, 0.5, 0.4, 0.126996},
      {{{45, 15}, {25, 15}}, 0.6, 0.54, 0.130434783, 0.098662},
      {{{25, 35}, {5, 35}}, 0.6, 0.46, 0.259259259, 0.077160},
  };
  for (const Case& each : cases) {
    const Agreement kappa = cohen_kappa(crossed(each.table), 0, 1);
    CHECK(is(kappa.observed, each.observed));
    CHECK(is(kappa.expected, each.expected));
    CHECK(is(kappa.value.value(), each.kappa));
    CHECK(is(kappa.error.value(), each.error, 5e-7));
  }
  const Agreement letters =
      cohen_kappa(by_coder({"a a b b d c c c e d d a", "b a b b b c c c e d d d"}), 0, 1);
  CHECK(is(letters.value.value(), 0.684210526));
  CHECK(is(letters.observed, 0.75));
  CHECK(is(letters.expected, 0.208333333));
}

TEST_CASE("agreement: Fleiss' kappa of ten subjects and fourteen raters") {
  const Agreement kappa = fleiss_kappa(counted({{0, 0, 0, 0, 14},
                                                {0, 2, 6, 4, 2},
                                                {0, 0, 3, 5, 6},
                                                {0, 3, 9, 2, 0},
                                                {2, 2, 8, 1, 1},
                                                {7, 7, 0, 0, 0},
                                                {3, 2, 6, 3, 0},
                                                {2, 5, 3, 2, 2},
                                                {6, 5, 2, 1, 0},
                                                {0, 2, 2, 3, 7}}));
  CHECK(is(kappa.value.value(), 0.209930704));
  CHECK(is(kappa.observed, 0.378021978));
  CHECK(is(kappa.expected, 0.212755102));
}

TEST_CASE("agreement: spans of a hundred characters") {
  // A marks [10, 30), B marks [20, 40): stretches that are marked alike, by length.
  const CodeSet none;
  const CodeSet code{"pain"};
  const Ratings spans{{"A", "B"},
                      {{"", 10, 0, {none, none}},
                       {"", 10, 0, {code, none}},
                       {"", 10, 0, {code, code}},
                       {"", 10, 0, {none, code}},
                       {"", 60, 0, {none, none}}}};
  const Agreement alpha = krippendorff_alpha(spans, Distance::nominal, {});
  CHECK(is(alpha.observed, 0.2));
  CHECK(is(alpha.expected, 0.321608040));
  CHECK(is(alpha.value.value(), 0.378125));
}

TEST_CASE("agreement: what is not defined says why, and is not 1") {
  const auto alpha = [](const std::vector<std::string>& lines) {
    return krippendorff_alpha(by_coder(lines), Distance::nominal, {});
  };
  CHECK_FALSE(alpha({"1 1 1", "1 1 1"}).value);
  CHECK(alpha({"1 1 1", "1 1 1"}).why_not == "everybody gave the same value everywhere");
  CHECK(alpha({"1 . 2", ". 1 ."}).why_not == "no unit was judged by two coders");
  CHECK(alpha({"1 2 3"}).why_not == "no unit was judged by two coders");
  CHECK(cohen_kappa(by_coder({"1 .", ". 1"}), 0, 1).why_not == "no unit was judged by both");
  CHECK_FALSE(cohen_kappa(by_coder({"1 1", "1 1"}), 0, 1).value);
  CHECK_FALSE(fleiss_kappa(by_coder({"1 1", "1 1"})).value);
  CHECK(fleiss_kappa(by_coder({"1 1"})).why_not == "no unit was judged by two coders");
  CHECK_FALSE(krippendorff_alpha({}, Distance::masi, {}).value);
}

TEST_CASE("agreement: sets of codes are as far apart as they share little") {
  CHECK(masi_distance({}, {}) == 0);
  CHECK(masi_distance({"a"}, {}) == 1);
  CHECK(masi_distance({"a"}, {"b"}) == 1);
  CHECK(is(masi_distance({"a"}, {"a", "b"}), 1 - 1.0 / 2 * 2 / 3));
  CHECK(is(masi_distance({"a", "b"}, {"b", "c"}), 1 - 1.0 / 3 * 1 / 3));
  CHECK(masi_distance({"a", "b"}, {"a", "b"}) == 0);
  // Of single codes it is the nominal alpha.
  const Ratings single = by_coder(kFourCoders);
  CHECK(krippendorff_alpha(single, Distance::masi, {}).value ==
        krippendorff_alpha(single, Distance::nominal, {}).value);
  // D_o = (1/3 + 2/3) * 2 / 2 / 6; D_e from the values a, ab, b, b, ab, b.
  const Ratings sets = by_coder({"a|b b a", "a b a|b"});
  CHECK(krippendorff_alpha(sets, Distance::masi, {}).value.value() >
        krippendorff_alpha(sets, Distance::nominal, {}).value.value());
}

TEST_CASE("agreement: where and what are asked apart") {
  const Ratings ratings = by_coder({"a - b -", "b - - a"});
  CHECK(codes_given(ratings) == std::vector<std::string>{"a", "b"});
  const Ratings place = about_place(ratings);
  CHECK(place.units[0].given[0] == place.units[0].given[1]);
  const Agreement kind = krippendorff_alpha(about_kind(ratings), Distance::nominal, {});
  CHECK(kind.units == 1);
  CHECK(about_cells(ratings).units.size() == 8);
  CHECK(about_code(ratings, "a").units[0].given[0] == CodeSet{"a"});
  CHECK(about_code(ratings, "a").units[0].given[1] == CodeSet{});
}

TEST_CASE("agreement: the interval is of the same seed the same, and holds the value") {
  const auto drawn = [] {
    std::uint64_t state = 1;
    const Bootstrap bootstrap{200, [&state] { return state = state * 6364136223846793005U + 1; }};
    return krippendorff_alpha(by_coder(kFourCoders), Distance::nominal, bootstrap);
  };
  const Agreement alpha = drawn();
  CHECK(alpha.low.value() < alpha.value.value());
  CHECK(alpha.high.value() > alpha.value.value());
  CHECK(alpha.low == drawn().low);
  CHECK(alpha.high == drawn().high);
}

}  // namespace uxi::coding
