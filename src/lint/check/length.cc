// `length`: lines of too many words.
#include <array>
#include <fmt/format.h>

#include "lint/check.h"

namespace uxi::lint {
namespace {

constexpr std::array<ParamSpec, 1> kParams = {{
    {"most", ParamType::number, true, "so many words are fine"},
}};

void check(const Rule& rule, const Line& line, const Subject& /*subject*/, Hits& hits) {
  const std::size_t words = line.sentence.word_count();
  if (static_cast<double>(words) <= rule.number("most", 0)) return;
  hits.push_back(
      {.span = line.item->span, .values = {{"count", fmt::format("{}", words)}}, .line = &line});
}

}  // namespace

CheckKind length_check() {
  return {.name = "length", .params = kParams, .meaning = "lines of too many words", .line = check};
}

}  // namespace uxi::lint
