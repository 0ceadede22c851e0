// Any bytes as a guide: reading and linting must end, and every finding must stand inside the file.
#include <cstddef>
#include <cstdint>
#include <string>

#include "speech/read_guide.h"
#include "uxi/error.h"
#include "uxi/lint.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const uxi::SourceFile source("guide.md", std::string(data, data + size));
  uxi::Diagnostics diagnostics;
  const auto guide = uxi::speech::read_guide(source, diagnostics);
  if (!guide) return 0;
  for (const uxi::GuideSection& section : guide->sections) {
    for (const uxi::GuideItem& item : section.items) {
      UXI_CHECK(item.source.size() == item.text.size());
      UXI_CHECK(item.span.begin <= item.span.end && item.span.end <= size);
    }
  }
  for (const uxi::Diagnostic& finding : uxi::lint::lint_guide(source, *guide, nullptr, {})) {
    UXI_CHECK(finding.span.begin <= finding.span.end && finding.span.end <= size);
    UXI_CHECK(!finding.message.empty());
  }
  return 0;
}
