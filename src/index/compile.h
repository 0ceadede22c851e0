// A query's tree as SQL over the index: words go to the full text index, fields to conditions on
// turns.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "query/query.h"

namespace uxi::index {

/// Whose highlights count, and whose words.
struct View {
  enum class Kind {
    everyone,  ///< all of a turn's, together
    coder,     ///< those of one, on turns that have some
    nobody     ///< turns without any
  };
  Kind kind = Kind::everyone;
  std::string coder = {};
  /// Only turns of sessions that may be used on that day (days since 1970-01-01); nothing: all.
  std::optional<std::int64_t> today = {};
};

/// The turns that a query holds for: `with + "SELECT rowid " + from`.
struct Compiled {
  std::string with;
  std::string from;                ///< `FROM ... WHERE ...`
  std::vector<std::string> texts;  ///< to be bound, in order
  bool is_match = false;           ///< from `turn_text`, which can rank; else from `turn`
};
/// `languages` are those of the transcripts, as `query::language_key` has them.
[[nodiscard]] Compiled compile(const query::Query& query, const View& view,
                               const std::vector<std::string>& languages);

/// The query asks who coded: it must be held against each view by itself.
[[nodiscard]] bool names_coder(const query::Query& query);

/// Full text expression for any of the words that the query looks for; nothing where it looks for
/// none.
[[nodiscard]] std::optional<std::string> any_word(const query::Query& query,
                                                  const std::vector<std::string>& languages);

}  // namespace uxi::index
