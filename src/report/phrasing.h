// Small phrases that reports share: days, shares, lists of things.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "uxi/time.h"

namespace uxi::report {

/// `18 May 2026`
[[nodiscard]] std::string long_date(Date date);
/// `63 %`, rounded; `whole` 0 gives `0 %`.
[[nodiscard]] std::string percent(double share);
/// `8.3`: at most one digit behind the point, none where it is 0.
[[nodiscard]] std::string short_number(double number);
/// `a`, `a and b`, `a, b and c`
[[nodiscard]] std::string listed(const std::vector<std::string>& things);
/// With a full stop, where it ends with no mark of its own.
[[nodiscard]] std::string sentence(std::string_view text);
/// Lower-case words with hyphens, for an address inside the document; `section` where nothing is
/// left.
[[nodiscard]] std::string slug(std::string_view text);

}  // namespace uxi::report
