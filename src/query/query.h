// The query language of `search`, `tag add --where`, `report --where` and `cluster run --where`:
// text to a tree of values, the tree to its one canonical text, and the tree held against one turn
// or highlight.
//
//   charged twice            both words, in any form (charge, charging)
//   "charged twice"          one behind the other
//   refund*                  words that begin so, or whose stem does
//   refund OR credit         either; binds weaker than standing side by side
//   -refund, NOT refund      not
//   (a OR b) c               groups
//   NEAR(a b, 5)             all of them, in any order, at most 5 words between first and last
//                            (10 if not said)
//   code:pain                the code or one below it; code:pain/* only below
//   speaker: segment: participant: session: study: coder: theme: question:
//   date:2026-03-14          or 2026-03, 2026-03.., 2026-03-01..2026-04-15
//   has:memo  is:tagged  is:untagged
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "uxi/error.h"
#include "uxi/time.h"

namespace uxi::query {

inline constexpr std::size_t kMaxBytes = 8192;
inline constexpr std::size_t kMaxTerms = 256;  ///< words and fields
inline constexpr unsigned kMaxDepth = 64;      ///< groups inside groups
inline constexpr unsigned kMaxDistance = 1000;
inline constexpr unsigned kDefaultDistance = 10;

enum class Field {
  code,
  speaker,
  segment,
  participant,
  session,
  study,
  coder,
  theme,
  question,
  date,
  has,
  is,
  own  ///< of the caller's own, see OwnField
};

/// A field of what is asked for where that is not words and highlights: `status:` of participants.
struct OwnField {
  std::string name;                 ///< in lower case
  std::vector<std::string> values;  ///< all that it can be, in lower case; empty: anything
};

/// What a field must be. `value` is what was asked for, without quotes; codes and the values of
/// `speaker`, `has` and `is` in lower case.
struct FieldTest {
  Field field = Field::code;
  std::string value = {};         ///< empty for dates
  bool only_below = false;        ///< `code:pain/*`: `value` is `pain`
  std::optional<Date> from = {};  ///< both days belong to the range; no day means no limit
  std::optional<Date> through = {};
  std::string name = {};  ///< of the caller's own field
  friend bool operator==(const FieldTest&, const FieldTest&) = default;
};

/// A node of the tree. From `parse_query`: `all` and `any` have two parts or more and none of their
/// own kind, `negation` has one that is no negation; `words` are as `terms` gives
/// them (query/terms.h).
struct Query {
  enum class Kind { all, any, negation, word, phrase, prefix, near, field };
  Kind kind = Kind::all;
  std::vector<Query> parts = {};        ///< all, any, negation
  std::vector<std::string> words = {};  ///< word and prefix: one; phrase and near: two or more
  unsigned distance = 0;                ///< near
  FieldTest test = {};                  ///< field
  friend bool operator==(const Query&, const Query&) = default;
};

/// `usage` where the query is wrong and `limit` where it is too large; `column` is where, in code
/// points from 1, and `hint` what to do.
[[nodiscard]] Result<Query> parse_query(std::string_view text);

/// The same where only fields of `own` can be asked for, and `date:`.
[[nodiscard]] Result<Query> parse_query(std::string_view text, std::span<const OwnField> own);

/// The canonical text, which parses to the same tree.
[[nodiscard]] std::string to_string(const Query& query);
[[nodiscard]] std::string_view to_string(Field field);

/// What a query is held against: one turn, or one highlight in it. Nothing where there is nothing.
struct Subject {
  std::string_view text;
  std::string_view speaker_role;  ///< interviewer, participant, observer, unknown
  std::string_view segment;
  std::string_view participant;
  std::string_view session;
  std::string_view study;
  std::string_view coder;
  std::span<const std::string> codes;
  std::span<const std::string> themes;
  std::span<const std::string> questions;
  std::optional<Date> date;
  bool has_memo = false;
  std::string_view language = {};  ///< of the text, ISO 639-1; English where empty
  /// Names and values of the caller's own fields; a name may stand several times.
  std::span<const std::pair<std::string, std::string>> own = {};
};
[[nodiscard]] bool matches(const Query& query, const Subject& subject);

}  // namespace uxi::query
