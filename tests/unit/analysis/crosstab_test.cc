// Small tables whose numbers can be counted by hand.
#include "analysis/crosstab.h"

#include <algorithm>
#include <doctest/doctest.h>

namespace uxi::analysis {
namespace {

CountedQuote quote(std::string participant, std::string group, std::vector<std::string> codes,
                   std::size_t first, std::size_t last = 0, std::string words = "words") {
  return {.participant = participant,
          .session = participant,
          .group = std::move(group),
          .codes = std::move(codes),
          .first = first,
          .last = std::max(first, last),
          .ref = participant + "#" + std::to_string(first + 1),
          .quote = std::move(words)};
}

const std::vector<Person> kPeople = {{"P02", "new"}, {"P01", "new"}, {"P03", "gone"}};

}  // namespace

TEST_CASE("crosstab: codes cut to levels") {
  CHECK(cut_code("pain/billing/late", 0) == "pain/billing/late");
  CHECK(cut_code("pain/billing/late", 1) == "pain");
  CHECK(cut_code("pain/billing/late", 2) == "pain/billing");
  CHECK(cut_code("pain/billing/late", 3) == "pain/billing/late");
  CHECK(cut_code("pain", 4) == "pain");
}

TEST_CASE("crosstab: people are counted once, and a code counts what is below it") {
  const std::vector<CountedQuote> quotes = {
      quote("P01", "new", {"pain/late", "pain/bill"}, 0), quote("P01", "new", {"pain/late"}, 2),
      quote("P02", "new", {"pain/late"}, 1), quote("P03", "gone", {"joy"}, 1),
      quote("P09", "", {"pain"}, 0)};
  const Crosstab table = crosstab(kPeople, quotes, true);
  CHECK(table.columns == std::vector<Crosstab::Column>{{"new", 2}, {"gone", 1}, {"", 1}});
  CHECK(table.people == 4);
  CHECK(table.rows == std::vector<Crosstab::Row>{
                          {"joy", {1, 1}, {{}, {1, 1}, {}}},
                          {"pain", {3, 4}, {{2, 3}, {}, {1, 1}}},
                          {"pain/bill", {1, 1}, {{1, 1}, {}, {}}},
                          {"pain/late", {2, 3}, {{2, 3}, {}, {}}},
                      });
  CHECK(crosstab(kPeople, {quote("P01", "new", {"a/b"}, 0)}, false).rows ==
        std::vector<Crosstab::Row>{{"a/b", {1, 1}, {{1, 1}, {}}}});
  CHECK(crosstab({}, {}, true).rows.empty());
}

TEST_CASE("crosstab: one person in two groups counts in both and once in all") {
  const Crosstab table =
      crosstab({{"P01", "new"}, {"P01", "gone"}},
               {quote("P01", "new", {"a"}, 0), quote("P01", "gone", {"a"}, 0)}, true);
  CHECK(table.people == 1);
  CHECK(table.rows == std::vector<Crosstab::Row>{{"a", {1, 2}, {{1, 1}, {1, 1}}}});
}

TEST_CASE("crosstab: pairs by turn, session and window") {
  const std::vector<CountedQuote> quotes = {
      quote("P01", "new", {"a"}, 0, 1), quote("P01", "new", {"b"}, 1, 2),
      quote("P01", "new", {"c"}, 5),    quote("P02", "new", {"a", "b"}, 3),
      quote("P02", "new", {"a/x"}, 3),  quote("P03", "gone", {"c"}, 7)};
  // a stands on 3 turns, b on 3, both on 2: 2 of 4.
  CHECK(pairs(quotes, Unit::turn, 9) ==
        std::vector<Pair>{{"a", "b", 2, 2, 3, 3, 0.5}, {"a/x", "b", 1, 1, 1, 3, 1.0 / 3}});
  CHECK(pairs(quotes, Unit::session, 9) == std::vector<Pair>{{"a", "b", 2, 2, 2, 2, 1.0},
                                                             {"a", "c", 1, 1, 2, 2, 1.0 / 3},
                                                             {"a/x", "b", 1, 1, 1, 2, 0.5},
                                                             {"b", "c", 1, 1, 2, 2, 1.0 / 3}});
  // Within one turn: a at 0 and 1 reaches b at 1; b at 1 and 2 reaches a at 1; and P02's turn.
  CHECK(pairs(quotes, Unit::window, 1) ==
        std::vector<Pair>{{"a", "b", 4, 2, 3, 3, 1.0}, {"a/x", "b", 1, 1, 1, 3, 1.0 / 3}});
  // b at 2 and c at 5 are 3 apart.
  const auto wide = pairs(quotes, Unit::window, 3);
  REQUIRE(wide.size() == 3);
  CHECK(wide[1] == Pair{"b", "c", 2, 1, 3, 2, 0.4});
  CHECK(pairs({}, Unit::turn, 0).empty());
}

TEST_CASE("crosstab: the matrix has the number and the best quote") {
  const std::string readable(110, 'x');
  const std::string longer(300, 'y');
  const std::vector<CountedQuote> quotes = {
      quote("P01", "new", {"pain", "joy"}, 0, 0, readable),
      quote("P01", "new", {"pain/late"}, 2, 2, longer),
      quote("P01", "new", {"pain/late"}, 4, 4, readable),
      quote("P01", "new", {"pain"}, 6, 6, ""),
      quote("P02", "new", {"joy"}, 1, 1, ""),
  };
  const Matrix made = matrix(kPeople, quotes, {"pain", "joy"});
  CHECK(made.rows == std::vector<Matrix::Row>{
                         {kPeople[0], {{}, {1, "", ""}}},
                         {kPeople[1], {{4, "P01#5", readable}, {1, "P01#1", readable}}},
                         {kPeople[2], {{}, {}}},
                     });
}

}  // namespace uxi::analysis
