// Speech in lines of text, whatever file they came from: labels and times in any of the forms of
// line_forms.h, Google Meet's documents, or no labels at all.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "ingest/reader.h"
#include "ingest/text_lines.h"
#include "text/pattern.h"

namespace uxi::ingest {

struct TextKind {
  bool markdown = false;  ///< the file's name says so; else its labels may
  bool document = false;  ///< of a word processor: `*` and `#` are nothing but signs
  const text::Pattern* pattern = nullptr;
};

struct TextReading {
  Reading reading;        ///< its dialect is that of a text file
  std::string_view form;  ///< of line_forms.h; empty where the lines have none
};

inline constexpr std::size_t kMaxTextLines = 300'000;

/// `lines` are of `source`, in which they have their spans; over kMaxTextLines are
/// ErrorKind::limit.
[[nodiscard]] Result<TextReading> read_text(const SourceFile& source,
                                            std::span<const TextLine> lines, const TextKind& kind,
                                            Diagnostics& diagnostics);

}  // namespace uxi::ingest
