// What the terminal can do.
#include <charconv>
#include <sys/ioctl.h>
#include <unistd.h>

#include "io/env.h"

namespace uxi::io {
namespace {

constexpr int kWidest = 10'000;

std::optional<int> width_from(const Variables& variables) {
  const auto text = variables.get("COLUMNS");
  if (!text) return std::nullopt;
  int width = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), width);
  if (error != std::errc{} || end != text->data() + text->size()) return std::nullopt;
  if (width < 1 || width > kWidest) return std::nullopt;
  return width;
}

std::optional<int> width_of(int stream) {
  winsize size = {};
  if (::ioctl(stream, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return std::nullopt;
  return size.ws_col;
}

}  // namespace

Terminal system_terminal(const Variables& variables) {
  Terminal terminal{.out_is_terminal = ::isatty(STDOUT_FILENO) == 1,
                    .err_is_terminal = ::isatty(STDERR_FILENO) == 1,
                    .in_is_terminal = ::isatty(STDIN_FILENO) == 1};
  std::optional<int> width = width_from(variables);
  for (const int stream : {STDOUT_FILENO, STDERR_FILENO}) {
    if (!width) width = width_of(stream);
  }
  terminal.width = width.value_or(terminal.width);
  return terminal;
}

}  // namespace uxi::io
