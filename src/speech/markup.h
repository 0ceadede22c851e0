// The words of HTML in a guide: tables and lists that a converter or an editor left as tags.
#pragma once

#include <cstddef>
#include <vector>

#include "format/markdown.h"

namespace uxi::speech {

/// What stands between two tags that begin or end a block, or a row of a table whose first row
/// names the columns.
struct MarkupPart {
  format::markdown::PlainText words;  ///< without tags, white space squeezed, with their places
  int depth = 0;                      ///< lists around it
  int heading = 0;                    ///< 1 to 6 in `<h1>` to `<h6>`, else 0
  bool summary = false;               ///< it names what `<details>` folds away
  std::vector<format::markdown::PlainText> cells = {};  ///< of a row, then there are no words
  bool header = false;                                  ///< the row names the columns
};

/// A table that goes on behind a blank line, where Markdown begins another block.
struct MarkupTable {
  bool open = false;
  bool first = false;            ///< no row of it was read
  bool headed = false;           ///< its first row names the columns
  std::size_t columns = 0;       ///< that it names
  std::size_t column = 0;        ///< cells of the row that is not closed
  std::vector<int> filled = {};  ///< by column: rows to come that a cell above reaches into
};

/// Parts with words, in order; none of comments, scripts and styles. `html` is the text of a block
/// of kind html; `table` is handed from one block of a file to the next. What is no tag stays text:
/// nothing fails.
[[nodiscard]] std::vector<MarkupPart> cut_markup(const format::markdown::PlainText& html,
                                                 MarkupTable& table);

}  // namespace uxi::speech
