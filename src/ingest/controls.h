// What drives terminals has no place in a transcript.
#pragma once

#include "ingest/reader.h"

namespace uxi::ingest {

/// Takes control characters and escape sequences (colours, cursor, titles, links) out of words,
/// labels and cues; tabs and line ends stay. The first place is reported, once.
void take_controls_out(Reading& reading, const SourceFile& source, Diagnostics& diagnostics);

}  // namespace uxi::ingest
