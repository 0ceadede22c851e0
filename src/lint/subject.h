// A guide, a plan or a screener as the checks see it: every line with its words, its form and what
// stands around it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "lint/aside.h"
#include "lint/rule.h"
#include "speech/form.h"
#include "speech/read_guide.h"
#include "speech/sentence.h"
#include "uxi/guide.h"
#include "uxi/lint.h"
#include "uxi/screener.h"
#include "uxi/source.h"
#include "uxi/study.h"

namespace uxi::lint {

/// An item of the guide that is no note.
struct Line {
  const GuideItem* item = nullptr;
  const GuideSection* section = nullptr;
  speech::Sentence sentence;
  speech::Form form = speech::Form::none;
  std::uint16_t context = 0;  ///< of Context
  TextKind text = TextKind::guide_line;

  [[nodiscard]] bool is(Context value) const {
    return (context & static_cast<std::uint16_t>(value)) != 0;
  }
  /// Bytes of the file for tokens `[first, last)`; the whole item where there are none.
  [[nodiscard]] Span source(std::size_t first, std::size_t last) const;
};

struct Subject {
  const SourceFile& source;
  const Guide& guide;
  const Study* study;  ///< may be null; of a plan it is what is judged
  const LintOptions& options;
  Target target = Target::guide;
  const Screener* screener = nullptr;  ///< what is judged, where that is a screener
  GuideMode mode = GuideMode::interview;
  std::optional<Purpose> purpose = {};  ///< of the study, where it says
  bool english = true;                  ///< otherwise rules that miss certain words rest
  std::vector<Line> lines;              ///< in file order
  Asides asides = {};                   ///< what is no line

  [[nodiscard]] std::size_t questions() const;  ///< lines that are asked
  [[nodiscard]] const std::vector<speech::Sentence>& headings() const {
    return asides.headings(guide);
  }
  [[nodiscard]] const std::vector<speech::Sentence>& notes() const { return asides.notes(); }
};

/// Where a finding about the whole guide stands: its first heading, or the first words of one
/// without any.
[[nodiscard]] Span title_of(const Subject& subject);

/// Views into `guide`, which must outlive the result and holds the texts of another target as
/// items. `words` are those of read_guide, or none.
[[nodiscard]] Subject make_subject(const SourceFile& source, const Guide& guide,
                                   speech::GuideWords words, const Study* study,
                                   const LintOptions& options, Target target = Target::guide);

/// Mode of a guide: options win, then front matter, then the study's method, then what the guide's
/// title says.
[[nodiscard]] GuideMode guide_mode(const Guide& guide, const Study* study,
                                   const LintOptions& options);

}  // namespace uxi::lint
