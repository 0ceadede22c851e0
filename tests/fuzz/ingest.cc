// Any bytes through every reader: an error or turns with words, the same when read again, and ids
// that stay when the transcript meets itself.
#include "uxi/ingest.h"

#include <cstdint>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const uxi::ingest::FormatInfo& format : uxi::ingest::formats()) {
    const uxi::ingest::IngestOptions options{.from = std::string(format.name),
                                             .tidy = size % 2 == 0};
    const auto result = uxi::ingest::ingest(bytes, "a", options);
    if (!result) {
      UXI_CHECK(!result.error().message.empty());
      continue;
    }
    const auto& turns = result->transcript.turns;
    for (const uxi::Turn& turn : turns) UXI_CHECK(!turn.words.empty() && !turn.speaker.empty());
    const auto merged = uxi::ingest::merge_ids(result->transcript, result->transcript);
    for (std::size_t i = 0; i < turns.size(); ++i) UXI_CHECK(merged.turns[i].id == turns[i].id);
  }
  static_cast<void>(uxi::ingest::ingest(bytes, "a"));
  return 0;
}
