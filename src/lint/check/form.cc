// `form`: questions of a grammatical form, whatever their words.
#include <algorithm>
#include <array>

#include "lint/check.h"

namespace uxi::lint {
namespace {

constexpr std::array<ParamSpec, 2> kParams = {{
    {"forms", ParamType::forms, true, "the forms found fault with"},
    {"unless", ParamType::phrases, false, "patterns that make the line a good one"},
}};

/// What to point at: the tag, the auxiliary and its subject, or all of a statement.
speech::PhraseMatch telling_words(const Line& line) {
  const speech::Sentence& sentence = line.sentence;
  switch (line.form) {
    case speech::Form::tag: return {speech::tag_start(sentence), sentence.end};
    case speech::Form::polar:
    case speech::Form::polar_negative:
    case speech::Form::choice:
      return {sentence.clause, std::min(sentence.clause + 2, sentence.end)};
    default: return {sentence.clause, sentence.end};
  }
}

void check(const Rule& rule, const Line& line, const Subject& /*subject*/, Hits& hits) {
  if (find_any(rule.phrases("unless"), line.sentence)) return;
  const speech::PhraseMatch words = telling_words(line);
  hits.push_back({.span = line.source(words.first, words.last), .line = &line, .words = words});
}

}  // namespace

CheckKind form_check() {
  return {.name = "form",
          .params = kParams,
          .meaning = "questions of a grammatical form",
          .line = check,
          .own_lines = true};
}

}  // namespace uxi::lint
