// Any bytes as a calendar file: it ends in bounded time, what it finds lies in the time asked for,
// and spans are sorted and apart.
#include <cstddef>
#include <cstdint>
#include <string>

#include "calendar/ics_read.h"
#include "calendar/ics_values.h"
#include "calendar/windows.h"
#include "uxi/source.h"

namespace {

using uxi::calendar::SpanSet;
using uxi::calendar::TimeSpan;

void check(const SpanSet& spans, TimeSpan wanted) {
  for (std::size_t i = 0; i < spans.size(); ++i) {
    UXI_CHECK(spans[i].begin < spans[i].end);
    UXI_CHECK(spans[i].begin >= wanted.begin && spans[i].end <= wanted.end);
    UXI_CHECK(i == 0 || spans[i - 1].end < spans[i].begin);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const TimeSpan wanted{{1767225600}, {1798761600}};  // 2026
  const uxi::TimeZone zone("Test/Zone", {{.begin = 0, .offset = 3600},
                                         {.begin = 1774746000, .offset = 7200, .daylight = true},
                                         {.begin = 1792890000, .offset = 3600}});
  uxi::ZoneBook zones([&](const std::string& name) -> uxi::Result<uxi::TimeZone> {
    if (name == zone.name()) return zone;
    return uxi::fail(uxi::ErrorKind::not_found, "no such zone");
  });
  uxi::Diagnostics findings;
  const uxi::SourceFile source("fuzz.ics", text);
  const auto times = uxi::calendar::read_ics(source, wanted, zone, zones, findings);
  check(times.busy, wanted);
  check(times.free, wanted);
  for (const uxi::Diagnostic& finding : findings.items()) {
    UXI_CHECK(finding.span.end <= text.size());
  }
  (void)uxi::calendar::parse_window(text);
  (void)uxi::calendar::parse_time(text);
  UXI_CHECK(uxi::calendar::ics_fold(text).ends_with("\r\n"));
  return 0;
}
