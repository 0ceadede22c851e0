#include "uxi/hash.h"

#include <xxhash.h>

namespace uxi {

std::uint64_t hash64(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

std::string content_hash(std::string_view bytes) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out = "xxh3:";
  const std::uint64_t hash = hash64(bytes);
  for (int shift = 60; shift >= 0; shift -= 4) out += kDigits[(hash >> shift) & 0xFU];
  return out;
}

}  // namespace uxi
