// Any bytes as XML: tags that open are closed again, in order, or there is an error.
#include "format/xml.h"

#include <cstdint>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::vector<std::string> open;
  const auto result =
      uxi::format::xml::walk(text, {.open =
                                        [&](const uxi::format::xml::Tag& tag) {
                                          if (tag.name.starts_with('s')) return false;
                                          open.emplace_back(tag.name);
                                          return true;
                                        },
                                    .close =
                                        [&](std::string_view name) {
                                          UXI_CHECK(!open.empty() && open.back() == name);
                                          open.pop_back();
                                        },
                                    .words = [](std::string_view) {}});
  UXI_CHECK(!result || open.empty());
  UXI_CHECK(result || !result.error().message.empty());
  return 0;
}
