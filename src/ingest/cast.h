// Who speaks in a file: the different spellings of labels brought together, and for every piece its
// voice.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/reader.h"

namespace uxi::ingest {

struct Cast {
  /// One row a voice, by first words. Nothing: a voice that no label names.
  std::vector<std::optional<std::string>> labels;
  std::vector<std::size_t> voice;  ///< of each piece
};

/// A label, folded, that means nobody knows who.
[[nodiscard]] bool says_unknown(std::string_view folded);

/// A piece with no speaker goes to the voice before; before the first label, and where the file
/// says that the speaker is unknown, to a voice without a name; a sound there (`[Music]`) to the
/// first voice. A file with no labels has the nameless voice only.
[[nodiscard]] Cast find_cast(const std::vector<Piece>& pieces);

}  // namespace uxi::ingest
