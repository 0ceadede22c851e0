// One highlight as a person types it: `+pain/billing +surprise "charged us twice" -- a memo`. The
// lines of `uxi tag edit` and those that `uxi tag add -` reads.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "uxi/error.h"

namespace uxi::coding {

struct CodeLine {
  std::vector<std::string> codes;  ///< as they were written, without the plus
  std::string words;               ///< in double quotes; whole turns are meant without
  int first = 0;                   ///< `^15-16`: the turns meant; 0 where the line does not say
  int last = 0;
  std::size_t nth = 0;  ///< `@2`: which, where the words stand more than once
  std::string memo;     ///< behind ` -- `
  std::string id;       ///< `{h7c1f09ab33e0}`
  friend bool operator==(const CodeLine&, const CodeLine&) = default;
};

/// `syntax` where it cannot be read; `column` (code points, from 1) is where.
[[nodiscard]] Result<CodeLine> parse_code_line(std::string_view line);
/// The line again, which parses to the same value.
[[nodiscard]] std::string write_code_line(const CodeLine& line);

}  // namespace uxi::coding
