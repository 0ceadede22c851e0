// Judging answers by a screener: who fits which segment, who is out, and which rule says so.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "recruit/answer.h"
#include "text/pattern.h"
#include "uxi/screener.h"

namespace uxi::recruit {

/// `segment` is empty for who is out; `rule` are the words of the rule that decided, `reason` what
/// the screener or we say to it.
struct Decision {
  std::string segment;
  std::string rule;
  std::string reason;

  friend bool operator==(const Decision&, const Decision&) = default;
};

/// A screener, ready for many answers. It must outlive this.
///
/// An answer that is missing or not understood fulfils no comparison, `not_in` included; only
/// `none` holds for it. Of a multi question `is` means that option and no other, `in` one of those
/// named at least, `not_in` none of them.
class Screening {
 public:
  explicit Screening(const Screener& screener);

  /// `answers` are in the order of the screener's questions. The first disqualification that holds
  /// decides, then the first segment; who fits none is out.
  [[nodiscard]] Decision decide(const std::vector<Answer>& answers) const;
  [[nodiscard]] bool holds(const Condition& condition, const std::vector<Answer>& answers) const;

 private:
  void compile(const Condition& condition);
  [[nodiscard]] bool compares(const Condition& condition, AnswerType type,
                              const Answer& answer) const;
  [[nodiscard]] std::string why_none_fits(const std::vector<Answer>& answers) const;

  const Screener& screener_;
  std::map<std::string, std::size_t, std::less<>> places_;      // of questions
  std::map<std::string, text::Pattern, std::less<>> patterns_;  // by expression
};

}  // namespace uxi::recruit
