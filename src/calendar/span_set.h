// Stretches of time and what is left of them.
#pragma once

#include <vector>

#include "base/zone.h"

namespace uxi::calendar {

/// `[begin, end)`.
struct TimeSpan {
  Instant begin;
  Instant end;
  friend auto operator<=>(const TimeSpan&, const TimeSpan&) = default;
};

/// Sorted, apart from each other, none empty: what `joined` gives and the others want.
using SpanSet = std::vector<TimeSpan>;

[[nodiscard]] SpanSet joined(std::vector<TimeSpan> spans);
[[nodiscard]] SpanSet without(const SpanSet& spans, const SpanSet& taken);
[[nodiscard]] SpanSet common(const SpanSet& a, const SpanSet& b);
/// One of `spans` holds all of `span`.
[[nodiscard]] bool covers(const SpanSet& spans, TimeSpan span);
/// Something of `span` is in `spans`.
[[nodiscard]] bool touches(const SpanSet& spans, TimeSpan span);

}  // namespace uxi::calendar
