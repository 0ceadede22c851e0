// A plan or a screener as lines: each sentence of each of its texts, with its place in the file, so
// that rules about words look at them as they do at a guide.
#pragma once

#include <vector>

#include "lint/subject.h"
#include "uxi/guide.h"

namespace uxi::lint {

/// The texts of a file as a guide has them, and what each is.
struct TextLines {
  Guide guide;
  std::vector<TextKind> kinds;  ///< by item, in order
};
[[nodiscard]] TextLines lines_of(const SourceFile& source, const Study& study);
[[nodiscard]] TextLines lines_of(const SourceFile& source, const Screener& screener);

/// Views into `lines`, which must outlive the result.
[[nodiscard]] Subject make_subject(const SourceFile& source, const TextLines& lines, Target target,
                                   const Study* study, const LintOptions& options);

/// Where a finding about all of a plan or screener stands: its first line with anything but a
/// comment.
[[nodiscard]] Span first_line_of(const Subject& subject);

}  // namespace uxi::lint
