// Composition of Unicode's normal form NFC, for two code points. Wall around utf8proc.
#include "text/compose.h"

#include <array>
#include <utf8proc.h>

namespace uxi::text {

std::optional<char32_t> compose(char32_t letter, char32_t mark) {
  std::array<utf8proc_int32_t, 2> pair{static_cast<utf8proc_int32_t>(letter),
                                       static_cast<utf8proc_int32_t>(mark)};
  const auto size = utf8proc_normalize_utf32(
      pair.data(), 2, static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_STABLE));
  if (size != 1) return std::nullopt;
  return static_cast<char32_t>(pair[0]);
}

}  // namespace uxi::text
