// Names for groups of quotes: phrases that are said inside and not outside, and quotes that stand
// for the rest.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "analysis/document.h"
#include "analysis/kernel.h"
#include "analysis/partition.h"
#include "uxi/cluster.h"

namespace uxi::analysis {

struct ThemeWords {
  std::string name;
  std::vector<std::string> keywords;
};

/// For each group: up to three phrases of one to three words by F1 (share of the group that says it
/// against share of those who say it that are in the group), chosen apart by maximal marginal
/// relevance (Carbonell & Goldstein 1998). People are counted, not quotes, where a group has three
/// or more of them.
[[nodiscard]] std::vector<ThemeWords> name_groups(const std::vector<ClusterItem>& items,
                                                  const Labels& labels, const WordRules& rules);

/// The quote nearest to all others (6 to 40 words preferred), then those near the centre and unlike
/// the chosen ones; at most `most`, one a participant. `central` is how near each member is to the
/// centre, `alike` how alike two items are.
[[nodiscard]] std::vector<std::size_t> typical_quotes(
    const std::vector<ClusterItem>& items, const std::vector<std::size_t>& members,
    const std::vector<double>& central,
    const std::function<double(std::size_t, std::size_t)>& alike, std::size_t most);
/// The same over a kernel.
[[nodiscard]] std::vector<std::size_t> typical_quotes(const std::vector<ClusterItem>& items,
                                                      const Kernel& kernel,
                                                      const std::vector<std::size_t>& members,
                                                      std::size_t most);

}  // namespace uxi::analysis
