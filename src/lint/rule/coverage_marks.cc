// `thin`, `orphan` and `verbatim`: how the guide's questions serve the research questions of the
// study, where they do.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "lint/check.h"
#include "lint/stems.h"

namespace uxi::lint {
namespace {

constexpr std::array<ParamSpec, 1> kThinParams = {{
    {"questions", ParamType::number, true, "a guide of so many questions has room for two"},
}};
constexpr std::array<ParamSpec, 1> kOrphanParams = {{
    {"marked", ParamType::number, true, "only where this share of the guide's questions is marked"},
}};
constexpr std::array<ParamSpec, 2> kVerbatimParams = {{
    {"alike", ParamType::number, true, "0..1: a question so like a research question is one"},
    {"words", ParamType::number, true, "research questions with fewer content words are left out"},
}};

bool serves(const Line& line, const std::string& id) {
  const auto& marks = line.item->serves;
  return is_asked(line.item->kind) && std::ranges::find(marks, id) != marks.end();
}

/// An answer to it can hold a story.
bool carries(const Line& line) {
  return line.item->kind != ItemKind::probe &&
         (speech::is_open(line.form) || line.is(Context::opened) ||
          line.item->kind == ItemKind::task);
}

/// It stands behind `served` to get more out of it: marked or not, it serves the same.
bool probes(const Line& served, const Line& line) {
  return is_asked(line.item->kind) && line.section == served.section &&
         (line.item->kind == ItemKind::probe || line.item->depth > served.item->depth);
}

void check_thin(const Rule& rule, const Subject& subject, Hits& hits) {
  if (subject.study == nullptr) return;
  if (static_cast<double>(subject.questions()) < rule.number("questions", 8)) return;
  for (const ResearchQuestion& question : subject.study->questions) {
    const Line* only = nullptr;
    const Line* served = nullptr;  ///< with nothing but its probes behind it so far
    std::size_t marked = 0;
    bool carried = false;
    for (const Line& line : subject.lines) {
      const bool own = serves(line, question.id.value);
      if (!own && (served == nullptr || !probes(*served, line))) {
        if (is_asked(line.item->kind)) served = nullptr;
        continue;
      }
      if (only == nullptr) only = &line;
      if (own && line.item->kind != ItemKind::probe) served = &line;
      ++marked;
      carried = carried || carries(line);
    }
    if (marked == 0 || (carried && marked > 1)) continue;
    const std::string how =
        carried ? "by one question alone" : "by closed questions and probes only";
    hits.push_back({.span = only->item->span,
                    .values = {{"id", question.id.value}, {"how", how}},
                    .line = only});
  }
}

/// Questions that owe a research question nothing: they open and close the talk, or stand behind
/// another.
bool may_be_free(const Line& line) {
  return line.section->kind != SectionKind::core || line.item->kind == ItemKind::probe ||
         line.item->depth > 1 || line.is(Context::catch_all) || line.is(Context::follow_up) ||
         line.is(Context::confirm) || line.form == speech::Form::fragment;
}

void check_orphan(const Rule& rule, const Subject& subject, Hits& hits) {
  if (subject.study == nullptr || subject.study->questions.empty()) return;
  std::vector<const Line*> orphans;
  std::size_t all = 0;
  for (const Line& line : subject.lines) {
    if (!is_asked(line.item->kind) || may_be_free(line)) continue;
    ++all;
    const auto shares_mark = [&](const Line& other) {
      return other.item->block == line.item->block && other.section == line.section &&
             !other.item->serves.empty();
    };
    if (std::ranges::none_of(subject.lines, shares_mark)) orphans.push_back(&line);
  }
  const auto marked = static_cast<double>(all - orphans.size());
  if (all == 0 || marked < rule.number("marked", 0.5) * static_cast<double>(all)) return;
  for (const Line* line : orphans) hits.push_back({.span = line->item->span, .line = line});
}

void check_verbatim(const Rule& rule, const Subject& subject, Hits& hits) {
  if (subject.study == nullptr) return;
  for (const ResearchQuestion& question : subject.study->questions) {
    const auto wanted = content_stems(question.text.value);
    if (static_cast<double>(wanted.size()) < rule.number("words", 3)) continue;
    for (const Line& line : subject.lines) {
      if (!applies(rule, line, subject.mode)) continue;
      if (likeness(wanted, content_stems(line.item->text)) < rule.number("alike", 0.8)) continue;
      hits.push_back(
          {.span = line.item->span, .values = {{"id", question.id.value}}, .line = &line});
    }
  }
}

}  // namespace

CheckKind thin_check() {
  return {.name = "thin",
          .params = kThinParams,
          .meaning = "research questions that hang on one question, or on closed ones",
          .guide = check_thin};
}

CheckKind orphan_check() {
  return {.name = "orphan",
          .params = kOrphanParams,
          .meaning = "questions that serve nothing in the study",
          .guide = check_orphan};
}

CheckKind verbatim_check() {
  return {.name = "verbatim",
          .params = kVerbatimParams,
          .meaning = "research questions asked as they stand",
          .guide = check_verbatim};
}

}  // namespace uxi::lint
