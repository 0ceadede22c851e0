// `stacked`: several questions asked in one breath.
#include <array>
#include <fmt/format.h>

#include "lint/check.h"

namespace uxi::lint {
namespace {

constexpr std::array<ParamSpec, 1> kParams = {{
    {"most", ParamType::number, false,
     "so many questions may stand in one line; 1 where not stated"},
}};

/// A question that counts: "Why?" and "If so, how often?" belong to the one before them.
bool counts(const Rule& rule, const Line& line, GuideMode mode) {
  return applies(rule, line, mode) && line.sentence.asks && line.form != speech::Form::fragment &&
         line.form != speech::Form::none;
}

void check(const Rule& rule, const Subject& subject, Hits& hits) {
  const auto most = static_cast<std::size_t>(rule.number("most", 1));
  const auto& lines = subject.lines;
  for (std::size_t i = 0; i < lines.size();) {
    std::size_t questions = 0;
    const Line* last = nullptr;
    std::size_t j = i;
    for (; j < lines.size() && lines[j].item->block == lines[i].item->block; ++j) {
      if (!counts(rule, lines[j], subject.mode)) continue;
      ++questions;
      last = &lines[j];
    }
    if (questions > most) {
      hits.push_back({.span = {last->item->span.begin, last->item->span.end},
                      .values = {{"count", fmt::format("{}", questions)}},
                      .line = last});
    }
    i = j;
  }
}

}  // namespace

CheckKind stacked_check() {
  return {.name = "stacked",
          .params = kParams,
          .meaning = "several questions in one line",
          .guide = check};
}

}  // namespace uxi::lint
