// Any bytes are read as word vectors or refused.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "uxi/vectors.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto vectors = uxi::analysis::WordVectors::parse(bytes)) {
    UXI_CHECK(vectors->size() > 0);
    UXI_CHECK(vectors->find("slow").empty() ||
              vectors->find("slow").size() == vectors->dimensions());
  }
  return 0;
}
