// What a person did on the board, taken back into themes/.
#pragma once

#include <string>
#include <vector>

#include "uxi/source.h"
#include "workspace/changes.h"
#include "workspace/workspace.h"

namespace uxi::workspace {

/// The file that the board saves (uxi-json(5)).
struct BoardMoves {
  struct Named {
    std::string id;  ///< a theme's, or `new:1` of one made on the board
    std::string name;
  };
  struct Move {
    std::string highlight;
    std::string from;  ///< a theme's id; empty for none
    std::string to;
  };
  std::string study;
  std::vector<Named> fresh;
  std::vector<Named> names;
  std::vector<Move> moves;
};

/// `syntax` with the place where the file is no such document.
[[nodiscard]] Result<BoardMoves> read_board_moves(const SourceFile& source);

/// Highlights leave the themes they were in and are pinned where they were put; themes that were
/// made or touched are accepted. `conflict` where a highlight is no longer in the theme that it was
/// moved from; `not_found` for highlights and themes that are not there; `usage` for the board of
/// another study.
[[nodiscard]] Result<Changes> apply_board(const Workspace& workspace, const StudyData& data,
                                          const BoardMoves& moves);

}  // namespace uxi::workspace
