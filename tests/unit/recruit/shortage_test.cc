// Why a selection is not all that was wished for.
#include "recruit/shortage.h"

#include <doctest/doctest.h>
#include <fmt/core.h>
#include <string>
#include <vector>

#include "text/strings.h"

namespace uxi::recruit {
namespace {

const Limit kFrance{"country", "France", true, 2};
const Limit kGermany{"country", "Germany", true, 2};
const Limit kOwners{"role", "Owner", false, 1};

std::string shortages_of(const SelectionProblem& problem) {
  std::vector<std::string> out;
  for (const Shortage& shortage : shortages(problem, select(problem))) {
    out.push_back(fmt::format("{}: {} of {}; {}", shortage.what, shortage.got, shortage.wanted,
                              shortage.why));
  }
  return text::join(out, "\n");
}

}  // namespace

TEST_CASE("recruit: what is short, and why") {
  struct Row {
    const char* what;
    SelectionProblem problem;
    const char* said;
  };
  const std::vector<Row> rows{
      {"nothing", {{{"s", 1}}, {kOwners}, {}, {{0, {}}}}, ""},
      {"too few people",
       {{{"s", 2}}, {kFrance}, {}, {{0, {0}}, {0, {}}}},
       "at least 2 with country France: 1 of 2; only 1 person with country France may take part"},
      {"nobody",
       {{{"s", 1}, {"t", 1}}, {kFrance}, {}, {{0, {}}}},
       "1 for segment t: 0 of 1; nobody who fits may take part\n"
       "at least 2 with country France: 0 of 2; nobody with country France may take part"},
      {"at most against at least",
       {{{"s", 2}}, {kFrance, kOwners}, {}, {{0, {0, 1}}, {0, {0, 1}}, {0, {}}}},
       "at least 2 with country France: 1 of 2; at most 1 with role Owner stands against it"},
      {"at least against at least",
       {{{"s", 2}}, {kFrance, kGermany}, {}, {{0, {0}}, {0, {0}}, {0, {1}}, {0, {1}}}},
       "at least 2 with country Germany: 0 of 2; at least 2 with country France stands against it"},
      {"no places",
       {{{"s", 1}}, {kFrance}, {}, {{0, {0}}, {0, {0}}}},
       "at least 2 with country France: 1 of 2; the segments have no places for so many"},
      {"a segment against at most",
       {{{"s", 2}}, {kOwners}, {}, {{0, {0}}, {0, {0}}}},
       "2 for segment s: 1 of 2; at most 1 with role Owner stands against it"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(shortages_of(row.problem) == row.said);
  }
}

TEST_CASE("recruit: why somebody waits") {
  struct Row {
    SelectionProblem problem;
    std::vector<std::string> why;
  };
  const std::vector<Row> rows{
      {{{{"s", 1}}, {}, {}, {{0, {}}, {0, {}}}}, {"", "s is full"}},
      {{{{"s", 2}}, {kOwners}, {}, {{0, {0}}, {0, {0}}, {0, {}}}},
       {"", "at most 1 with role Owner, and they are in", ""}},
      {{{{"s", 2}}, {kFrance}, {}, {{0, {}}, {0, {0}}, {0, {0}}}},
       {"the place was needed for the quotas", "", ""}},
      {{{{"s", 2}}, {{"role", "Owner", false, 0.5}}, {}, {{0, {0}}, {0, {0}}}},
       {"at most 50 % with role Owner, and they are in",
        "at most 50 % with role Owner, and they are in"}},
  };
  for (const Row& row : rows) CHECK(why_waiting(row.problem, select(row.problem)) == row.why);
}

}  // namespace uxi::recruit
