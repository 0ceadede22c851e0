// Any bytes can be a report: the first byte says Markdown or HTML. What is proved stands in the
// transcript.
#include "report/verify.h"

#include <cstddef>
#include <cstdint>

#include "report/figure_claim.h"
#include "uxi/transcript.h"

namespace {

uxi::Transcript transcript() {
  uxi::Transcript out;
  out.session = "P01";
  out.speakers = {{"I", uxi::Role::interviewer}, {"P", uxi::Role::participant}};
  out.turns.push_back(
      {.id = 1, .speaker = "I", .words = "How does an invoice get paid at your place?"});
  out.turns.push_back({.id = 2,
                       .speaker = "P",
                       .words = "Everything waits … for Mr [name], on Friday – 1.5 days."});
  out.turns.push_back(
      {.id = 3, .speaker = "P", .words = "“One run”, he says, <b>one file</b> & one signature."});
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const uxi::SourceFile report(data[0] % 2 == 0 ? "r.md" : "r.html", text);
  const uxi::Transcript said = transcript();
  uxi::Roster roster;
  roster.people = {{.id = "P01", .descriptor = "An office manager"}};
  uxi::report::Evidence evidence;
  evidence.records = {{&said, nullptr, "billing"}};
  evidence.rosters = {{&roster, "billing"}};
  evidence.own_words = {"How does an invoice get paid?"};
  const auto checks = uxi::report::verify_text(report, evidence, {.consent = false});
  if (!checks) return 0;
  uxi::Diagnostics diagnostics;
  uxi::report::report_checks(report, *checks, diagnostics);
  for (const auto& check : *checks) {
    UXI_CHECK(check.span.begin <= check.span.end && check.span.end <= text.size());
    UXI_CHECK(check.closed_at >= check.span.begin && check.closed_at <= text.size());
    UXI_CHECK(check.session_beside.begin <= check.session_beside.end &&
              check.session_beside.end <= text.size());
    UXI_CHECK(check.verdict != uxi::report::QuoteVerdict::no_consent);
    UXI_CHECK((check.verdict == uxi::report::QuoteVerdict::proved) == check.why.empty());
  }
  uxi::Study study;
  uxi::Codebook codebook;
  codebook.codes = {{.path = {"pain/billing", {}}}};
  uxi::report::ReportInput input;
  input.study = &study;
  input.codebook = &codebook;
  const auto figures = uxi::report::check_figures(report, input);
  UXI_CHECK(figures.has_value());
  uxi::report::report_figures(report, *figures, diagnostics);
  return 0;
}
