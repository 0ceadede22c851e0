// Where YAML tokens end in the bytes of a file, given where they begin.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace uxi::format::yaml {

[[nodiscard]] inline bool is_blank(char c) { return c == ' ' || c == '\t'; }
[[nodiscard]] inline bool is_space(char c) { return is_blank(c) || c == '\n' || c == '\r'; }

/// The byte at `at`, or NUL past the end: YAML text holds no NUL.
[[nodiscard]] inline char byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? text[at] : '\0';
}

/// Distance in bytes from the start of the line.
[[nodiscard]] std::size_t column_of(std::string_view text, std::size_t at);
/// The end of the line that `at` stands on, before its CR or LF.
[[nodiscard]] std::size_t end_of_line(std::string_view text, std::size_t at);
/// The first byte of the line below, or the size.
[[nodiscard]] std::size_t next_line(std::string_view text, std::size_t at);
/// Over spaces, tabs, line ends and comments.
[[nodiscard]] std::size_t skip_space(std::string_view text, std::size_t at);
/// Behind `!tag` and `&anchor` at `at`, where asked for and there; not over the space behind them.
[[nodiscard]] std::size_t skip_properties(std::string_view text, std::size_t at, bool tag,
                                          bool anchor);
/// Behind the name of `*alias` or `&anchor`.
[[nodiscard]] std::size_t name_end(std::string_view text, std::size_t at);
/// Behind the closing quote of what opens at `at`; nothing where it is never closed.
[[nodiscard]] std::optional<std::size_t> quoted_end(std::string_view text, std::size_t at);
/// Behind the last line of the `|` or `>` at `at`, without its line end. `parent` is the column of
/// the block collection around it, -1 at the top.
[[nodiscard]] std::size_t block_scalar_end(std::string_view text, std::size_t at, long parent);
/// Behind a plain scalar that begins at `at` and reads as `value`.
[[nodiscard]] std::size_t plain_end(std::string_view text, std::size_t at, std::string_view value);
/// Behind the bracket that closes a flow collection, seen from the end of its last value.
[[nodiscard]] std::size_t flow_end(std::string_view text, std::size_t at);

}  // namespace uxi::format::yaml
