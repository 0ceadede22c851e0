#include "analysis/suggest.h"

#include <doctest/doctest.h>

namespace uxi::analysis {
namespace {

const std::vector<CodedQuote> kCoded = {
    {"I was charged twice for one invoice", {"pain/double-charge"}, "P01"},
    {"they charged my card twice", {"pain/double-charge"}, "P02"},
    {"charged two times in March", {"pain/double-charge"}, "P03"},
    {"approval takes weeks", {"pain/approval"}, "P01"},
    {"my manager must approve it", {"pain/approval"}, "P02"},
    {"waiting for the approval", {"pain/approval", "wait"}, "P03"},
};

}  // namespace

TEST_CASE("analysis: the code of the most similar quotes comes first, with its reasons") {
  const Suggester suggester(kCoded, {});
  const auto suggestions = suggester.suggest("Charged twice, again!", 3);
  REQUIRE_FALSE(suggestions.empty());
  CHECK(suggestions[0].code == "pain/double-charge");
  CHECK(suggestions[0].words == std::vector<std::string>{"Charged", "twice"});
  CHECK(suggestions[0].example == std::optional<std::size_t>(1));
  CHECK(suggestions[0].likeness > suggester.threshold());
  for (std::size_t i = 1; i < suggestions.size(); ++i) {
    CHECK(suggestions[i - 1].score >= suggestions[i].score);
  }
  CHECK(suggester.suggest("charged", 0).empty());
  CHECK(suggester.suggest("", 3).empty());
}

TEST_CASE("analysis: a code without quotes is suggested by its own words") {
  const Suggester suggester(kCoded, {{"need/export", "Export to a spreadsheet"}});
  CHECK(suggester.rank("exporting to spreadsheets").front() == "need/export");
  CHECK_FALSE(suggester.suggest("exporting to spreadsheets", 1).at(0).example);
}

TEST_CASE("analysis: the softmax model tells classes apart and has no favourite for the unknown") {
  const SparseVector a{{0, 0.8F}, {1, 0.6F}};
  const SparseVector b{{1, 0.6F}, {2, 0.8F}};
  const SparseVector unknown{{7, 1.0F}};
  const SoftmaxModel model({{&a, {0}}, {&b, {1}}, {&a, {0, 2}}}, 3);
  const auto of_a = model.shares(a);
  CHECK(of_a[0] + of_a[1] + of_a[2] == doctest::Approx(1));
  // Two examples say 0 and half of one says 2: three quarters and a quarter, but for the penalty.
  CHECK(of_a[0] == doctest::Approx(0.75).epsilon(0.1));
  CHECK(of_a[2] == doctest::Approx(0.25).epsilon(0.2));
  CHECK(model.shares(b)[1] > 0.8);
  CHECK(model.weight(0, 0) > 0);
  CHECK(model.weight(0, 1) < 0);
  CHECK(model.shares(unknown)[0] == doctest::Approx(1.0 / 3));
  CHECK(SoftmaxModel().shares(a).empty());
}

TEST_CASE("analysis: nothing coded suggests nothing") {
  const Suggester suggester({}, {});
  CHECK(suggester.suggest("charged twice", 3).empty());
  CHECK(suggester.threshold() == doctest::Approx(0.12));
}

TEST_CASE("analysis: suggestions are evaluated on interviews they have not learned from") {
  const auto quality = evaluate(kCoded, {});
  CHECK(quality.quotes == 6);
  CHECK(quality.first == doctest::Approx(1));
  CHECK(quality.first_three == doctest::Approx(1));
  CHECK(quality.reciprocal_rank == doctest::Approx(1));
  CHECK(evaluate({}, {}).quotes == 0);
}

}  // namespace uxi::analysis
