// Any bytes as Markdown: no crash, maps as long as their text, every place inside the file; escaped
// words come back as they were.
#include "format/markdown.h"

#include <cstdint>
#include <string>

#include "uxi/error.h"

namespace {

namespace markdown = uxi::format::markdown;

void check(const markdown::PlainText& text, std::size_t size) {
  UXI_CHECK(text.source.size() == text.text.size());
  UXI_CHECK(text.source_end.size() == text.text.size());
  for (std::size_t i = 0; i < text.source.size(); ++i) {
    UXI_CHECK(text.source[i] <= text.source_end[i] && text.source_end[i] <= size);
  }
  for (const markdown::StyledRange& style : text.styles) {
    UXI_CHECK(style.range.begin <= style.range.end && style.range.end <= text.text.size());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const uxi::SourceFile source("fuzz.md", bytes);
  const auto document = markdown::parse(source);
  UXI_CHECK(document.has_value());
  for (const markdown::Block& block : document->blocks) {
    UXI_CHECK(block.span.begin <= block.span.end && block.span.end <= size);
    check(block.text, size);
    for (const markdown::PlainText& cell : block.cells) check(cell, size);
    for (const uxi::Span& html : block.inline_html) UXI_CHECK(html.end <= size);
  }
  UXI_CHECK(markdown::unescape(markdown::escape(bytes)) == bytes);
  return 0;
}
