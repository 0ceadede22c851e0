// The version of the library, from CMake's project().
#pragma once

#include <string_view>

namespace uxi {

/// `0.1.0`
[[nodiscard]] std::string_view version();

}  // namespace uxi
