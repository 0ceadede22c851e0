// Any bytes as an edited sheet: findings or lines of codes, and each line parses back to itself.
#include "coding/sheet.h"

#include <cstdint>

#include "coding/sheet_apply.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace uxi;
  const SourceFile source("sheet", std::string(reinterpret_cast<const char*>(data), size));
  Transcript transcript{.session = "P01"};
  transcript.turns = {{.id = 1, .speaker = "I", .words = "What happened then?"},
                      {.id = 2, .speaker = "P", .words = "They charged us twice, and then twice."}};
  Codebook codebook;
  codebook.codes.push_back({.path = {"pain/billing", {}}, .name = {"Billing", {}}});
  Diagnostics findings;
  const coding::Sheet sheet = coding::read_sheet(source, transcript, findings);
  for (const coding::SheetMark& mark : sheet.marks) {
    UXI_CHECK(mark.span.end <= source.text().size());
    const auto again = coding::parse_code_line(coding::write_code_line(mark.line));
    UXI_CHECK(again.has_value() && again->codes.size() == mark.line.codes.size());
  }
  const auto answer = coding::resolve_sheet(source, sheet, transcript, codebook, {}, findings);
  for (const Highlight& highlight : answer.highlights) UXI_CHECK(!highlight.codes.empty());
  UXI_CHECK(coding::with_remarks(source, findings).size() + 1 >= 1);
  return 0;
}
