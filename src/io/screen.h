// The terminal as a screen and keys: raw mode and the other screen for as long as this lives, and
// everything as it was afterwards. Plain escape sequences that every terminal since the VT100
// knows, so that it works over ssh.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "uxi/error.h"

namespace uxi::io {

struct ScreenSize {
  int width = 80;
  int height = 24;
  friend bool operator==(const ScreenSize&, const ScreenSize&) = default;
};

class Screen {
 public:
  Screen() = default;
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;
  virtual ~Screen() = default;

  /// The terminal's size now; it may change at any time.
  [[nodiscard]] virtual ScreenSize size() const = 0;
  /// One key: a character in UTF-8, `enter`, `tab`, `backspace`, `escape`, `up`, `down`, `left`,
  /// `right`, `page-up`, `page-down`, `home`, `end`, `ctrl-c` and so on. Nothing after `wait_ms`
  /// without one; empty where the terminal is gone.
  [[nodiscard]] virtual std::optional<std::string> key(int wait_ms) = 0;
  /// Puts `text` on the screen, as it is.
  virtual void write(const std::string& text) = 0;
};

/// `unsupported` where input and output are no terminal.
[[nodiscard]] Result<std::unique_ptr<Screen>> open_screen();

}  // namespace uxi::io
