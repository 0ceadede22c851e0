#include "index/search.h"

#include <doctest/doctest.h>

#include "support/index_workspace.h"

namespace uxi::index {
namespace {

using Refs = std::vector<std::string>;

Hit first_hit(Index& index, const std::string& text, const SearchOptions& options = {}) {
  const auto query = query::parse_query(text);
  REQUIRE(query.has_value());
  auto found = index.search(*query, options);
  REQUIRE(found.has_value());
  REQUIRE(!found->hits.empty());
  return found->hits.front();
}

Refs marked(const Hit& hit) {
  Refs words;
  for (const Span mark : hit.marks) words.push_back(hit.turn.words.substr(mark.begin, mark.size()));
  return words;
}

}  // namespace

TEST_CASE("index: what queries find, in file order") {
  const test::TestWorkspace workspace;
  test::put_study(workspace);
  Index index = test::fresh_index(workspace.sources());
  struct Row {
    const char* query;
    Refs refs;
  };
  const Refs all = {"billing/P01#1", "billing/P01#2", "billing/P01#3",
                    "billing/P02#1", "billing/P02#2", "billing/P10#1"};
  const Row rows[] = {
      {"charge", {"billing/P01#2", "billing/P02#2", "billing/P10#1"}},
      {"charged twice", {"billing/P01#2"}},
      {"\"charged us\"", {"billing/P01#2"}},
      {"\"us charged\"", {}},
      {"they've", {"billing/P01#2"}},
      {"refun*", {"billing/P01#3", "billing/P02#1"}},
      {"refund -late", {"billing/P02#1"}},
      {"-charge", {"billing/P01#1", "billing/P01#3", "billing/P02#1"}},
      {"twice OR late", {"billing/P01#2", "billing/P01#3"}},
      {"NEAR(charged twice, 1)", {"billing/P01#2"}},
      {"NEAR(charged noticed, 1)", {}},
      {"NEAR(charged charging, 0)", {"billing/P01#2", "billing/P02#2", "billing/P10#1"}},
      {"speaker:interviewer", {"billing/P01#1", "billing/P02#1"}},
      {"segment:churned", {"billing/P02#1", "billing/P02#2"}},
      {"segment:ADMIN charge", {"billing/P01#2", "billing/P10#1"}},
      {"session:p01 participant:P01 late", {"billing/P01#3"}},
      {"study:billing", all},
      {"study:other", {}},
      {"date:2026-03", {"billing/P01#1", "billing/P01#2", "billing/P01#3"}},
      {"date:..2026-03-13", {}},
      {"code:pain", {"billing/P01#2", "billing/P01#3"}},
      {"code:pain/*", {"billing/P01#2", "billing/P01#3"}},
      {"code:pain/billing/*", {}},
      {"code:pain/late", {"billing/P01#3"}},
      {"code:pai", {}},
      {"code:pain code:surprise", {"billing/P01#2"}},
      {"code:pain -code:surprise", {"billing/P01#3"}},
      {"coder:ana", {"billing/P01#2"}},
      {"coder:ana code:pain/late", {}},
      {"is:tagged -coder:ana", {"billing/P01#3"}},
      {"theme:charged-twice", {"billing/P01#2"}},
      {"question:rq1", {"billing/P01#3"}},
      {"has:memo", {"billing/P01#2"}},
      {"is:untagged session:P01", {"billing/P01#1"}},
      {"is:tagged OR session:P10", {"billing/P01#2", "billing/P01#3", "billing/P10#1"}},
      {"(charge code:pain) OR (refund -code:pain)", {"billing/P01#2", "billing/P02#1"}},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.query));
    CHECK(test::found_by(index, row.query) == row.refs);
  }
}

