// Themes that a person made, as groups of a quote space.
#pragma once

#include <vector>

#include "analysis/partition.h"
#include "analysis/quote_space.h"
#include "uxi/cluster.h"

namespace uxi::analysis {

/// The theme of every quote of the space. `usage` for a member that is no item or in two themes.
[[nodiscard]] Result<Labels> labels_of(const QuoteSpace& space,
                                       const std::vector<ExistingTheme>& themes);

/// Cosines of quotes to the centres of themes, over the smoothed kernel.
class ThemeFit {
 public:
  ThemeFit(const Kernel& kernel, const Labels& labels, std::size_t themes);
  /// Its own theme is measured without the quote; 0 for a theme without (other) members.
  [[nodiscard]] double score(std::size_t item, std::size_t theme) const;
  /// What nine of ten members reach with their own theme; never under 0.12.
  [[nodiscard]] double threshold() const { return threshold_; }

 private:
  const Kernel& kernel_;
  const Labels& labels_;
  std::vector<std::vector<std::size_t>> members_;
  std::vector<double> squares_;  ///< squared length of each centre
  double threshold_ = 0;
};

}  // namespace uxi::analysis
