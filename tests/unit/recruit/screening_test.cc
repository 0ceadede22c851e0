// Conditions held against answers, and the rule that decides.
#include "recruit/screening.h"

#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "recruit/wording.h"
#include "unit/recruit/screener_text.h"

namespace uxi::recruit {
namespace {

/// Cells in the order of kScreener's questions.
std::vector<Answer> answers(const Screener& screener, const std::vector<std::string>& cells) {
  std::vector<Answer> out;
  for (std::size_t i = 0; i < screener.questions.size(); ++i) {
    out.push_back(AnswerReader(screener.questions[i]).read(i < cells.size() ? cells[i] : ""));
  }
  return out;
}

}  // namespace

TEST_CASE("recruit: conditions hold, or not") {
  struct Row {
    const char* condition;
    bool holds;
    const char* words;
  };
  // role Owner, 7 invoices, did Signed up and Neither, country not answered, tool `Excel 2019`
  const std::vector<Row> rows{
      {"{role: {is: Owner}}", true, "`role` is `Owner`"},
      {"{role: {is: Other}}", false, "`role` is `Other`"},
      {"{role: {in: [Owner, Other]}}", true, "`role` has one of `Owner`, `Other`"},
      {"{role: {not_in: [Other]}}", true, "`role` is not `Other`"},
      {"{did: {is: Neither}}", false, "`did` is `Neither`"},
      {"{did: {in: [Neither]}}", true, "`did` has `Neither`"},
      {"{did: {not_in: [Neither, Signed up]}}", false, "`did` is none of `Neither`, `Signed up`"},
      {"{invoices: {gte: 7}}", true, "`invoices` is at least 7"},
      {"{invoices: {gte: 7.5}}", false, "`invoices` is at least 7.5"},
      {"{invoices: {lte: 7}}", true, "`invoices` is at most 7"},
      {"{invoices: {between: [1, 7]}}", true, "`invoices` is 1 to 7"},
      {"{invoices: {between: [8, 9]}}", false, "`invoices` is 8 to 9"},
      {"{invoices: {is: 7.0}}", true, "`invoices` is `7.0`"},
      {"{invoices: {gte: 5, lte: 6}}", false,
       "`invoices` is at least 5 and `invoices` is at most 6"},
      {"{tool: {matches: \"excel .{4}\"}}", true, "`tool` matches `excel .{4}`"},
      {"{tool: {is: excel 2019}}", true, "`tool` is `excel 2019`"},
      {"{country: {is: France}}", false, "`country` is `France`"},
      {"{country: {not_in: [France]}}", false, "`country` is not `France`"},
      {"{country: {matches: \".*\"}}", false, "`country` matches `.*`"},
      {"{none: [{country: {is: France}}]}", true, "not `country` is `France`"},
      {"{any: [{role: {is: Other}}, {invoices: {gte: 1}}]}", true,
       "`role` is `Other` or `invoices` is at least 1"},
      {"{all: [{any: [{role: {is: Owner}}, {role: {is: Other}}]}, {invoices: {lte: 1}}]}", false,
       "(`role` is `Owner` or `role` is `Other`) and `invoices` is at most 1"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.condition);
    const std::string yaml = std::string(kScreener);
    const std::string questions = yaml.substr(0, yaml.find("disqualify:"));
    const Screener screener = read_good_screener(
        questions + "segments:\n  - {segment: s, when: " + row.condition + "}\n");
    const Condition& when = screener.segments.front().when;
    const auto given = answers(screener, {"Owner", "7", "Signed up;Neither", "", "Excel 2019"});
    CHECK(Screening(screener).holds(when, given) == row.holds);
    CHECK(in_words(when) == row.words);
  }
}

TEST_CASE("recruit: an answer that is missing or not understood fulfils nothing but `none`") {
  const Screener screener = read_good_screener(kScreener);
  const Screening screening(screener);
  CHECK(screening.decide(answers(screener, {"Owner", "", "Neither"})).reason ==
        "fits no segment; no answer to `invoices`");
  CHECK(screening.decide(answers(screener, {"Owner", "lots", "Neither"})).reason ==
        "fits no segment; what was answered to `invoices` is not understood");
}

TEST_CASE("recruit: the first disqualification decides, then the first segment") {
  struct Row {
    std::vector<std::string> cells;
    Decision decision;
  };
  const Screener screener = read_good_screener(kScreener);
  const std::vector<Row> rows{
      {{"Other", "7", "Cancelled, or paused"},
       {"", "`role` is `Other`", "We need people who pay invoices"}},
      {{"Owner", "7", "Cancelled, or paused"},
       {"churned", "`did` has `Cancelled, or paused` and `invoices` is at least 5",
        "`did` has `Cancelled, or paused` and `invoices` is at least 5"}},
      {{"Owner", "4", "Cancelled, or paused"},
       {"new-admin", "`invoices` is 1 to 4", "`invoices` is 1 to 4"}},
      {{"Owner", "7", "Neither"}, {"", "", "fits no segment"}},
  };
  for (const Row& row : rows) {
    CHECK(Screening(screener).decide(answers(screener, row.cells)) == row.decision);
  }
}

}  // namespace uxi::recruit
