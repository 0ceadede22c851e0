// Where in a turn the words stand that a query looks for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/query.h"
#include "uxi/source.h"

namespace uxi::index {

/// Words that the query looks for and finds, in order; a phrase is one span, and spans do not
/// overlap. Words that it does not want are not looked for. `language` is a `query::language_key`.
[[nodiscard]] std::vector<Span> find_marks(const query::Query& query, std::string_view words,
                                           const std::string& language);

}  // namespace uxi::index
