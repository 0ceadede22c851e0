// Any bytes as running text: spans stay in order and inside, what is folded stays folded, and
// nothing that drives a terminal comes through.
#include <cstdint>

#include "text/nearest.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "text/words.h"
#include "uxi/error.h"

namespace {

using namespace uxi;

void check_spans(std::string_view all) {
  std::size_t at = 0;
  std::size_t count = 0;
  for (const text::Word& word : text::words(all)) {
    UXI_CHECK(word.span.begin >= at && word.span.end > word.span.begin);
    UXI_CHECK(text::stem(word.folded).size() <= word.folded.size() + 1);
    at = word.span.end;
    ++count;
  }
  UXI_CHECK(at <= all.size() && count == text::count_words(all));
  at = 0;
  for (const Span span : text::sentences(all)) {
    UXI_CHECK(span.begin >= at && span.end > span.begin);
    at = span.end;
  }
  UXI_CHECK(at <= all.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  check_spans(bytes);
  const std::string folded = text::fold_search(bytes);
  UXI_CHECK(!text::find_invalid_utf8(folded) && text::fold_search(folded) == folded);
  UXI_CHECK(!text::find_invalid_utf8(text::fold_case(bytes)));
  UXI_CHECK(!text::contains(text::printable(bytes), "\x1b"));
  UXI_CHECK(text::display_width(text::elide(bytes, 10)) <= 10);
  if (const auto decoded = text::decode_bytes(bytes)) {
    UXI_CHECK(!text::find_invalid_utf8(decoded->text));
    check_spans(decoded->text);
  }
  const std::string_view half = bytes.substr(0, size / 2);
  UXI_CHECK(text::edit_distance(half, bytes, 4) == text::edit_distance(bytes, half, 4));
  static_cast<void>(text::wrap(text::squeeze(bytes), 20, 2));
  return 0;
}
