// Any bytes as text with labels, tables and text copied from Teams.
#include <cstdint>

#include "fuzz/reader_family.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  uxi::test::read_as(bytes, {"plain", "table", "teams-text"});
  return 0;
}
