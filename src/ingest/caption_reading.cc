// Makes cues and speech of captions.
#include "ingest/caption_reading.h"

#include "text/strings.h"

namespace uxi::ingest {

CaptionReading read_captions(std::vector<Caption> captions, const SourceFile& source,
                             Diagnostics& diagnostics, bool wants_cues) {
  CaptionReading result;
  result.reading.captions = true;
  for (const Caption& caption : captions) {
    const bool tagged = !caption.voices.empty() && caption.voices.front().name;
    result.one_line = result.one_line && !text::contains(caption.text, "\n");
    if (!wants_cues) continue;
    result.reading.cues.push_back({.id = caption.id,
                                   .start = caption.start,
                                   .end = caption.end,
                                   .speaker = tagged ? *caption.voices.front().name : std::string(),
                                   .text = caption.text});
  }
  label_cues(result.reading.cues);
  result.reading.pieces = speech_of(std::move(captions), false, source, diagnostics, result.traits);
  return result;
}

}  // namespace uxi::ingest
