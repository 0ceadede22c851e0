// Any bytes as the manifest of a change set: what is taken is exactly what would be written.
#include "io/manifest.h"

#include <cstdint>

#include "uxi/error.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto manifest = uxi::io::parse_manifest(bytes);
  UXI_CHECK(!manifest || uxi::io::to_text(*manifest) == bytes);
  return 0;
}
