#include "lint/branch.h"

#include <algorithm>

#include "speech/phrase.h"
#include "speech/sentence.h"

namespace uxi::lint {

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

void BranchedSum::enter(const GuideSection& section) {
  if (level_ > 0 && section.level > level_) return;
  if (!is_exclusive(section)) return close();
  if (section.level != level_) close();
  longest_ = std::max(longest_, branch_);
  branch_ = 0;
  level_ = std::max(section.level, 1);
}

void BranchedSum::add(double minutes) { (level_ > 0 ? branch_ : sum_) += minutes; }

double BranchedSum::total() const { return sum_ + std::max(longest_, branch_); }

void BranchedSum::close() {
  sum_ = total();
  longest_ = branch_ = 0;
  level_ = 0;
}

}  // namespace uxi::lint
