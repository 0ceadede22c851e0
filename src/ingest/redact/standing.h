// What the transcript that stands already says of what is to be taken out of a new reading of its
// recording: which numbers its placeholders have, and what was taken out of it later.
#pragma once

#include "ingest/redact/placeholders.h"
#include "uxi/ingest.h"

namespace uxi::ingest {

/// Teaches `key` the placeholders of `standing` for the texts of `result` that stand in the same
/// words, and those that were taken out later, whose texts stand in `result` still; what the key
/// knows already stays. To be called before `number_by_key`: in a fresh clone,
/// where the key is missing, the numbers stay as they are.
void adopt_numbers(const Transcript& standing, const Ingested& result, Placeholders& key);

/// Takes out of `result` what `key` has a placeholder for, where `standing` has that placeholder
/// more often: it was taken out after `standing` was made. To be called behind `number_by_key`.
void redact_as_before(const Transcript& standing, Ingested& result, Placeholders& key);

}  // namespace uxi::ingest
