// Sections of which a participant goes through one only: "If you rent", "If you own"; "Questions
// for students", "Questions for teachers"; scripts side by side that each have an end of their own.
#pragma once

#include <vector>

#include "uxi/guide.h"

namespace uxi::lint {

/// The branches of a guide, which must outlive this.
class Branches {
 public:
  explicit Branches(const Guide& guide);
  /// The section opens a branch.
  [[nodiscard]] bool opens(const GuideSection& section) const;

 private:
  void find_scripts();
  [[nodiscard]] std::size_t end_of(std::size_t section) const;
  [[nodiscard]] bool has_end(std::size_t section) const;
  [[nodiscard]] std::size_t number_of(const GuideSection& section) const;

  const Guide& guide_;
  std::vector<bool> opens_;  ///< by section
};

/// Adds up minutes section by section, in order; of branches side by side the longest counts.
class BranchedSum {
 public:
  explicit BranchedSum(const Guide& guide) : branches_(guide) {}

  /// Every section is to be entered, those without minutes as well.
  void enter(const GuideSection& section);
  void add(double minutes);
  /// So far, with the branch that we are in.
  [[nodiscard]] double total() const;

 private:
  [[nodiscard]] bool is_beside(const GuideSection& section) const;
  void close();

  Branches branches_;
  double sum_ = 0;                      ///< outside of branches
  double longest_ = 0;                  ///< of the branches behind us
  double branch_ = 0;                   ///< the one we are in
  int level_ = 0;                       ///< of its heading; 0 outside
  const GuideSection* open_ = nullptr;  ///< that heading's section
};

}  // namespace uxi::lint
