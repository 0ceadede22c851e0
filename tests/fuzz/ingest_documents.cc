// Any bytes as documents: the archive itself, its main part, and web pages.
#include <cstdint>

#include "fuzz/reader_family.h"
#include "support/zip_writer.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  uxi::test::read_as(bytes, {"docx", "odt", "html"});
  const std::string part(bytes);
  uxi::test::read_as(uxi::test::zip_of({{"word/document.xml", part}}), {"docx"});
  uxi::test::read_as(uxi::test::zip_of({{"content.xml", part}}), {"odt"});
  return 0;
}
