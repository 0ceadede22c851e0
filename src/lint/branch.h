// Sections of which a participant goes through one only: "If you rent", "If you own".
#pragma once

#include <vector>

#include "uxi/guide.h"

namespace uxi::lint {

/// The heading says for whom it is, or names one of several paths.
[[nodiscard]] bool is_exclusive(const GuideSection& section);

/// Adds up minutes section by section, in order; of branches side by side the longest counts.
class BranchedSum {
 public:
  void enter(const GuideSection& section);
  void add(double minutes);
  /// So far, with the branch that we are in.
  [[nodiscard]] double total() const;

 private:
  void close();

  double sum_ = 0;      ///< outside of branches
  double longest_ = 0;  ///< of the branches behind us
  double branch_ = 0;   ///< the one we are in
  int level_ = 0;       ///< of its heading; 0 outside
};

}  // namespace uxi::lint
