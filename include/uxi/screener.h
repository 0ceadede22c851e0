// screener.yaml: who may take part. Conditions are data, never code.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "uxi/diagnostic.h"
#include "uxi/located.h"

namespace uxi {

enum class AnswerType { single, multi, number, text };

struct ScreenerQuestion {
  Text id;
  Text ask;
  AnswerType type = AnswerType::text;
  bool attribute = false;  ///< goes to the roster
  std::vector<Text> options;
};

enum class Comparison { is, in, not_in, gte, lte, between, matches };

/// The words of the file: `single`; `not_in`.
[[nodiscard]] std::string_view to_string(AnswerType type);
[[nodiscard]] std::string_view to_string(Comparison comparison);

/// A condition on one answer, or several under all / any / none.
struct Condition {
  enum class Kind { all, any, none, answer };
  Kind kind = Kind::all;
  Span span;
  std::vector<Condition> parts;  ///< of all, any, none
  Text question;                 ///< of answer
  Comparison comparison = Comparison::is;
  std::vector<Text> values;  ///< one of is, gte, lte, matches; two of between
};

struct Disqualification {
  Condition when;
  Text because;
};

/// What cannot both be true of one person.
struct Contradiction {
  Condition when;
  Text because;
};

/// What hints at answers that cannot be relied on, or at a person who should not be asked again.
enum class Doubt {
  speeder,         ///< needed far less time than others
  straight_liner,  ///< gave one answer down a whole grid
  contradiction,   ///< answers that cannot both be true
  incomplete,      ///< did not come to the form's end
  colleague,       ///< an address at the organisation of somebody else here, or at our own
  seen,            ///< took part in a study not long ago
};
[[nodiscard]] std::string_view to_string(Doubt doubt);  ///< `straight-liner`

/// How doubts arise, and which of them put a person out.
struct DoubtRules {
  std::optional<Located<int>>
      seconds;                    ///< who needed less is a speeder; else a third of the median
  int seen_months = 6;            ///< 0: whoever took part may come again at once
  std::vector<Text> own_domains;  ///< of our addresses: `larder.example`
  std::vector<Located<Doubt>> leave_out;
};

struct SegmentRule {
  Text segment;
  Condition when;
};

/// Bounds on how many (1 and up) or what share (below 1) of those selected have a value.
struct Quota {
  Text attribute;
  std::vector<std::pair<Text, Located<double>>> at_least;
  std::vector<std::pair<Text, Located<double>>> at_most;
};

struct Screener {
  int version = 1;
  std::vector<ScreenerQuestion> questions;
  std::vector<std::pair<Text, Text>> columns;  ///< question id, header of the export
  std::vector<Disqualification> disqualify;
  std::vector<Contradiction> contradictions;
  DoubtRules doubts;
  std::vector<SegmentRule> segments;
  std::vector<Quota> quotas;
};

inline constexpr std::size_t kMaxQuestions = 500;
inline constexpr std::size_t kMaxOptions = 500;  ///< of one question

/// Reads screener.yaml; findings are `screener/...` and `yaml/...`. References inside the file
/// (questions in conditions, attributes in quotas, options) are checked here.
[[nodiscard]] Screener read_screener(const SourceFile& source, Diagnostics& diagnostics);

}  // namespace uxi
