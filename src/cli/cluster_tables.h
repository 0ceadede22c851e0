// Groups in the forms that other programs take: Markdown for a page, CSV for a sheet, DOT for a
// drawing.
#pragma once

#include <string>
#include <vector>

#include "uxi/cluster.h"

namespace uxi::cli {

/// What was grouped, as it is shown: `labels` name the items, `texts` are their words (may be empty
/// where the label says all, as of codes), `people` whose they are.
struct GroupedItems {
  std::vector<std::string> labels;
  std::vector<std::string> texts;
  std::vector<std::string> people;
  std::string noun;  ///< `quote`, `turn`, `answer`, `code`
};

/// A heading a group, a block quote a typical quote, and all members by name.
[[nodiscard]] std::string clustering_markdown(const analysis::Clustering& clustering,
                                              const GroupedItems& items);
/// A row an item: group, its name, sub-group, item, participant, words. Unplaced items have no
/// group. Cells that a spreadsheet would run as formulas are guarded.
[[nodiscard]] std::string clustering_csv(const analysis::Clustering& clustering,
                                         const GroupedItems& items);
/// A digraph for Graphviz: groups, their sub-groups and members.
[[nodiscard]] std::string clustering_dot(const analysis::Clustering& clustering,
                                         const GroupedItems& items);
}  // namespace uxi::cli
