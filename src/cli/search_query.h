// Queries as people type them at commands: saved ones by name, errors with a caret under the place,
// and a word about names that nothing has.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "cli/context.h"
#include "index/index.h"
#include "query/query.h"

namespace uxi::cli {

/// `aliases` of uxi.yaml: queries by name.
using Aliases = std::map<std::string, std::string>;

/// Puts saved queries in the place of their names: `@lapsing refund` -> `(cancel* OR leav*)
/// refund`. A name stands where a word may begin, and not in quotes. `usage` where there is no such
/// query, where one is wrong, or where they name each other in a circle.
[[nodiscard]] Result<std::string> expand_aliases(std::string_view text, const Aliases& aliases);

/// Reads a query. What is wrong with it is printed, with a caret under the place; then nothing is
/// returned.
[[nodiscard]] Result<std::optional<query::Query>> read_query(Context& context,
                                                             const workspace::Workspace& workspace,
                                                             std::string_view text);

/// Prints what is wrong with an expression of the command line, with a caret under the place (the
/// error's column).
void print_wrong(Context& context, std::string_view text, const Error& error);

/// The query within the study that `--study` names; as it is where none is named.
[[nodiscard]] Result<query::Query> within_study(Context& context,
                                                const workspace::Workspace& workspace,
                                                query::Query query);

/// Says which names in a query nothing in the index has, and what may have been meant.
[[nodiscard]] Result<void> note_unknown_names(Context& context, index::Index& index,
                                              const query::Query& query);

}  // namespace uxi::cli
