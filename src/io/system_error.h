// The system's error numbers as errors for people. Used by both file systems, so that they say the
// same.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "uxi/error.h"

namespace uxi::io {

/// `cannot be written: permission denied`, of the kind that fits `number` (an errno): `not_found`,
/// `denied`, `unsupported` (another file system) or `io`.
[[nodiscard]] tl::unexpected<Error> system_error(const std::string& path, std::string_view what,
                                                 int number);

/// The same for a file larger than a caller wants to read.
[[nodiscard]] tl::unexpected<Error> too_large(const std::string& path, std::uint64_t limit);

}  // namespace uxi::io