TEST_CASE("index: a hit says who, when, what and where") {
  const test::TestWorkspace workspace;
  test::put_study(workspace);
  Index index = test::fresh_index(workspace.sources());
  const Hit hit = first_hit(index, "\"charged us\" notic* -refund", {.context = 5});
  CHECK(hit == Hit{.study = "billing",
                   .participant = "P01",
                   .segment = "admin",
                   .turn = {"P01", 1, 2, "P", Role::participant, Millis{15'000},
                            "They’ve charged us twice, and nobody noticed."},
                   .codes = {"pain/billing", "surprise"},
                   .marks = {{10, 20}, {39, 46}},
                   .before = {{"P01", 0, 1, "I", Role::interviewer, Millis{4'000},
                               "How do you pay your bills?"}},
                   .after = {{"P01", 2, 3, "P", Role::participant, Millis{62'000},
                              "Then the refund came late."}}});
}

TEST_CASE("index: the words that were looked for are marked") {
  const test::TestWorkspace workspace;
  workspace.put("studies/a/study.yaml", "title: A\n");
  workspace.put("studies/a/transcripts/P01.md",
                "**P** A well-known café, “refunds” refunded; the café’s bill, a bill. ^1\n");
  Index index = test::fresh_index(workspace.sources());
  CHECK(marked(first_hit(index, "refund")) == Refs{"refunds", "refunded"});
  CHECK(marked(first_hit(index, "known")) == Refs{"well-known"});
  CHECK(marked(first_hit(index, "CAFE")) == Refs{"café", "café’s"});
  CHECK(marked(first_hit(index, "\"a bill\"")) == Refs{"a bill"});
  CHECK(marked(first_hit(index, "ref* OR \"refunds refunded\"")) == Refs{"refunds” refunded"});
  CHECK(marked(first_hit(index, "NEAR(bill cafe)")) == Refs{"café", "café’s", "bill", "bill"});
  CHECK(marked(first_hit(index, "-order study:a")).empty());
}

TEST_CASE("index: by rank the turn that says most of it comes first") {
  const test::TestWorkspace workspace;
  workspace.put("studies/a/study.yaml", "title: A\n");
  workspace.put("studies/a/transcripts/P01.md",
                "**P** A bill that stands among a great many other words that say little. ^1\n\n"
                "**P** A bill, a bill! ^2\n\n**P** Nothing. ^3\n\n**P** Nothing at all. ^4\n\n"
                "**P** A bill, a bill! ^5\n\n**P** Not so. ^6\n\n**P** No. ^7\n");
  Index index = test::fresh_index(workspace.sources());
  const auto query = query::parse_query("bill");
  auto found = index.search(*query, {.order = Order::rank});
  REQUIRE(found.has_value());
  CHECK(test::refs(*found) == Refs{"a/P01#2", "a/P01#5", "a/P01#1"});
  found = index.search(*query, {.order = Order::rank, .limit = 1});
  REQUIRE(found.has_value());
  CHECK(test::refs(*found) == Refs{"a/P01#2"});
  CHECK(found->total == 3);
  // Words that are only a part of the condition rank as well.
  found = index.search(*query::parse_query("bill OR speaker:interviewer"), {.order = Order::rank});
  REQUIRE(found.has_value());
  CHECK(test::refs(*found) == Refs{"a/P01#2", "a/P01#5", "a/P01#1"});
}

TEST_CASE("index: the deepest and the widest query can be asked") {
  const test::TestWorkspace workspace;
  test::put_study(workspace);
  Index index = test::fresh_index(workspace.sources());
  for (const std::string leaf : {"charge", "code:pain", "is:untagged"}) {
    for (const auto& [before, behind] :
         {std::pair{"-(", " late)"}, std::pair{"(", " OR twice) late"},
          std::pair{"late (", " OR -(twice code:x))"},
          std::pair{"-(late -(twice (a OR b)) ", " OR code:x)"}}) {
      std::string deep = leaf;
      auto query = query::parse_query(deep);
      for (auto next = query; next; next = query::parse_query(deep)) {
        query = std::move(next);
        deep = before + deep + behind;
      }
      CAPTURE(query::to_string(*query));
      const auto found = index.search(*query, {});
      if (!found) FAIL_CHECK(to_string(found.error()));
    }
  }
  std::string wide = "charge";
  for (std::size_t i = 1; i < query::kMaxTerms; ++i) wide += i % 2 == 0 ? " OR x" : " OR code:x";
  CHECK(test::found_by(index, wide) == test::found_by(index, "charge"));
}

TEST_CASE("index: names stand in the order of their numbers") {
  const std::vector<std::string> order = {"P02", "P2",   "P02-2", "P02-10", "P02.ben",
                                          "P10", "P100", "Q1",    "a"};
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (std::size_t j = 0; j < order.size(); ++j) {
      CAPTURE(order[i]);
      CAPTURE(order[j]);
      CHECK(comes_before(order[i], order[j]) == (i < j));
    }
  }
}

TEST_CASE("index: what a field can name here") {
  const test::TestWorkspace workspace;
  test::put_study(workspace);
  Index index = test::fresh_index(workspace.sources());
  const auto names = [&](query::Field field) { return index.names(field).value_or(Refs{"?"}); };
  CHECK(names(query::Field::code) == Refs{"delay", "pain/billing", "pain/late", "surprise"});
  CHECK(names(query::Field::segment) == Refs{"admin", "churned"});
  CHECK(names(query::Field::session) == Refs{"P01", "P02", "P10"});
  CHECK(names(query::Field::participant) == Refs{"P01", "P02", "P10"});
  CHECK(names(query::Field::study) == Refs{"billing"});
  CHECK(names(query::Field::coder) == Refs{"ana", "ben"});
  CHECK(names(query::Field::theme) == Refs{"charged-twice"});
  CHECK(names(query::Field::question) == Refs{"rq1"});
  CHECK(names(query::Field::date).empty());
  CHECK(index.counts() == Counts{1, 3, 6, 2, 3, 1});
}

}  // namespace uxi::index
