// From captions with times, of any format, to stretches of speech: repeats of rolling captions
// taken out, speakers found in tags, in front of colons and behind dashes.
#pragma once

#include <string>
#include <vector>

#include "ingest/reader.h"
#include "ingest/webvtt.h"

namespace uxi::ingest {

struct Caption {
  std::string id;
  Millis start;
  Millis end;
  std::string text;           ///< plain, lines joined with LF
  std::vector<Voice> voices;  ///< parts of it, where tags name speakers; else one or none
  Span span = {};
};

/// What a file's captions turned out to be.
struct CaptionTraits {
  bool rolling = false;   ///< each caption repeated lines of the one before
  bool tagged = false;    ///< tags name the speakers
  bool labelled = false;  ///< names stand in front of colons
};

/// Takes lines out that the caption before showed too, if that is how the file works: at least a
/// tenth of the captions where `hinted` (the format's marks of rolling captions are there), else
/// two fifths. Captions that are left with no words go.
[[nodiscard]] bool unroll(std::vector<Caption>& captions, bool hinted);

/// Speech of the captions in file order; `traits` says how it was found. Reports times out of
/// order, captions given twice (left out), and runs of the same words (kept).
[[nodiscard]] std::vector<Piece> speech_of(std::vector<Caption> captions, bool hinted,
                                           const SourceFile& source, Diagnostics& diagnostics,
                                           CaptionTraits& traits);

/// Moves accepted labels in front of the cues' words into `speaker`.
void label_cues(std::vector<Cue>& cues);

/// Rows for `Reading::cues` of the pieces of a format that has no cues of its own.
[[nodiscard]] std::vector<Cue> cues_of(const std::vector<Piece>& pieces);

}  // namespace uxi::ingest
