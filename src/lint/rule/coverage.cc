// `uncovered` and `unknown-reference`: research questions of the study against what the guide asks.
//
// Where the guide says what its questions serve (`{rq1}`), that is taken at its word. Where it says
// so nowhere, words decide: the stems that a research question shares with the question nearest to
// it.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "lint/check.h"
#include "lint/stems.h"
#include "text/nearest.h"
#include "text/strings.h"

namespace uxi::lint {
namespace {

constexpr std::array<ParamSpec, 1> kUncoveredParams = {{
    {"alike", ParamType::number, true,
     "share of a research question's words that one question must have"},
}};

bool any_marks(const Subject& subject) {
  return std::ranges::any_of(subject.lines,
                             [](const Line& line) { return !line.item->serves.empty(); });
}

bool is_marked(const Subject& subject, const std::string& id) {
  return std::ranges::any_of(subject.lines, [&](const Line& line) {
    return std::ranges::find(line.item->serves, id) != line.item->serves.end();
  });
}

bool is_touched(const Subject& subject, std::string_view question, double alike) {
  const auto wanted = content_stems(question);
  return std::ranges::any_of(subject.lines, [&](const Line& line) {
    return is_asked(line.item->kind) && share_of(wanted, content_stems(line.item->text)) >= alike;
  });
}

void check_uncovered(const Rule& rule, const Subject& subject, Hits& hits) {
  if (subject.study == nullptr || subject.questions() == 0) return;
  const bool marked = any_marks(subject);
  for (const ResearchQuestion& question : subject.study->questions) {
    const bool covered = marked
                             ? is_marked(subject, question.id.value)
                             : is_touched(subject, question.text.value, rule.number("alike", 0.25));
    if (covered) continue;
    hits.push_back({.span = title_of(subject),
                    .values = {{"id", question.id.value}, {"text", question.text.value}}});
  }
}

std::vector<std::string> known_ids(const Study& study) {
  std::vector<std::string> ids;
  for (const ResearchQuestion& question : study.questions) ids.push_back(question.id.value);
  for (const Assumption& assumption : study.assumptions) ids.push_back(assumption.id.value);
  return ids;
}

/// Where `id` stands in the braces behind the item.
Span find_mark(const SourceFile& source, const GuideItem& item, const std::string& id) {
  const std::string_view text = source.text();
  for (std::size_t open = text.find('{', item.span.end); open != std::string_view::npos;
       open = text.find('{', open + 1)) {
    const std::size_t close = text.find('}', open);
    const std::size_t at = text.find(id, open);
    if (at < close) return {at, at + id.size()};
  }
  return item.span;
}

void check_unknown(const Rule& /*rule*/, const Subject& subject, Hits& hits) {
  if (subject.study == nullptr) return;
  const std::vector<std::string> known = known_ids(*subject.study);
  for (const Line& line : subject.lines) {
    for (const std::string& id : line.item->serves) {
      if (std::ranges::find(known, id) != known.end()) continue;
      std::string hint = text::did_you_mean(id, known);
      if (hint.empty())
        hint = "the study has " + (known.empty() ? "none" : text::join(known, ", "));
      const Span span = find_mark(subject.source, *line.item, id);
      const bool again =
          std::ranges::any_of(hits, [&](const Hit& hit) { return hit.span == span; });
      if (!again) hits.push_back({.span = span, .values = {{"id", id}, {"hint", std::move(hint)}}});
    }
  }
}

}  // namespace

CheckKind uncovered_check() {
  return {.name = "uncovered",
          .params = kUncoveredParams,
          .meaning = "research questions nobody asks about",
          .guide = check_uncovered};
}

CheckKind unknown_reference_check() {
  return {.name = "unknown-reference",
          .params = {},
          .meaning = "marks that name nothing in the study",
          .guide = check_unknown};
}

}  // namespace uxi::lint
