#include "calendar/span_set.h"

#include <algorithm>

namespace uxi::calendar {
namespace {

/// The first that ends behind `instant`.
SpanSet::const_iterator ending_behind(const SpanSet& spans, Instant instant) {
  return std::ranges::upper_bound(spans, instant, {}, &TimeSpan::end);
}

}  // namespace

SpanSet joined(std::vector<TimeSpan> spans) {
  std::erase_if(spans, [](const TimeSpan& span) { return span.end <= span.begin; });
  std::ranges::sort(spans);
  SpanSet out;
  for (const TimeSpan& span : spans) {
    if (!out.empty() && span.begin <= out.back().end) {
      out.back().end = std::max(out.back().end, span.end);
    } else {
      out.push_back(span);
    }
  }
  return out;
}

SpanSet without(const SpanSet& spans, const SpanSet& taken) {
  SpanSet out;
  for (TimeSpan rest : spans) {
    for (auto t = ending_behind(taken, rest.begin); t != taken.end() && t->begin < rest.end; ++t) {
      if (rest.begin < t->begin) out.push_back({rest.begin, t->begin});
      rest.begin = std::min(t->end, rest.end);
    }
    if (rest.begin < rest.end) out.push_back(rest);
  }
  return out;
}

SpanSet common(const SpanSet& a, const SpanSet& b) {
  SpanSet out;
  for (const TimeSpan& span : a) {
    for (auto other = ending_behind(b, span.begin); other != b.end() && other->begin < span.end;
         ++other) {
      out.push_back({std::max(span.begin, other->begin), std::min(span.end, other->end)});
    }
  }
  return out;
}

bool covers(const SpanSet& spans, TimeSpan span) {
  const auto found = ending_behind(spans, span.begin);
  return found != spans.end() && found->begin <= span.begin && span.end <= found->end;
}

bool touches(const SpanSet& spans, TimeSpan span) {
  const auto found = ending_behind(spans, span.begin);
  return found != spans.end() && found->begin < span.end;
}

}  // namespace uxi::calendar
