// Any lines can be grouped: the first byte gives the number of themes, 0 for finding it.
#include "uxi/cluster.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/strings.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kMostLines = 64;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (bytes.empty()) {
    return 0;
  }
  uxi::analysis::ClusterInput input;
  for (const auto line : uxi::text::split(bytes.substr(1), '\n')) {
    if (input.items.size() < kMostLines) {
      input.items.push_back({.text = std::string(line)});
    }
  }
  const std::size_t k = data[0] % 16;
  const auto result =
      k == 0 ? uxi::analysis::cluster(input) : uxi::analysis::cluster(input, {.k = k});
  if (result) {
    std::size_t placed = result->unplaced.size();
    for (const auto& cluster : result->clusters) {
      placed += cluster.members.size();
    }
    UXI_CHECK(placed == input.items.size());
    UXI_CHECK(k == 0 || result->clusters.size() == k);
  }
  return 0;
}
