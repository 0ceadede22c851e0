// Any bytes as WebVTT: cues are in order of the grammar, and turns hold nothing that no cue or
// orphan said.
#include <cstdint>
#include <string>

#include "uxi/ingest.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = "WEBVTT\n\n" + std::string(reinterpret_cast<const char*>(data), size);
  const auto cues = uxi::ingest::read_cues(text, "a.vtt");
  const auto result = uxi::ingest::ingest(text, "a.vtt");
  if (!cues || !result) return 0;
  for (const uxi::ingest::Cue& cue : *cues) {
    UXI_CHECK(cue.start && cue.start->value >= 0 && cue.end && cue.end->value >= 0);
  }
  for (const uxi::Turn& turn : result->transcript.turns) UXI_CHECK(!turn.words.empty());
  return 0;
}
