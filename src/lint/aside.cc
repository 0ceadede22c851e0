#include "lint/aside.h"

#include <utility>

#include "speech/form.h"

namespace uxi::lint {
namespace {

speech::Sentence read(std::string_view text) {
  speech::Sentence sentence = speech::tokenize(text);
  sentence.tokens.shrink_to_fit();
  speech::find_clause(sentence);
  return sentence;
}

}  // namespace

void Asides::add_note(const GuideItem& note, std::optional<speech::ItemWords> words) {
  added_.push_back({&note, std::move(words)});
}

const std::vector<speech::Sentence>& Asides::headings(const Guide& guide) const {
  if (headings_) return *headings_;
  auto& made = headings_.emplace();
  made.reserve(guide.sections.size());
  for (const GuideSection& section : guide.sections) made.push_back(read(section.heading));
  return made;
}

const std::vector<speech::Sentence>& Asides::notes() const {
  notes_.reserve(notes_.size() + added_.size());
  for (Note& note : added_) {
    notes_.push_back(note.words ? std::move(note.words->sentence) : read(note.item->text));
    notes_.back().text = note.item->text;
  }
  added_.clear();
  return notes_;
}

}  // namespace uxi::lint
