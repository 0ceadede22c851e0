// Which of the forms of line_forms.h a text is written in.
#pragma once

#include <cstddef>
#include <span>

#include "ingest/labels.h"
#include "ingest/line_forms.h"
#include "ingest/text_lines.h"
#include "text/pattern.h"

namespace uxi::ingest {

struct TextForm {
  const LineForm* form = nullptr;          ///< none: the text has neither labels nor times
  const text::Pattern* pattern = nullptr;  ///< a person's own, which wins over `form`
  LabelCensus census = {};
  std::size_t lines = 0;  ///< that it explains

  [[nodiscard]] bool labelled() const;
  /// What stands at the front of the line; nothing where it is only words.
  [[nodiscard]] std::optional<LineHead> match(const TextLine& line) const;
};

/// The form that explains most lines. Labels of lines are counted against paragraphs without one.
[[nodiscard]] TextForm find_form(std::span<const TextLine> lines);

/// The form that a person's pattern describes: its group `speaker` (or the first) is the label, a
/// group `time` the time, and what stands behind the match the words.
[[nodiscard]] TextForm form_of_pattern(const text::Pattern& pattern,
                                       std::span<const TextLine> lines);

}  // namespace uxi::ingest
