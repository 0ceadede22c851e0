#include "review/questions.h"

#include "text/strings.h"

namespace uxi::review {
namespace {

bool is_wanted(const GuideItem& item) {
  return is_asked(item.kind) || item.kind == ItemKind::consent;
}

/// "Think of the last order you placed." stands in front of the question that it is part of.
bool goes_on(const GuideItem* before, const GuideItem& item) {
  return before != nullptr && before->block == item.block && item.depth > 0;
}

}  // namespace

std::vector<GuideQuestion> guide_questions(const SourceFile& source, const Guide& guide) {
  std::vector<GuideQuestion> questions;
  for (const GuideSection& section : guide.sections) {
    const GuideItem* before = nullptr;
    std::optional<std::size_t> last_main;
    for (const GuideItem& item : section.items) {
      if (!is_wanted(item)) continue;
      if (goes_on(before, item)) {
        questions.back().text += " " + text::squeeze(item.text);
        if (questions.back().id.empty()) questions.back().id = item.id;
        before = &item;
        continue;
      }
      before = &item;
      GuideQuestion question{.text = text::squeeze(item.text),
                             .id = item.id,
                             .kind = item.kind,
                             .section = section.heading,
                             .line = source.position(item.span.begin).line,
                             .depth = item.depth};
      if (item.kind == ItemKind::probe && last_main) question.under = last_main;
      if (!question.under) last_main = questions.size();
      questions.push_back(std::move(question));
    }
  }
  return questions;
}

}  // namespace uxi::review
