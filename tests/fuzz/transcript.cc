// Any bytes as a transcript: what was read and written is read the same, and written the same
// again.
#include "uxi/transcript.h"

#include <cstdint>

#include "uxi/error.h"

namespace {

uxi::Transcript read(std::string text) {
  const uxi::SourceFile source("P01.md", std::move(text));
  uxi::Diagnostics diagnostics;
  uxi::Transcript transcript = uxi::read_transcript(source, "P01", diagnostics);
  for (const uxi::Turn& turn : transcript.turns) {
    UXI_CHECK(turn.word_source.size() == turn.words.size());
    UXI_CHECK(turn.span.end <= source.text().size());
    UXI_CHECK(turn.words_span.begin >= turn.span.begin && turn.words_span.end <= turn.span.end);
  }
  return transcript;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  uxi::Transcript first = read({reinterpret_cast<const char*>(data), size});
  const std::string text = uxi::write_transcript(first);
  const uxi::Transcript second = read(text);
  UXI_CHECK(first.turns.size() == second.turns.size());
  for (std::size_t i = 0; i < first.turns.size(); ++i) {
    const uxi::Turn& a = first.turns[i];
    const uxi::Turn& b = second.turns[i];
    UXI_CHECK(a.id == b.id && a.speaker == b.speaker && a.words == b.words && a.notes == b.notes);
    UXI_CHECK(a.start.has_value() == b.start.has_value());
  }
  UXI_CHECK(uxi::write_transcript(second) == text);
  uxi::number_turns(first);
  for (const uxi::Turn& turn : first.turns) UXI_CHECK(turn.id > 0);
  return 0;
}
