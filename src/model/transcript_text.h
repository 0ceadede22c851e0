// The text of one turn, as it is written: `**I** `00:00:04` Thanks for making time. ^1`.
//
// Words are Markdown with backslash escapes only: a line end is a space, a comment is not there.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "uxi/transcript.h"

namespace uxi {

/// Ids have nine digits at most.
inline constexpr int kMaxTurnId = 999'999'999;

/// What a written time keeps: whole seconds, and no more hours than can be read back.
[[nodiscard]] Millis whole_seconds(Millis time);

/// A label at the front of a turn: `**I**`. `size` is its bytes with the space behind.
struct TurnLabel {
  std::string name;
  std::size_t size = 0;
};
[[nodiscard]] std::optional<TurnLabel> parse_turn_label(std::string_view text);

/// The text without white space and comments at its end.
[[nodiscard]] std::string_view strip_trailing(std::string_view text);

/// ` ^12` at the very end of a text: the id, and the size of the text in front of it.
struct TurnId {
  int id = 0;
  std::size_t text_size = 0;
};
[[nodiscard]] std::optional<TurnId> parse_turn_id(std::string_view text);

/// One turn from the lines of its paragraph, which are spans of `file` without white space around.
[[nodiscard]] Turn parse_turn(std::string_view file, const std::vector<Span>& lines);

}  // namespace uxi
