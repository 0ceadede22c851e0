// What `uxi tag add` is asked for, from wherever it comes: the command line, standard input, a
// table, a query.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/context.h"

namespace uxi::cli {

/// One highlight to be: where, which words, which codes; as they were written.
struct TagWish {
  std::string ref;
  std::string quote;
  std::vector<std::string> codes;
  std::string memo;
  std::size_t nth = 0;    ///< which, where the words stand more than once; 0 where that is not said
  std::string path = {};  ///< of the table or `stdin`; empty for the command line
  unsigned line = 0;
};

/// Reads a table with a header row. Columns: `ref`, `quote`, `codes` (with |), `memo`; and what
/// other tools' exports call them: document, source; content, segment, text; code, tag; comment.
/// Every wish gets `codes` too. `syntax` names the columns that are missing.
[[nodiscard]] Result<std::vector<TagWish>> wishes_from_table(Context& context,
                                                             const std::string& path,
                                                             const std::vector<std::string>& codes);

/// Reads lines: `P01#12 "charged us twice" +pain/billing -- a memo`; words and codes may be left
/// out where `common` has them. Empty lines and those that start with `#` are skipped.
[[nodiscard]] Result<std::vector<TagWish>> wishes_from_lines(std::string_view text,
                                                             const TagWish& common);

/// One for each turn that the query holds for. Nothing where the query is wrong, which was printed.
[[nodiscard]] Result<std::optional<std::vector<TagWish>>> wishes_by_query(
    Context& context, const workspace::Workspace& workspace, const std::string& query,
    const TagWish& common);

}  // namespace uxi::cli
