// `assumption`: what the team believes, and no question could show to be false.
#include <algorithm>
#include <array>
#include <string>

#include "lint/check.h"
#include "lint/stems.h"

namespace uxi::lint {
namespace {

constexpr std::array<ParamSpec, 1> kParams = {{
    {"alike", ParamType::number, true,
     "without marks: share of the words of an assumption that one question must have"},
}};

/// A yes to what the team hopes for proves nothing: the question must leave room for another
/// answer.
bool could_disprove(const Line& line) {
  return is_asked(line.item->kind) && (!speech::is_closed(line.form) || line.is(Context::opened));
}

bool has_marks(const Subject& subject) {
  return std::ranges::any_of(subject.lines,
                             [](const Line& line) { return !line.item->serves.empty(); });
}

std::string wanted_answer(const Assumption& assumption) {
  const std::string& wrong_if = assumption.wrong_if.value;
  return wrong_if.empty() ? "an answer that would change your mind" : "`" + wrong_if + "`";
}

void check(const Rule& rule, const Subject& subject, Hits& hits) {
  if (subject.study == nullptr || subject.questions() == 0) return;
  const bool marked = has_marks(subject);
  for (const Assumption& assumption : subject.study->assumptions) {
    const auto wanted = content_stems(assumption.text.value + " " + assumption.wrong_if.value);
    const auto tests = [&](const Line& line) {
      const auto& marks = line.item->serves;
      if (std::ranges::find(marks, assumption.id.value) != marks.end()) return could_disprove(line);
      return !marked && could_disprove(line) &&
             share_of(wanted, content_stems(line.item->text)) >= rule.number("alike", 0.2);
    };
    if (std::ranges::any_of(subject.lines, tests)) continue;
    hits.push_back({.span = title_of(subject),
                    .values = {{"id", assumption.id.value},
                               {"text", assumption.text.value},
                               {"answer", wanted_answer(assumption)}}});
  }
}

}  // namespace

CheckKind assumption_check() {
  return {.name = "assumption",
          .params = kParams,
          .meaning = "assumptions that no question could disprove",
          .guide = check};
}

}  // namespace uxi::lint
