// Slips in how a waiver is written, of which each has one clear message: another linter's
// directive, ids that no comma parts, a reason behind another dash than ` -- `.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace uxi::lint {

struct WaiverSlip {
  std::string fault;  ///< what is wrong
  std::string words;  ///< the waiver as it ought to be, without the marks of its comment
};
/// `words` are a waiver without the marks of its comment: `uxi-disable a/b -- why`. Nothing where
/// it is written as it ought to be, or where nobody can tell what it was to be.
[[nodiscard]] std::optional<WaiverSlip> waiver_slip(std::string_view words);

}  // namespace uxi::lint
