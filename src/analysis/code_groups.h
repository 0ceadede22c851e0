// Codes that belong together, by the company they keep: what they meet in the same turns.
#pragma once

#include <string>
#include <vector>

#include "analysis/crosstab.h"
#include "uxi/cluster.h"

namespace uxi::analysis {

struct CodeGroups {
  std::vector<std::string> codes;  ///< sorted; what the numbers of `groups` are places in
  Clustering groups;               ///< codes that meet no other are unplaced
};

/// Groups the codes of `quotes`. Two codes are as alike as the cosine of their rows in the table of
/// who meets whom; of codes that overlap, that is of one turn, each counts once a pair of
/// highlights. Groups are Louvain's communities at the resolution of `granularity`; each is named
/// after its two commonest codes.
[[nodiscard]] CodeGroups group_codes(const std::vector<CountedQuote>& quotes,
                                     Granularity granularity);

}  // namespace uxi::analysis
