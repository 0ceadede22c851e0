// The front matter of a transcript.
#pragma once

#include "model/reading.h"
#include "uxi/transcript.h"

namespace uxi {

/// Reads it into `transcript`, whose `session` is that of the file. False where the file has none,
/// or none that can be read.
bool read_transcript_front(const Reading& reading, std::optional<Span> yaml,
                           Transcript& transcript);

/// The lines from `---` to `---`.
[[nodiscard]] std::string write_transcript_front(const Transcript& transcript);

/// `fresh`, a transcript's file, with the keys and comments of `standing`'s front matter that are a
/// person's own, in their places. Where `standing` has none, `fresh`.
[[nodiscard]] std::string with_own_front(std::string_view standing, std::string fresh);

}  // namespace uxi
