// Names of what a guide is made of. Reading a guide is the work of `speech`.
#include "uxi/guide.h"

#include <algorithm>

namespace uxi {

std::string_view to_string(SectionKind kind) {
  switch (kind) {
    case SectionKind::intro: return "intro";
    case SectionKind::consent: return "consent";
    case SectionKind::warm_up: return "warm-up";
    case SectionKind::core: return "core";
    case SectionKind::task: return "task";
    case SectionKind::wrap_up: return "wrap-up";
    case SectionKind::notes: return "notes";
  }
  return "notes";
}

std::string_view to_string(ItemKind kind) {
  switch (kind) {
    case ItemKind::question: return "question";
    case ItemKind::probe: return "probe";
    case ItemKind::prompt: return "prompt";
    case ItemKind::task: return "task";
    case ItemKind::consent: return "consent";
    case ItemKind::statement: return "statement";
    case ItemKind::note: return "note";
  }
  return "note";
}

bool is_asked(ItemKind kind) {
  return kind == ItemKind::question || kind == ItemKind::probe || kind == ItemKind::prompt ||
         kind == ItemKind::task;
}

Span GuideItem::to_source(Span range) const {
  const std::size_t begin = std::min(range.begin, source.size());
  const std::size_t end = std::clamp(range.end, begin, source.size());
  if (begin == source.size()) return {span.end, span.end};
  if (begin == end) return {source[begin], source[begin]};
  return {source[begin], source[end - 1] + 1};
}

}  // namespace uxi
