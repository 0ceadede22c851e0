// SHA-256 (FIPS 180-4), for what browsers check: `script-src 'sha256-...'`. Wall around libmd.
#pragma once

#include <string>
#include <string_view>

namespace uxi {

/// 44 characters of base64 (RFC 4648), as a content security policy writes a hash.
[[nodiscard]] std::string sha256_base64(std::string_view bytes);

}  // namespace uxi
