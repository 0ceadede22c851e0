// Gates: what must hold before a study goes on, written as `coverage>=0.9 and guest(4,2,0.05)`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "uxi/error.h"
#include "uxi/saturation.h"

namespace uxi::analysis {

/// One condition: a measure against a number, a stopping rule, or a verdict.
struct GateTerm {
  enum class Kind { measure, guest, francis, verdict };
  Kind kind = Kind::verdict;
  std::string text = {};        ///< as it was written, without spaces around it
  std::string measure = {};     ///< coverage, known, corroborated, codes, interviews, next
  std::size_t more = 1;         ///< of `next(M)`: new codes to expect in M interviews
  std::string comparison = {};  ///< >= > <= < =
  double number = 0;
  std::size_t base = 0;  ///< of `guest(BASE,RUN,SHARE)`
  std::size_t run = 0;
  double threshold = 0;
  Verdict verdict = Verdict::saturated;  ///< at least this
};

/// Conditions that must all hold.
using Gate = std::vector<GateTerm>;

/// Conditions are joined by `and`. Errors are of kind `usage`, with the column (bytes, from 1).
[[nodiscard]] Result<Gate> parse_gate(std::string_view text);

/// Whether a condition holds for a cohort, and the number or state it was held against.
struct GateAnswer {
  bool holds = false;
  std::string seen = {};
};
[[nodiscard]] GateAnswer answer(const GateTerm& term, const Cohort& cohort);

}  // namespace uxi::analysis
