// Headings tell most branches. A session ends once: where several sections side by side hold a
// wrap-up each, they are scripts of their own.
#include "lint/branch.h"

#include <algorithm>
#include <string_view>

#include "speech/phrase.h"
#include "speech/relation.h"
#include "speech/sentence.h"

namespace uxi::lint {
namespace {

/// The heading says for whom it is, or names one of several paths.
bool is_exclusive(const GuideSection& section) {
  static constexpr std::string_view kPatterns[] = {
      "^ if _",
      "^ [questions] for !(all|any|both|every|everybody|everyone|each|example|the|our|your|us|me)",
      "^ ..3 only (:|-|,|$)",
      "_ if (they|you|he|she|participant|participants|user|users|customer|customers) _",
      "^ (path|group|version|variant|branch|segment|track) (a|b|c|d|e|1|2|3|4|5)",
      "^ (users|participants|people|those|customers) (who|with|without)"};
  static const speech::PhraseSet branches(kPatterns);
  constexpr std::size_t kOpening = 8;  // tokens; no pattern looks further
  return branches.matches(speech::tokenize(section.heading, kOpening));
}

/// "Questions for students": students.
std::string_view audience(std::string_view heading) {
  const std::size_t at = heading.find("for ");
  return at == std::string_view::npos ? heading : heading.substr(at + 4);
}

}  // namespace

Branches::Branches(const Guide& guide) : guide_(guide), opens_(guide.sections.size(), false) {
  for (std::size_t i = 0; i < opens_.size(); ++i) opens_[i] = is_exclusive(guide.sections[i]);
  find_scripts();
}

std::size_t Branches::end_of(std::size_t section) const {
  std::size_t end = section + 1;
  while (end < guide_.sections.size() &&
         guide_.sections[end].level > guide_.sections[section].level) {
    ++end;
  }
  return end;
}

bool Branches::has_end(std::size_t section) const {
  const std::size_t end = end_of(section);
  for (std::size_t i = section + 1; i < end; ++i) {
    if (guide_.sections[i].kind == SectionKind::wrap_up) return true;
  }
  return false;
}

void Branches::find_scripts() {
  constexpr int kDeepest = 2;  // what stands deeper is no script
  for (std::size_t i = 0; i < opens_.size(); ++i) {
    const int level = guide_.sections[i].level;
    if (level < 1 || level > kDeepest || !has_end(i)) continue;
    const std::size_t next = end_of(i);
    const bool beside = next < opens_.size() && guide_.sections[next].level == level;
    if (beside && has_end(next)) opens_[i] = opens_[next] = true;
  }
}

std::size_t Branches::number_of(const GuideSection& section) const {
  return static_cast<std::size_t>(&section - guide_.sections.data());
}

bool Branches::opens(const GuideSection& section) const { return opens_[number_of(section)]; }

/// "For parents" one level below "For students" is no part of it: nobody is both.
bool BranchedSum::is_beside(const GuideSection& section) const {
  return section.level > level_ && branches_.opens(section) &&
         !speech::shares_content(speech::tokenize(audience(open_->heading)),
                                 speech::tokenize(audience(section.heading)));
}

void BranchedSum::enter(const GuideSection& section) {
  if (level_ > 0 && section.level > level_ && !is_beside(section)) return;
  if (!branches_.opens(section)) return close();
  const int level = level_ > 0 && section.level > level_ ? level_ : std::max(section.level, 1);
  if (level != level_) close();
  longest_ = std::max(longest_, branch_);
  branch_ = 0;
  level_ = level;
  open_ = &section;
}

void BranchedSum::add(double minutes) { (level_ > 0 ? branch_ : sum_) += minutes; }

double BranchedSum::total() const { return sum_ + std::max(longest_, branch_); }

void BranchedSum::close() {
  sum_ = total();
  longest_ = branch_ = 0;
  level_ = 0;
}

}  // namespace uxi::lint
