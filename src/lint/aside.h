// Headings and notes of a guide as sentences: what stands around the lines, and what a few rules
// look at besides them.
#pragma once

#include <optional>
#include <vector>

#include "speech/sentence.h"
#include "uxi/guide.h"

namespace uxi::lint {

/// Made when a check first wants them, and once; of one guide, and for one thread.
class Asides {
 public:
  /// One a section, in order. Views into `guide`, as those of `notes`.
  [[nodiscard]] const std::vector<speech::Sentence>& headings(const Guide& guide) const;
  [[nodiscard]] const std::vector<speech::Sentence>& notes(const Guide& guide) const;

 private:
  mutable std::optional<std::vector<speech::Sentence>> headings_;
  mutable std::optional<std::vector<speech::Sentence>> notes_;
};

}  // namespace uxi::lint
