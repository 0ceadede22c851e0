// What `cluster` groups beside highlights: turns of participants, codes, rows of feedback.
#pragma once

#include <string>
#include <vector>

#include "analysis/crosstab.h"
#include "uxi/cluster.h"
#include "workspace/where.h"
#include "workspace/workspace.h"

namespace uxi::workspace {

/// Texts to group, and what names each.
struct Gathered {
  analysis::ClusterInput input;
  std::vector<std::string> refs;  ///< `P01#12`, `nps#3`; one an item
};

/// What participants said, a turn an item, with the codes given there; `where` null: all. Answers
/// of a word or two (`Yes.`) are of no theme and are left out.
[[nodiscard]] Gathered participants_turns(const StudyData& data, const Where* where);

/// A table of feedback (feedback/NAME.md), a row an item and a person of its own. `not_found` (did
/// you mean) where the study has none of that name.
[[nodiscard]] Result<Gathered> feedback_rows(const Workspace& workspace, const StudyData& data,
                                             const std::string& name);

/// Highlights by the codes they carry, as the codebook writes them; lost ones are left out.
[[nodiscard]] std::vector<analysis::CountedQuote> coded_quotes(const StudyData& data,
                                                               const Where* where);

}  // namespace uxi::workspace
