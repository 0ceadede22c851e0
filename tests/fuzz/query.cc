// Any bytes as a query: an error or a tree, and a tree's text parses back to the same tree.
#include "query/query.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto query = uxi::query::parse_query(text);
  if (!query) {
    UXI_CHECK(!query.error().message.empty());
    return 0;
  }
  const std::string canonical = uxi::query::to_string(*query);
  const auto again = uxi::query::parse_query(canonical);
  // Writing out `a NOT b` or a month may take a query of nearly the greatest length over the limit.
  if (canonical.size() <= uxi::query::kMaxBytes) {
    UXI_CHECK(again.has_value() && *again == *query);
  }
  static_cast<void>(uxi::query::matches(*query, {.text = text, .segment = text}));
  return 0;
}
