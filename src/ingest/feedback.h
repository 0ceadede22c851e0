// Feedback at scale, one row a respondent (CSV): what people wrote in forms, beside interviews.
#pragma once

#include "uxi/ingest.h"

namespace uxi::ingest {

/// A turn an answer, with the row's other columns that `options.columns` names as a note behind it,
/// a line each. Of `columns`, `words` says where answers stand, as often as need be; without it
/// they are the columns in which people write sentences. Fails with `syntax` (no rows, no such
/// column, nothing answered), `usage` (a column named twice) and `limit` (over kMaxTurns answers).
[[nodiscard]] Result<Transcript> read_feedback(const SourceFile& source,
                                               const IngestOptions& options,
                                               Diagnostics& diagnostics);

}  // namespace uxi::ingest
