#include "base/sha256.h"

#include <array>
#include <cstdint>
#include <sha2.h>

namespace uxi {

std::string sha256_base64(std::string_view bytes) {
  SHA2_CTX context;
  SHA256Init(&context);
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): libmd takes bytes
  SHA256Update(&context, reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  std::array<std::uint8_t, SHA256_DIGEST_LENGTH + 1> digest{};  // one zero more: 11 times 3 bytes
  SHA256Final(digest.data(), &context);
  constexpr std::string_view kLetters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < digest.size(); i += 3) {
    const unsigned three = (static_cast<unsigned>(digest.at(i)) << 16U) |
                           (static_cast<unsigned>(digest.at(i + 1)) << 8U) | digest.at(i + 2);
    for (const unsigned shift : {18U, 12U, 6U, 0U}) out += kLetters[(three >> shift) & 63U];
  }
  out.back() = '=';
  return out;
}

}  // namespace uxi
