// Any bytes as a ZIP archive: every member that is listed can be asked for, and nothing is larger
// than the limit.
#include "format/zip.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto names = uxi::format::zip::list(bytes);
  if (!names) return 0;
  std::size_t asked = 0;
  for (const std::string& name : *names) {
    if (++asked > 8) break;
    const auto content = uxi::format::zip::read(bytes, name);
    UXI_CHECK(!content || content->size() <= uxi::format::zip::kMaxMember);
  }
  return 0;
}
