// Hashes of content: to see that words or files are the same, never for secrecy.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace uxi {

/// 64 bits of XXH3 over the bytes. Stable over machines and versions (xxHash 0.8, seed 0).
[[nodiscard]] std::uint64_t hash64(std::string_view bytes);
/// `xxh3:` and sixteen hex digits, as files of a workspace write it.
[[nodiscard]] std::string content_hash(std::string_view bytes);

}  // namespace uxi
