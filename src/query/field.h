// The fields of the query language: their names, and reading their values.
#pragma once

#include <span>
#include <string_view>

#include "query/lexer.h"
#include "query/query.h"

namespace uxi::query {

/// The test that a `field` token of `query` asks for.
[[nodiscard]] Result<FieldTest> read_field(std::string_view query, const Token& token);

/// The same where only fields of `own` and `date:` are known.
[[nodiscard]] Result<FieldTest> read_field(std::string_view query, const Token& token,
                                           std::span<const OwnField> own);

/// `value` and what follows it as a query would have them typed, in quotes where `value` needs
/// them.
[[nodiscard]] std::string quote_value(std::string_view value, std::string_view tail);

}  // namespace uxi::query
