// A query's text cut into tokens, each with its place, and errors that point at a place.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "uxi/error.h"

namespace uxi::query {

struct Token {
  enum class Kind {
    end,
    open,
    close,
    minus,
    not_word,
    or_word,
    and_word,
    term,
    phrase,
    field,
    near
  };
  Kind kind = Kind::end;
  std::size_t begin = 0;          ///< byte offset in the query
  std::string_view text = {};     ///< all of it as typed
  std::string_view content = {};  ///< in the quotes, behind the colon, between NEAR's brackets
  std::string_view name = {};     ///< the field's
};

/// Cuts `text`; the last token is `end`. Views point into `text`.
[[nodiscard]] Result<std::vector<Token>> tokenize(std::string_view text);

/// The error at byte `offset` of `query`, with its column in code points (line 1).
[[nodiscard]] tl::unexpected<Error> wrong_at(std::string_view query, std::size_t offset,
                                             std::string message, std::string hint = {},
                                             ErrorKind kind = ErrorKind::usage);
/// The byte offset in `query` of a part of it.
[[nodiscard]] std::size_t offset_of(std::string_view query, std::string_view part);

}  // namespace uxi::query
