// `placeholder`: words in [brackets] that a template left to fill in, once people are being asked.
#include "lint/check.h"

namespace uxi::lint {
namespace {

/// `[the thing]`: bytes of the text; empty where there is none.
Span bracketed(std::string_view text) {
  const std::size_t open = text.find('[');
  const std::size_t close = open == std::string_view::npos ? open : text.find(']', open);
  if (close == std::string_view::npos || close == open + 1) return {};
  return {open, close + 1};
}

void check(const Rule& rule, const Subject& subject, Hits& hits) {
  if (subject.target == Target::guide || subject.study == nullptr) return;
  if (subject.study->status.value == StudyStatus::planned) return;
  for (const Line& line : subject.lines) {
    if (!applies(rule, line, subject.mode)) continue;
    const Span inner = bracketed(line.item->text);
    if (!inner.empty()) hits.push_back({.span = line.item->to_source(inner), .line = &line});
  }
}

}  // namespace

CheckKind placeholder_check() {
  return {.name = "placeholder",
          .params = {},
          .meaning = "words in brackets that a template left to fill in",
          .guide = check};
}

}  // namespace uxi::lint
