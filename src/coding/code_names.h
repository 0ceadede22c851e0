// Codes as people type them: by path, by alias, by name, by a few letters of either.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "uxi/codebook.h"

namespace uxi::coding {

/// The code that `written` means: its path or alias, else its name or path with other case,
/// spaces, and `\`, `>`, `::` or `.` for `/` (`Pain \ Double charge`). Null where none or several
/// are meant.
[[nodiscard]] const Code* code_meant(const Codebook& codebook, std::string_view written);

/// Codes for what was typed so far, best first, at most `most`: whole names before parts that begin
/// so, before parts that hold it, before letters in that order. Retired ones are left out. All, in
/// the codebook's order, for nothing typed.
[[nodiscard]] std::vector<const Code*> type_ahead(const Codebook& codebook, std::string_view typed,
                                                  std::size_t most);

/// Paths near to one that is not there, for an error: slips of the finger, then what type-ahead
/// finds; at most three.
[[nodiscard]] std::vector<std::string> near_codes(const Codebook& codebook,
                                                  std::string_view written);
/// ``did you mean `a`, `b` or `c`?`` or nothing.
[[nodiscard]] std::string did_you_mean_codes(const Codebook& codebook, std::string_view written);

}  // namespace uxi::coding
