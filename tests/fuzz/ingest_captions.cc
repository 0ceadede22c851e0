// Any bytes as captions of every format.
#include <cstdint>

#include "fuzz/reader_family.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  uxi::test::read_as(bytes, {"lrc", "sbv", "subrip", "ttml", "webvtt", "whisper-tsv"});
  return 0;
}
