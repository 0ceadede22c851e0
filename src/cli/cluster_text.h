// Groups of quotes as text and JSON.
#pragma once

#include <string>
#include <vector>

#include "cli/style.h"
#include "uxi/cluster.h"
#include "workspace/wall.h"

namespace uxi::cli {

/// Groups with their typical quotes. `labels` name the items (`P01#12`); without them, line numbers
/// do.
[[nodiscard]] std::string clustering_text(const analysis::Clustering& clustering,
                                          const analysis::ClusterInput& input,
                                          const std::vector<std::string>& labels,
                                          const Style& style, std::string_view noun = "quote");
/// The document of uxi-json(5) for `--lines`: members are lines from 1.
[[nodiscard]] std::string lines_json(const analysis::Clustering& clustering);

/// The same with members by name.
[[nodiscard]] std::string named_json(const analysis::Clustering& clustering,
                                     const std::vector<std::string>& labels);

/// What fits accepted themes, then new groups.
[[nodiscard]] std::string wall_text(const analysis::Placement& placement,
                                    const workspace::Wall& wall, const Style& style);
[[nodiscard]] std::string wall_json(const analysis::Placement& placement,
                                    const workspace::Wall& wall);

}  // namespace uxi::cli
