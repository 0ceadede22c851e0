// From the captions of a file to what its reader gives: for formats whose captions have no tags.
#pragma once

#include <vector>

#include "ingest/captions.h"

namespace uxi::ingest {

/// Cues (where they are wanted), speech and what the captions turned out to be; the reader sets the
/// dialect.
struct CaptionReading {
  Reading reading;
  CaptionTraits traits;
  bool one_line = true;  ///< no caption has two lines, as speech recognisers write them
};
[[nodiscard]] CaptionReading read_captions(std::vector<Caption> captions, const SourceFile& source,
                                           Diagnostics& diagnostics, bool wants_cues = true);

}  // namespace uxi::ingest
