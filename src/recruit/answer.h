// One cell of a form's export as the answer to one question of the screener.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "uxi/screener.h"

namespace uxi::recruit {

/// What somebody answered. `text` is the cell without space around it; empty: no answer.
struct Answer {
  std::string text;
  std::vector<std::string> options = {};  ///< of single and multi, in the screener's words
  std::optional<double> number = {};      ///< of number
  std::vector<std::string> unknown = {};  ///< parts that are none of the options
  bool as_other = false;                  ///< unknown words were taken for the option `Other`

  /// There are words, and they can be judged.
  [[nodiscard]] bool is_understood(AnswerType type) const;
  friend bool operator==(const Answer&, const Answer&) = default;
};

/// Reads the answers to one question, which must outlive it.
///
/// Case, accents, kinds of quote and runs of space make no difference to what an option is. Several
/// of a multi question stand between `;`, `,`, `|`, ` / ` or line ends; options may hold these
/// themselves. Words that are no option count as the option `Other` where the question has one:
/// that is what a form's own `Other: ...` field gives. Numbers are digits with `.` or `,` before up
/// to two decimals, and nothing else: of `2 years` nobody knows what it would mean in a field of
/// months.
class AnswerReader {
 public:
  explicit AnswerReader(const ScreenerQuestion& question);
  [[nodiscard]] Answer read(std::string_view cell) const;

 private:
  /// An option as it is looked for.
  struct Known {
    std::string folded;
    const std::string* option;
  };
  [[nodiscard]] const Known* option_at_start(std::string_view text) const;
  void add_option(Answer& answer, const std::string& option) const;
  void read_single(Answer& answer) const;
  void read_multi(Answer& answer) const;

  const ScreenerQuestion& question_;
  std::vector<Known> options_;  // the longest first
  const std::string* other_ = nullptr;
};

/// The number that `text` is, by the same rule.
[[nodiscard]] std::optional<double> parse_number(std::string_view text);

/// Text as it is compared: folded, without accents, spaces squeezed.
[[nodiscard]] std::string folded(std::string_view text);

}  // namespace uxi::recruit
