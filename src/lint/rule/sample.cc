// `sample`: fewer or more people than the method wants.
//
// Ranges: about five of a kind find most of what stops people (Nielsen and Landauer 1993); themes
// of like people repeat within 6 to 12 interviews (Guest, Bunce and Johnson 2006), so that 5 to 10
// of a kind do for most topics and a subject that is new takes 10 to 15.
#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "lint/check.h"
#include "lint/text_subject.h"
#include "text/strings.h"

namespace uxi::lint {
namespace {

constexpr std::array<ParamSpec, 1> kParams = {{
    {"large", ParamType::flag, false, "find those too large, not those too small"},
}};

/// How many people do: in all of a study at least, and in each segment.
struct Range {
  int least_in_all = 0;
  int least = 0;
  int most = 0;
  std::string_view wanted;
  std::string_view too_small;
  std::string_view too_large;
};

constexpr Range kRound{
    .least_in_all = 4,
    .least = 4,
    .most = 8,
    .wanted = "about 5 (4 to 8) a round and segment",
    .too_small = "with fewer, what stops one person in three is likely to be missed",
    .too_large =
        "after the fifth they repeat each other; a second round after the changes finds "
        "more"};
constexpr Range kNewSubject{
    .least_in_all = 10,
    .least = 3,
    .most = 15,
    .wanted = "10 to 15 people in all, and no fewer than 3 in a segment",
    .too_small = "in a new subject the tenth person still tells something new",
    .too_large = "new themes get rare after the twelfth; a second segment or study tells more"};
constexpr Range kTopic{.least_in_all = 5,
                       .least = 3,
                       .most = 10,
                       .wanted = "5 to 10 people, and no fewer than 3 in a segment",
                       .too_small = "a pattern needs several people who do not know of each other",
                       .too_large = "new themes get rare after the tenth of a kind"};
constexpr Range kUnstated{.least_in_all = 5,
                          .least = 3,
                          .most = 15,
                          .wanted = "5 to 15 people, and no fewer than 3 in a segment",
                          .too_small = kTopic.too_small,
                          .too_large = kNewSubject.too_large};

const Range& range_of(std::optional<Purpose> purpose) {
  if (!purpose) return kUnstated;
  switch (*purpose) {
    case Purpose::evaluative:
    case Purpose::usability: return kRound;
    case Purpose::generative:
    case Purpose::exploratory: return kNewSubject;
    case Purpose::contextual:
    case Purpose::continuous:
    case Purpose::jtbd:
    case Purpose::churn: return kTopic;
  }
  return kUnstated;
}

std::string people(int count) {
  return text::counted(static_cast<std::size_t>(count), "person", "people");
}

Hit hit_of(const Segment& segment, const Range& range, bool large) {
  return {.span = segment.target.span,
          .values = {
              {"what", fmt::format("{} in `{}`", people(segment.target.value), segment.id.value)},
              {"wanted", std::string(range.wanted)},
              {"reason", std::string(large ? range.too_large : range.too_small)}}};
}

void check(const Rule& rule, const Subject& subject, Hits& hits) {
  if (subject.study == nullptr) return;
  const Range& range = range_of(subject.purpose);
  const bool large = rule.flag("large");
  std::int64_t total = 0;
  bool all_stated = !subject.study->segments.empty();
  for (const Segment& segment : subject.study->segments) {
    const int target = segment.target.value;
    total += target;
    if (target == 0) {
      all_stated = false;
    } else if (large ? target > range.most : target < range.least) {
      hits.push_back(hit_of(segment, range, large));
    }
  }
  if (large || !all_stated || !hits.empty() || total >= range.least_in_all) return;
  hits.push_back({.span = subject.study->segments.front().target.span,
                  .values = {{"what", people(static_cast<int>(total)) + " in all"},
                             {"wanted", std::string(range.wanted)},
                             {"reason", std::string(range.too_small)}}});
}

}  // namespace

CheckKind sample_check() {
  return {.name = "sample",
          .params = kParams,
          .meaning = "fewer or more people than the method wants",
          .guide = check};
}

}  // namespace uxi::lint
