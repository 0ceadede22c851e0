// Pieces of speech to turns.
#pragma once

#include <string>
#include <vector>

#include "ingest/cast.h"
#include "ingest/reader.h"

namespace uxi::ingest {

/// Joins what one voice says in a row. A new turn starts with another voice, and for reading's sake
/// where a sentence has ended and either 120 words or a pause of half a minute stand before; in
/// speech without sentence ends after 300 words. Pieces are never cut. Turns have no ids.
[[nodiscard]] std::vector<Turn> join_turns(const std::vector<Piece>& pieces, const Cast& cast,
                                           const std::vector<std::string>& letters);

/// `text` without um, uh, er, erm, hmm and words said twice in a row.
[[nodiscard]] std::string without_fillers(std::string_view text);

}  // namespace uxi::ingest
