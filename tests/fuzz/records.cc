// Any bytes as each of the files of a study: a value and findings, whose places are in the file.
#include <cstdint>

#include "uxi/codebook.h"
#include "uxi/error.h"
#include "uxi/screener.h"
#include "uxi/session.h"
#include "uxi/study.h"
#include "uxi/theme.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const uxi::SourceFile source("file", {reinterpret_cast<const char*>(data), size});
  uxi::Diagnostics diagnostics;
  static_cast<void>(uxi::read_study(source, "study", diagnostics));
  static_cast<void>(uxi::read_screener(source, diagnostics));
  static_cast<void>(uxi::read_session(source, "P01", diagnostics));
  static_cast<void>(uxi::read_codebook(source, diagnostics));
  static_cast<void>(uxi::read_insight(source, "insight", diagnostics));
  for (const uxi::Highlight& highlight :
       uxi::read_tags(source, "P01", "ana", diagnostics).highlights) {
    UXI_CHECK(!uxi::write_highlight(highlight).empty());
  }
  UXI_CHECK(!uxi::write_theme(uxi::read_theme(source, "theme", diagnostics)).empty());
  const std::string roster = uxi::write_roster(uxi::read_roster(source, diagnostics));
  UXI_CHECK(roster.starts_with("id,"));
  for (const uxi::Diagnostic& finding : diagnostics.items()) {
    UXI_CHECK(finding.span.begin <= finding.span.end && finding.span.end <= size);
  }
  return 0;
}
