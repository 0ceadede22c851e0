// Questions that stand in one paragraph for want of marks of a list, each on a line of its own.
#pragma once

#include "uxi/source.h"

namespace uxi::speech {

/// Two questions of one block are not said in one breath: each has its lines to itself, but for
/// dress and a remark in brackets behind it, or the second stands behind a number or a mark that
/// Markdown does not know ("2.1", "a)", `\item`). In a list (`listed`) there must be such a mark.
[[nodiscard]] bool stand_apart(const SourceFile& source, Span last, Span next, bool listed);

}  // namespace uxi::speech
