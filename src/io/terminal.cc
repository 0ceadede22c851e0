// What the terminal can do.
#include <charconv>
#include <sys/ioctl.h>
#include <unistd.h>

#include "io/env.h"

namespace uxi::io {
namespace {

constexpr int kLargest = 10'000;

std::optional<int> size_from(const Variables& variables, std::string_view name) {
  const auto text = variables.get(name);
  if (!text) return std::nullopt;
  int size = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), size);
  if (error != std::errc{} || end != text->data() + text->size()) return std::nullopt;
  if (size < 1 || size > kLargest) return std::nullopt;
  return size;
}

std::optional<winsize> size_of(int stream) {
  winsize size = {};
  if (::ioctl(stream, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0)
    return std::nullopt;
  return size;
}

}  // namespace

Terminal system_terminal(const Variables& variables) {
  Terminal terminal{.out_is_terminal = ::isatty(STDOUT_FILENO) == 1,
                    .err_is_terminal = ::isatty(STDERR_FILENO) == 1,
                    .in_is_terminal = ::isatty(STDIN_FILENO) == 1};
  for (const int stream : {STDERR_FILENO, STDOUT_FILENO}) {
    const auto size = size_of(stream);
    if (!size) continue;
    terminal.width = size->ws_col;
    terminal.height = size->ws_row;
  }
  terminal.width = size_from(variables, "COLUMNS").value_or(terminal.width);
  terminal.height = size_from(variables, "LINES").value_or(terminal.height);
  return terminal;
}

}  // namespace uxi::io
