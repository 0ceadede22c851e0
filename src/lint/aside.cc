#include "lint/aside.h"

#include "speech/form.h"

namespace uxi::lint {
namespace {

speech::Sentence read(std::string_view text) {
  speech::Sentence sentence = speech::tokenize(text);
  speech::find_clause(sentence);
  return sentence;
}

}  // namespace

const std::vector<speech::Sentence>& Asides::headings(const Guide& guide) const {
  if (headings_) return *headings_;
  auto& made = headings_.emplace();
  made.reserve(guide.sections.size());
  for (const GuideSection& section : guide.sections) made.push_back(read(section.heading));
  return made;
}

const std::vector<speech::Sentence>& Asides::notes(const Guide& guide) const {
  if (notes_) return *notes_;
  auto& made = notes_.emplace();
  for (const GuideSection& section : guide.sections) {
    for (const GuideItem& item : section.items) {
      if (item.kind == ItemKind::note) made.push_back(read(item.text));
    }
  }
  return made;
}

}  // namespace uxi::lint
