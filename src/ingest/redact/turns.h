// Personal data out of the turns of a transcript, with placeholders that say who is who.
#pragma once

#include <vector>

#include "ingest/redact/finder.h"
#include "uxi/ingest.h"

namespace uxi::ingest {

/// Puts placeholders into the words and notes of all turns, numbered from 1 in the order of the
/// text, and counts them by kind. `finder` learns the names that the turns tell first. Gives what
/// was taken out of the words.
[[nodiscard]] std::vector<RedactedPlace> redact_turns(Transcript& transcript, Finder finder);

}  // namespace uxi::ingest
