#include <doctest/doctest.h>

#include "analysis/attribute_split.h"
#include "analysis/code_history.h"
#include "analysis/gate.h"
#include "analysis/order_band.h"

namespace uxi::analysis {
namespace {

/// One interview a string, one code a letter.
std::vector<CodedInterview> interviews(const std::vector<std::string>& rows) {
  std::vector<CodedInterview> result;
  for (const std::string& row : rows) {
    CodedInterview interview{.id = "P" + std::to_string(result.size() + 1)};
    for (const char code : row) interview.codes.emplace_back(1, code);
    result.push_back(std::move(interview));
  }
  return result;
}

/// Six that say abcd, six that say wxyz, in turns; `who` names a value for each.
std::vector<CodedInterview> two_camps(const std::string& name, const std::string& who) {
  auto all = interviews(
      {"abc", "wxy", "abd", "wxz", "acd", "wyz", "bcd", "xyz", "abc", "wxy", "abd", "wxz"});
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i].attributes.emplace_back(name, std::string(1, who[i]));
  }
  return all;
}

}  // namespace

TEST_CASE("analysis: gates say what must hold") {
  const Cohort done =
      saturation(interviews({"abcd", "abc", "bcd", "abcd", "ab", "cd", "abcd"})).pooled;
  const Cohort open = saturation(interviews({"ab", "cd", "ef", "gh", "ij", "kl", "mn"})).pooled;
  const struct {
    const char* gate;
    bool done, open;
  } cases[] = {
      {"saturated", true, false},       {"nearly", true, false},
      {"coverage>=0.9", true, false},   {"coverage >= 90%", true, false},
      {"coverage<0.5", false, true},    {"codes = 4", true, false},
      {"interviews>7", false, false},   {"guest(4,2,0.05)", true, false},
      {"guest(4, 2, 5%)", true, false}, {"next(3)<1", true, false},
      {"next < 1", true, false},        {"known>=1", true, false},
      {"corroborated>=1", true, false}, {"francis", false, false},
      {"next(8)<100", false, false},  // further than seven interviews can tell
  };
  for (const auto& c : cases) {
    CAPTURE(c.gate);
    const auto gate = parse_gate(c.gate);
    REQUIRE(gate);
    REQUIRE(gate->size() == 1);
    CHECK(answer(gate->front(), done).holds == c.done);
    CHECK(answer(gate->front(), open).holds == c.open);
  }
  const auto both = parse_gate("coverage>=0.9 and guest(4,2,0.05)");
  REQUIRE(both);
  REQUIRE(both->size() == 2);
  CHECK((*both)[0].text == "coverage>=0.9");
  CHECK((*both)[1].text == "guest(4,2,0.05)");
}

TEST_CASE("analysis: a gate that cannot be read says where") {
  const struct {
    const char* gate;
    unsigned column;
  } cases[] = {
      {"", 1},           {"covrage>=1", 1},           {"coverage 0.9", 10},   {"coverage>=", 11},
      {"guest(4,2)", 6}, {"saturated or nearly", 11}, {"saturated and ", 15}, {"next(0)<1", 6}};
  for (const auto& c : cases) {
    CAPTURE(c.gate);
    const auto gate = parse_gate(c.gate);
    REQUIRE_FALSE(gate);
    CHECK(gate.error().kind == ErrorKind::usage);
    CHECK(gate.error().column == c.column);
  }
}

TEST_CASE("analysis: the attribute that parts a cohort has a name, others have none") {
  auto all = two_camps("country", "dfdfdfdfdfdf");
  const std::string hair = "bbrrbbrrbbrr";
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i].attributes.emplace_back("hair", std::string(1, hair[i]));
    all[i].attributes.emplace_back("id", std::to_string(100 * i));  // a number each: parted in two
    all[i].attributes.emplace_back("email", "p" + std::to_string(i));  // a value each: not tried
  }
  const auto splits = attribute_splits(all, 1);
  REQUIRE(splits.size() == 3);
  CHECK(splits[0].name == "country");
  CHECK(splits[0].values == std::vector<std::pair<std::string, std::size_t>>{{"d", 6}, {"f", 6}});
  CHECK(splits[0].between == 0);
  CHECK(splits[0].p <= 0.01);
  CHECK(splits[0].corrected == doctest::Approx(3 * splits[0].p));
  CHECK(splits[1].p > 0.05);
  CHECK(splits[2].p > 0.05);
  CHECK(attribute_splits({all.begin(), all.begin() + 7}, 1).empty());
}

TEST_CASE("analysis: numbers with many values are parted at their median") {
  auto all = two_camps("camp", "dfdfdfdfdfdf");
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i].attributes = {{"months", std::to_string(i % 2 == 0 ? i : 40 + i)}};
  }
  const auto splits = attribute_splits(all, 1);
  REQUIRE(splits.size() == 1);
  CHECK(splits[0].values ==
        std::vector<std::pair<std::string, std::size_t>>{{"over 10", 6}, {"up to 10", 6}});
  CHECK(splits[0].p <= 0.01);
}

TEST_CASE("analysis: random orders lie around the curve, and end where it ends") {
  const auto band = order_band(make_incidence(interviews({"a", "b", "c", "abc"})), 1000, 1);
  REQUIRE(band.size() == 4);
  CHECK(band[0].low == 1);
  CHECK(band[0].high == 3);  // whoever says abc may come first
  CHECK(band[3].low == 3);
  CHECK(band[3].high == 3);
}

TEST_CASE("analysis: a code grows with those below it and with memos") {
  std::vector<CodedInterview> all(4);
  all[0].codes = {"pain"};
  all[1].codes = {"pain", "pain/bill"};
  all[2].codes = {"pain/bill", "joy"};
  all[3].codes = {"pain", "joy"};
  all[3].memos = {"joy"};
  const auto codes = code_histories(all);
  REQUIRE(codes.size() == 3);
  CHECK(codes[0].code == "joy");
  CHECK(codes[0].interviews == 2);
  CHECK(codes[0].first_at == 3);
  CHECK(codes[0].grew_at == 4);
  CHECK(codes[1].code == "pain");
  CHECK(codes[1].interviews == 3);
  CHECK(codes[1].grew_at == 2);
  CHECK(codes[2].code == "pain/bill");
  CHECK(codes[2].first_at == 2);
  CHECK(codes[2].grew_at == 2);
}

}  // namespace uxi::analysis
