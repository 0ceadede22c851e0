// WebVTT: https://www.w3.org/TR/webvtt1/ (sections 6.1, 6.3, 6.4), and what files need beyond it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "uxi/diagnostic.h"
#include "uxi/source.h"
#include "uxi/time.h"

namespace uxi::ingest {

struct VttCue {
  std::string id;
  Millis start;
  Millis end;
  std::string settings;  ///< what stands behind the times
  std::string payload;   ///< raw lines, joined with LF
  std::string orphan;    ///< text behind a blank line that an editor made; the grammar drops it
  bool loose = false;    ///< its times are not by the grammar, which drops the cue
  Span span = {};
};

struct VttFile {
  bool signature = false;
  bool confidence_notes = false;  ///< `NOTE Confidence:`, of Microsoft Stream
  std::vector<VttCue> cues;
};

/// The text begins with `WEBVTT`, behind a BOM or not, by the grammar.
[[nodiscard]] bool has_vtt_signature(std::string_view text);

/// The cues of a file. Every cue of the grammar is there and unmarked; `loose` ones and `orphan`
/// text are what it would drop. A time line that cannot be read at all is `ingest/broken-cue`.
[[nodiscard]] VttFile read_vtt_blocks(const SourceFile& source, Diagnostics& diagnostics);

/// A part of a cue's words. No name: no `<v>` is open; an empty one: `<v >`.
struct Voice {
  std::optional<std::string> name;
  std::string text;
};

struct CueText {
  std::string text;           ///< all words, tags taken off, references decoded
  std::vector<Voice> voices;  ///< the same in parts, where one has a name; empty parts are left out
  bool timed = false;         ///< has `<00:01.000>` stamps
  bool classed = false;       ///< has `<c>` tags
};

/// `keep_unknown` keeps what is neither a tag of WebVTT nor one of HTML, like `<laughs>`, as words:
/// the grammar drops it.
[[nodiscard]] CueText parse_cue_text(std::string_view payload, bool keep_unknown = false);

}  // namespace uxi::ingest
