// Any bytes through the search for personal data: places in order, inside the text, on the borders
// of code points; the redacted text can be searched again, and placeholders stay.
#include <cstdint>
#include <string>

#include "ingest/redact/finder.h"
#include "ingest/redact/placeholders.h"
#include "uxi/error.h"
#include "uxi/ingest.h"

namespace {

/// A span may not begin or end inside a code point.
bool on_border(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U ||
         at == 0 || static_cast<unsigned char>(text[at - 1]) < 0x80U;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const uxi::ingest::RedactOptions options{.names = uxi::ingest::labels_in(text),
                                           .allow = {"Larder"},
                                           .listed = {{"Acme Works", "company"}, {"7", "code"}},
                                           .with_doubtful = size % 2 == 0};
  const auto found = uxi::ingest::find_personal_data(text, options);
  uxi::ingest::Placeholders placeholders;
  std::size_t behind = 0;
  for (const uxi::ingest::Redaction& one : found) {
    UXI_CHECK(one.span.begin >= behind && one.span.begin < one.span.end);
    UXI_CHECK(one.span.end <= size && on_border(text, one.span.begin) &&
              on_border(text, one.span.end));
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
