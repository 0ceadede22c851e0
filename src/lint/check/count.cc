// `count`: more entries than a list should have.
#include <array>
#include <fmt/format.h>

#include "lint/check.h"

namespace uxi::lint {
namespace {

constexpr std::array<ParamSpec, 1> kParams = {{
    {"most", ParamType::number, true,
     "so many research questions of a plan, or questions of a screener, are fine"},
}};

/// The first entry over the limit is pointed at.
template <class List>
void check_list(const List& list, double most, Hits& hits) {
  if (static_cast<double>(list.size()) <= most) return;
  hits.push_back(
      {.span = list[static_cast<std::size_t>(most)].id.span,
       .values = {{"count", fmt::format("{}", list.size())}, {"most", fmt::format("{}", most)}}});
}

void check(const Rule& rule, const Subject& subject, Hits& hits) {
  const double most = rule.number("most", 0);
  if (subject.screener != nullptr) {
    check_list(subject.screener->questions, most, hits);
  } else if (subject.target == Target::plan) {
    check_list(subject.study->questions, most, hits);
  }
}

}  // namespace

CheckKind count_check() {
  return {.name = "count",
          .params = kParams,
          .meaning = "more questions than a plan or screener should have",
          .guide = check};
}

}  // namespace uxi::lint
