// Why a highlight stands where it stands, and how much themes hang on single people.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/style.h"
#include "uxi/cluster.h"
#include "workspace/wall.h"

namespace uxi::cli {

struct Explanation {
  std::size_t item = 0;                    ///< place on the wall
  std::optional<std::size_t> theme = {};   ///< the one it is in
  std::vector<analysis::Fit> themes = {};  ///< best first
  std::vector<analysis::Fit> near = {};    ///< the notes most like it; `theme` is their place
};

[[nodiscard]] Result<Explanation> explain_note(const workspace::Wall& wall, std::size_t item,
                                               const std::vector<std::string>& stop_words);
[[nodiscard]] std::string explanation_text(const Explanation& explained,
                                           const workspace::Wall& wall, const Style& style);
[[nodiscard]] std::string explanation_json(const Explanation& explained,
                                           const workspace::Wall& wall);

[[nodiscard]] std::string stability_text(const analysis::Clustering& clustering,
                                         const analysis::Stability& stability, const Style& style);
[[nodiscard]] std::string stability_json(const analysis::Clustering& clustering,
                                         const analysis::Stability& stability);

}  // namespace uxi::cli
