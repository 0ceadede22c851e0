// Who speaks in a file: the different spellings of labels brought together, and for every piece its
// voice.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "ingest/reader.h"

namespace uxi::ingest {

struct Cast {
  /// One row a voice, by first words. Nothing: a voice that no label names.
  std::vector<std::optional<std::string>> labels;
  std::vector<std::size_t> voice;  ///< of each piece
};

/// A piece with no speaker goes to the voice before; before the first label, and where the file
/// says that the speaker is unknown, to a voice without a name. A file with no labels has that
/// voice only.
[[nodiscard]] Cast find_cast(const std::vector<Piece>& pieces);

}  // namespace uxi::ingest
