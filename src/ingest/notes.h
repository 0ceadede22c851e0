// What a note-taker wrote beside an interview, in any Markdown: a turn an item, a paragraph or a
// row of a table; never speech.
#pragma once

#include "ingest/reader.h"
#include "uxi/ingest.h"

namespace uxi::ingest {

/// `options` says so, or the front matter's `kind: notes`.
[[nodiscard]] bool are_notes(const SourceFile& source, const IngestOptions& options);

/// Who wrote them, by `options` or the front matter's `author`; empty where neither says.
[[nodiscard]] std::string author_of_notes(const SourceFile& source, const IngestOptions& options);

/// A piece a note. Headings and unticked boxes come only where something is noted below them: the
/// rest of a form that was not filled in is nobody's. `limit` as for Markdown, `syntax` where
/// the recording's clock time in the front matter is none.
[[nodiscard]] Result<Reading> read_notes(const SourceFile& source, const IngestOptions& options,
                                         Diagnostics& diagnostics);

}  // namespace uxi::ingest
