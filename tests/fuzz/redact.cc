// Any bytes through the search for personal data: places in order, inside the text, on the borders
// of code points; the redacted text can be searched again, and placeholders stay.
#include <cstdint>
#include <string>
#include <vector>

#include "ingest/redact/finder.h"
#include "ingest/redact/placeholders.h"
#include "text/utf8.h"
#include "uxi/error.h"
#include "uxi/ingest.h"

namespace {

/// Where code points begin; a byte that is no UTF-8 counts as one.
std::vector<bool> borders_of(std::string_view text) {
  std::vector<bool> borders(text.size() + 1, false);
  for (std::size_t at = 0; at < text.size(); uxi::text::next_code_point(text, at)) {
    borders[at] = true;
  }
  borders[text.size()] = true;
  return borders;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const uxi::ingest::RedactOptions options{.names = uxi::ingest::labels_in(text),
                                           .allow = {"Larder"},
                                           .listed = {{"Acme Works", "company"}, {"7", "code"}},
                                           .with_doubtful = size % 2 == 0};
  const auto found = uxi::ingest::find_personal_data(text, options);
  const std::vector<bool> borders = borders_of(text);
  uxi::ingest::Placeholders placeholders;
  std::size_t behind = 0;
  for (const uxi::ingest::Redaction& one : found) {
    UXI_CHECK(one.span.begin >= behind && one.span.begin < one.span.end);
    UXI_CHECK(one.span.end <= size && borders[one.span.begin] && borders[one.span.end]);
    UXI_CHECK(one.replacement.size() > 2 && one.replacement.front() == '[');
    const std::string_view words = text.substr(one.span.begin, one.span.size());
    const std::string placeholder = placeholders.of(one.kind, one.kind, words);
    UXI_CHECK(placeholders.of(one.kind, one.kind, words) == placeholder);
    behind = one.span.end;
  }
  const std::string clean = uxi::ingest::redacted(text, found);
  static_cast<void>(uxi::ingest::find_personal_data(clean, options));
  return 0;
}
