// Codes grouped by the company they keep.
#include "analysis/code_groups.h"

#include <doctest/doctest.h>

namespace uxi::analysis {
namespace {

/// A highlight of one turn.
CountedQuote at(const std::string& session, std::size_t turn, std::vector<std::string> codes) {
  return {.participant = session,
          .session = session,
          .group = {},
          .codes = std::move(codes),
          .first = turn,
          .last = turn,
          .ref = {},
          .quote = {}};
}

/// `a b | c d` and what is unplaced behind a semicolon.
std::string shown(const CodeGroups& grouped) {
  std::string out;
  for (const Cluster& cluster : grouped.groups.clusters) {
    out += (out.empty() ? "" : " | ") + cluster.name;
    CHECK(cluster.members.size() == cluster.keywords.size());
  }
  for (const std::size_t code : grouped.groups.unplaced) out += "; " + grouped.codes[code];
  return out;
}

const std::vector<CountedQuote> kQuotes = {at("P01", 1, {"pain/late", "feeling/angry"}),
                                           at("P01", 9, {"need/proof"}),
                                           at("P01", 9, {"habit/print"}),
                                           at("P02", 2, {"pain/late"}),
                                           at("P02", 2, {"feeling/angry", "pain/late"}),
                                           at("P02", 5, {"need/proof", "habit/print"}),
                                           at("P03", 7, {"surprise"}),
                                           at("P03", 8, {"pain/late"})};

}  // namespace

TEST_CASE("code groups: codes that meet are together, one that meets none is unplaced") {
  CHECK(shown(group_codes(kQuotes, Granularity::normal)) ==
        "pain/late / feeling/angry | habit/print / need/proof; surprise");
}

TEST_CASE("code groups: people are counted, and the order of highlights does not matter") {
  std::vector<CountedQuote> turned(kQuotes.rbegin(), kQuotes.rend());
  const CodeGroups grouped = group_codes(turned, Granularity::normal);
  CHECK(shown(grouped) == shown(group_codes(kQuotes, Granularity::normal)));
  CHECK(grouped.groups.clusters.at(0).participants == 3);
  CHECK(grouped.groups.clusters.at(1).participants == 2);
}

TEST_CASE("code groups: codes of overlapping stretches meet, those of other turns do not") {
  CountedQuote wide = at("P01", 3, {"a"});
  wide.last = 6;
  CHECK(shown(group_codes({wide, at("P01", 6, {"b"}), at("P01", 7, {"c"}), at("P02", 4, {"c"})},
                          Granularity::normal)) == "a / b; c");
}

TEST_CASE("code groups: nothing coded gives no groups") {
  CHECK(group_codes({}, Granularity::normal).groups.clusters.empty());
}

}  // namespace uxi::analysis
