// Any bytes as each of the files of a study: a value and findings, whose places are in the file.
#include <cstdint>

#include "model/contact_log.h"
#include "model/incentives.h"
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
  const uxi::IncentiveLedger ledger = uxi::read_incentives(source, diagnostics);
  uxi::Diagnostics again;
  const uxi::SourceFile written("file", uxi::with_incentives("", ledger.entries));
  UXI_CHECK(uxi::accounts_of(uxi::read_incentives(written, again), "") ==
            uxi::accounts_of(ledger, ""));
  UXI_CHECK(again.empty());
  for (const uxi::ContactEntry& entry : uxi::read_contact_log(source, diagnostics)) {
    UXI_CHECK(!entry.study.empty());
  }
  for (const uxi::Diagnostic& finding : diagnostics.items()) {
    UXI_CHECK(finding.span.begin <= finding.span.end && finding.span.end <= size);
  }
  return 0;
}
