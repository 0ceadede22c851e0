// `restated`: an assumption whose `wrong_if` only says that it is wrong. `gives-away`: a public
// text that tells participants what the team believes.
#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "lint/check.h"
#include "lint/stems.h"
#include "text/words.h"

namespace uxi::lint {
namespace {

constexpr std::array<ParamSpec, 1> kRestatedParams = {{
    {"empty", ParamType::texts, true, "words that tell nothing of what would be heard"},
}};
constexpr std::array<ParamSpec, 2> kTellsParams = {{
    {"alike", ParamType::number, true, "share of an assumption's words that must be in the text"},
    {"words", ParamType::number, true, "assumptions of fewer words are passed over"},
}};

void check_restated(const Rule& rule, const Subject& subject, Hits& hits) {
  if (subject.study == nullptr) return;
  std::set<std::string> empty;
  for (const std::string_view word : rule.texts("empty")) empty.insert(text::stem(word));
  for (const Assumption& assumption : subject.study->assumptions) {
    if (assumption.wrong_if.value.empty()) continue;
    const auto believed = content_stems(assumption.text.value);
    const auto heard = content_stems(assumption.wrong_if.value);
    const bool adds = std::ranges::any_of(heard, [&](const std::string& stem) {
      return !empty.contains(stem) && !std::ranges::binary_search(believed, stem);
    });
    if (adds) continue;
    hits.push_back({.span = assumption.wrong_if.span, .values = {{"id", assumption.id.value}}});
  }
}

void check_tells(const Rule& rule, const Subject& subject, Hits& hits) {
  if (subject.study == nullptr || subject.study->public_text.value.empty()) return;
  const auto told = content_stems(subject.study->public_text.value);
  for (const Assumption& assumption : subject.study->assumptions) {
    const auto believed = content_stems(assumption.text.value);
    if (static_cast<double>(believed.size()) < rule.number("words", 3)) continue;
    if (share_of(believed, told) < rule.number("alike", 1)) continue;
    hits.push_back({.span = subject.study->public_text.span,
                    .values = {{"id", assumption.id.value}, {"text", assumption.text.value}}});
  }
}

}  // namespace

CheckKind restated_check() {
  return {.name = "restated",
          .params = kRestatedParams,
          .meaning = "assumptions whose end only says that they are wrong",
          .guide = check_restated};
}

CheckKind tells_check() {
  return {.name = "tells",
          .params = kTellsParams,
          .meaning = "public texts that tell what the team believes",
          .guide = check_tells};
}

}  // namespace uxi::lint
