// The affinity wall as one page that works from a file: notes in groups, to be filtered, dragged
// and moved by keyboard; moves are saved as a file for `uxi cluster apply`.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "uxi/error.h"

namespace uxi::report {

struct BoardNote {
  std::string ref;   ///< `P01/h7c1f09ab33e0`
  std::string turn;  ///< `P01#12`
  std::string words;
  std::string participant;
  std::string segment;
  std::vector<std::string> codes;
};

struct BoardGroup {
  std::string id;  ///< of the theme; empty for what is in none
  std::string name;
  std::vector<BoardNote> notes;
};

struct Board {
  std::string study;
  std::string title;
  std::string language;  ///< ISO 639-1
  std::vector<BoardGroup> groups;
};

/// The whole page. It loads nothing, and its policy forbids it to. Without JavaScript it is a wall
/// to read and to print.
[[nodiscard]] Result<std::string> board_html(const Board& board);

}  // namespace uxi::report
