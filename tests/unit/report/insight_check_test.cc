#include "report/insight_check.h"

#include <doctest/doctest.h>

#include "report/ledger.h"
#include "report/priority.h"
#include "unit/report/golden.h"

namespace uxi::report {

TEST_CASE("insights: a solution in a statement is told from a symptom (practice A5)") {
  struct Case {
    const char* statement;
    const char* words;
  };
  const Case cases[] = {
      {"Managers need an export button", "need an export button"},
      {"People want a better dashboard for invoices", "want a better dashboard"},
      {"They asked for reminders", "asked for reminders"},
      {"We should build a weekly page", "We should build"},
      {"Add an approval chain", "Add an"},
      {"The team must redesign the form", "The team must redesign"},
      {"Nobody decides to stop counting; they miss once", ""},
      {"Approvers need a day to see an invoice", ""},
      {"People export everything, for the report does not divide by sales", ""},
      {"One wrong order ends trust when nobody can see where the number came from", ""},
      {"They want to be left alone on Sundays", ""},
      {"Reminders are read as reproaches", ""},
      {"", ""},
  };
  for (const Case& c : cases) {
    CAPTURE(std::string(c.statement));
    CHECK(solution_in(c.statement) == c.words);
  }
}

TEST_CASE("insights: weights are read, or refused with a word on how they are written") {
  const auto weights = parse_weights("customers=3, effort=0.25");
  REQUIRE(weights.has_value());
  CHECK(weights->customers == 3000);
  CHECK(weights->reach == 0);
  CHECK(weights->effort == 250);
  for (const char* wrong : {"", "customers", "customers=", "customers=-1", "customers=1e3",
                            "custom=1", "customers=0", "customers=1.2345", "customers=999999999"}) {
    CAPTURE(wrong);
    CHECK_FALSE(parse_weights(wrong).has_value());
  }
}

TEST_CASE(
    "insights: equal scores share a rank and stand by name, whatever the order they come in") {
  Fixture f = invoices();
  std::vector<std::unique_ptr<Insight>> own;
  std::vector<InsightFile> files;
  const auto add = [&](const char* id, int customers, int team, int effort) {
    own.push_back(std::make_unique<Insight>());
    own.back()->id = id;
    own.back()->evidence = f.input.insights.front().value->evidence;
    if (customers > 0) own.back()->customer_importance = Located<int>{customers};
    if (team > 0) own.back()->team_value = Located<int>{team};
    if (effort > 0) own.back()->effort = Located<int>{effort};
    files.push_back({own.back().get(), nullptr});
  };
  add("d", 2, 3, 2);
  add("c", 0, 5, 1);
  add("b", 3, 1, 1);
  add("a", 5, 5, 1);
  const Quotes quotes(f.input);
  const Population people(f.input, quotes);
  for (int turn = 0; turn < 2; ++turn) {
    std::string order;
    for (const Priority& row : prioritise(files, people, std::nullopt)) {
      order += row.file.value->id + std::to_string(row.place) + (row.tied ? "= " : " ");
      CHECK(row.missing.empty() == row.score.has_value());
    }
    CHECK(order == "a1 b2= d2= c0 ");
    std::reverse(files.begin(), files.end());
  }
}

}  // namespace uxi::report
