// Which language is spoken, from its smallest words.
#pragma once

#include <string>
#include <vector>

#include "ingest/reader.h"

namespace uxi::ingest {

/// ISO 639-1; empty where it is not clear: too few words, two languages mixed, or one that is not
/// among those known (en de fr es it pt nl sv da no pl ru uk, and by their letters ja ko el).
[[nodiscard]] std::string detect_language(const std::vector<Piece>& pieces);

}  // namespace uxi::ingest
