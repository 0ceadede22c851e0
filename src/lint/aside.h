// Headings and notes of a guide as sentences: what stands around the lines, and what a few rules
// look at besides them.
#pragma once

#include <optional>
#include <vector>

#include "speech/line.h"
#include "speech/sentence.h"
#include "uxi/guide.h"

namespace uxi::lint {

/// Cut into words when a check first wants them, and once; of one guide, and for one thread.
class Asides {
 public:
  /// The next note, with its words where reading has found them.
  void add_note(const GuideItem& note, std::optional<speech::ItemWords> words);
  /// One a section, in order. Views into `guide`; those of `notes` into what was added.
  [[nodiscard]] const std::vector<speech::Sentence>& headings(const Guide& guide) const;
  [[nodiscard]] const std::vector<speech::Sentence>& notes() const;

 private:
  struct Note {
    const GuideItem* item;
    std::optional<speech::ItemWords> words;
  };
  mutable std::vector<Note> added_;  ///< and not cut yet
  mutable std::vector<speech::Sentence> notes_;
  mutable std::optional<std::vector<speech::Sentence>> headings_;
};

}  // namespace uxi::lint
