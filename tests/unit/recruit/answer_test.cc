// Cells as answers.
#include "recruit/answer.h"

#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "text/strings.h"

namespace uxi::recruit {
namespace {

ScreenerQuestion question(AnswerType type, std::vector<std::string> options) {
  ScreenerQuestion out{.id = {"q", {}}, .ask = {"?", {}}, .type = type};
  for (std::string& option : options) out.options.push_back({std::move(option), {}});
  return out;
}

}  // namespace

TEST_CASE("recruit: numbers are digits and nothing else") {
  struct Row {
    const char* cell;
    std::optional<double> number;
  };
  const std::vector<Row> rows{
      {"9", 9},      {" 12 ", 12},         {"1.5", 1.5},    {"1,5", 1.5}, {"-3", -3},
      {"0", 0},      {"about a year", {}}, {"2 years", {}}, {"5-10", {}}, {"1,000", {}},
      {"1.2.3", {}}, {"1e5", {}},          {"inf", {}},     {"-", {}},    {"", {}},
      {"10+", {}}};
  for (const Row& row : rows) {
    CAPTURE(row.cell);
    CHECK(parse_number(row.cell) == row.number);
  }
}

TEST_CASE("recruit: options are found whatever stands between them") {
  const ScreenerQuestion multi =
      question(AnswerType::multi, {"Signed up", "Cancelled, or paused", "Cancelled", "Neither"});
  struct Row {
    const char* cell;
    const char* options;
    const char* unknown;
  };
  const std::vector<Row> rows{
      {"Signed up;Neither", "Signed up|Neither", ""},
      {"neither, SIGNED  up", "Signed up|Neither", ""},
      {"Cancelled, or paused", "Cancelled, or paused", ""},
      {"Cancelled, or paused, Signed up", "Signed up|Cancelled, or paused", ""},
      {"Cancelled", "Cancelled", ""},
      {"Signed up\nNeither\n", "Signed up|Neither", ""},
      {"Signed up|Signed up", "Signed up", ""},
      {"Signed up for it", "", "signed up for it"},
      {"Moved house; Neither", "Neither", "moved house"},
      {";;,", "", ""},
      {"", "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.cell);
    const Answer answer = AnswerReader(multi).read(row.cell);
    CHECK(text::join(answer.options, "|") == row.options);
    CHECK(text::join(answer.unknown, "|") == row.unknown);
  }
}

TEST_CASE("recruit: words that are no option count as other, where the question has it") {
  const ScreenerQuestion with = question(AnswerType::single, {"Owner", "Other"});
  CHECK(AnswerReader(with).read("I own the café") == Answer{.text = "I own the café",
                                                            .options = {"Other"},
                                                            .unknown = {"I own the café"},
                                                            .as_other = true});
  const ScreenerQuestion without = question(AnswerType::single, {"Owner"});
  CHECK(AnswerReader(without).read("chef") == Answer{.text = "chef", .unknown = {"chef"}});
  CHECK(AnswerReader(without).read("  OWNER ") == Answer{.text = "OWNER", .options = {"Owner"}});
}

}  // namespace uxi::recruit
