// The words of HTML in a guide: tables and lists that a converter or an editor left as tags.
#pragma once

#include <vector>

#include "format/markdown.h"

namespace uxi::speech {

/// What stands between two tags that begin or end a block.
struct MarkupPart {
  format::markdown::PlainText words;  ///< without tags, white space squeezed, with their places
  int depth = 0;                      ///< lists around it
  int heading = 0;                    ///< 1 to 6 in `<h1>` to `<h6>`, else 0
};

/// Parts with words, in order; none of comments, scripts and styles. `html` is the text of a block
/// of kind html. What is no tag stays text: nothing fails.
[[nodiscard]] std::vector<MarkupPart> cut_markup(const format::markdown::PlainText& html);

}  // namespace uxi::speech
