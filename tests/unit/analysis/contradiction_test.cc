// Statements that stand against each other.
#include "analysis/contradiction.h"

#include <doctest/doctest.h>

namespace uxi::analysis {
namespace {

ClusterItem by(std::string participant, std::string text) {
  return {.text = std::move(text), .participant = std::move(participant), .codes = {}};
}

/// `0-1: quick / slow on export` for each pair.
std::vector<std::string> found(std::vector<ClusterItem> items, const ClusterOptions& how = {}) {
  const ClusterInput input{std::move(items)};
  std::vector<std::size_t> all;
  for (std::size_t i = 0; i < input.items.size(); ++i) all.push_back(i);
  std::vector<std::string> out;
  for (const Opposition& pair : oppositions(input, all, how, 5)) {
    std::string line = std::to_string(pair.first) + "-" + std::to_string(pair.second) + ":";
    for (const std::string& one : pair.opposites) line += " " + one;
    out.push_back(line);
  }
  return out;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("contradiction: two ends of a scale, said of the same thing by two people") {
  CHECK(found({by("P01", "The export is quick"), by("P02", "The export is awfully slow"),
               by("P03", "Support was slow")}) == Lines{"0-1: quick / slow"});
}

TEST_CASE("contradiction: a negation turns a scale round, and the same end twice is none") {
  CHECK(found({by("P01", "The export is not quick"), by("P02", "The export is slow")}).empty());
  CHECK(found({by("P01", "The export is not slow at all"), by("P02", "The export is slow")}) ==
        Lines{"0-1: not slow / slow"});
}

TEST_CASE("contradiction: what one does and another does not, of the same words") {
  CHECK(found({by("P01", "I trust the report and print the report every week"),
               by("P02", "I don't print the report, ever")}) == Lines{"0-1: print / not print"});
  // The negation ends with its clause.
  CHECK(
      found({by("P01", "Not today, I print the report"), by("P02", "I print the report")}).empty());
}

TEST_CASE("contradiction: one person, other things, and other languages give none") {
  CHECK(found({by("P01", "The export is quick"), by("P01", "The export is slow")}).empty());
  CHECK(found({by("P01", "The export is quick"), by("P02", "My van is slow")}).empty());
  CHECK(
      found({by("P01", "The export is quick"), by("P02", "The export is slow")}, {.language = "de"})
          .empty());
}

TEST_CASE("contradiction: a quote stands in its best pair only") {
  CHECK(found({by("P01", "The export is quick and reliable"), by("P02", "The export is slow"),
               by("P03", "The export is slow and unreliable")}) ==
        Lines{"0-2: quick / slow reliable / unreliable"});
}

}  // namespace uxi::analysis
