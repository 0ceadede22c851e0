// Letters and the marks on them as one code point.
#pragma once

#include <optional>

namespace uxi::text {

/// `é` of `e` and a combining acute (Unicode NFC); nothing where the two do not make one.
[[nodiscard]] std::optional<char32_t> compose(char32_t letter, char32_t mark);

}  // namespace uxi::text
