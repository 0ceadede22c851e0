// The marks that a guide may carry: `{rq1, a1}`, `{#late-fee}` and `<!-- uxi-disable ... -->`.
#pragma once

#include <string>
#include <vector>

#include "format/markdown.h"
#include "uxi/guide.h"
#include "uxi/source.h"

namespace uxi::speech {

/// `{rq1, a1}` or `{#late-fee}`; `at` is where it stood in the block's plain text.
struct Mark {
  std::size_t at = 0;
  std::vector<std::string> serves;
  std::string id;
};

/// Finds the marks of a block and puts spaces in their place, and in that of HTML comments. A group
/// in braces is a mark behind the end of a sentence, at the end of the block or in front of another
/// mark; elsewhere it is a placeholder.
[[nodiscard]] std::vector<Mark> take_marks(format::markdown::PlainText& words);

/// The `uxi-disable` comments of the file that stand outside of `code`, with `covers` still empty;
/// rules as written, the reason empty where there is none.
[[nodiscard]] std::vector<GuideWaiver> find_waivers(const SourceFile& source,
                                                    const std::vector<Span>& code);

/// Sets what each waiver covers: on a line of its own the next question, at a line's end the
/// questions there.
void place_waivers(const SourceFile& source, Guide& guide);

}  // namespace uxi::speech
