// Somebody's address as mail and calendars write it: `Ana Ruiz <ana@example.org>`.
#pragma once

#include <string>
#include <string_view>

#include "uxi/error.h"

namespace uxi::format {

struct Mailbox {
  std::string name;  ///< may be empty
  std::string address;
  friend bool operator==(const Mailbox&, const Mailbox&) = default;
};

/// `local@domain` of RFC 5321 without quotes, comments and letters beyond ASCII: nothing in it can
/// end a header or begin another.
[[nodiscard]] bool is_mail_address(std::string_view text);

/// `Ana <ana@example.org>`, `"Ruiz, Ana" <ana@example.org>` or the address alone. `syntax` where
/// it is neither.
[[nodiscard]] Result<Mailbox> parse_mailbox(std::string_view text);

}  // namespace uxi::format
