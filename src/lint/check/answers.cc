// How the questions of a screener can be answered: `answers` by yes or no only, `option-list` with
// no way out of it, `unused-question` with an answer that nothing looks at.
#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "lint/check.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::lint {
namespace {

constexpr std::array<ParamSpec, 1> kAnswersParams = {{
    {"unless", ParamType::phrases, false, "patterns of questions that may be asked so"},
}};
constexpr std::array<ParamSpec, 2> kListParams = {{
    {"out", ParamType::phrases, true, "options that are a way out"},
    {"scale", ParamType::phrases, true,
     "options of a scale; where two are on one, the list is complete"},
}};
constexpr std::array<ParamSpec, 3> kUnusedParams = {{
    {"any", ParamType::phrases, false, "only questions that one of these matches"},
    {"closed", ParamType::flag, false, "only questions that are not answered in free words"},
    {"in_roster", ParamType::flag, false, "those kept in the roster, used or not"},
}};

/// A question and the sentence of it that asks.
struct Asked {
  const ScreenerQuestion* question;
  const Line* line;
};

/// Questions with the line that asks, the last sentence of `ask`.
std::vector<Asked> asked_of(const Subject& subject) {
  std::vector<Asked> out;
  for (const ScreenerQuestion& question : subject.screener->questions) {
    const Line* last = nullptr;
    for (const Line& line : subject.lines) {
      const Span span = line.item->span;
      const bool inside =
          span.begin >= question.ask.span.begin && span.end <= question.ask.span.end;
      if (line.text == TextKind::ask && inside) last = &line;
    }
    if (last != nullptr) out.push_back({&question, last});
  }
  return out;
}

void collect(const Condition& condition, std::set<std::string>& used) {
  if (condition.kind == Condition::Kind::answer) used.insert(condition.question.value);
  for (const Condition& part : condition.parts) collect(part, used);
}

/// Questions that decide who gets in.
std::set<std::string> deciding(const Screener& screener) {
  std::set<std::string> used;
  for (const Disqualification& rule : screener.disqualify) collect(rule.when, used);
  for (const Contradiction& rule : screener.contradictions) collect(rule.when, used);
  for (const SegmentRule& rule : screener.segments) collect(rule.when, used);
  for (const Quota& quota : screener.quotas) used.insert(quota.attribute.value);
  return used;
}

bool is_list(const ScreenerQuestion& question) {
  return question.type == AnswerType::single || question.type == AnswerType::multi;
}

/// `Yes`, `No, never`, `Not sure`, and nothing besides.
bool is_yes_or_no(const ScreenerQuestion& question) {
  static constexpr std::array<std::string_view, 10> kNeither = {
      "maybe",          "not sure",           "unsure", "don't know",
      "i don't know",   "do not know",        "n/a",    "prefer not to say",
      "rather not say", "i prefer not to say"};
  bool yes = false;
  bool no = false;
  for (const Text& option : question.options) {
    const std::string words = text::squeeze(text::fold_search(option.value));
    const std::string_view first =
        std::string_view(words).substr(0, words.find_first_of(" ,.:;-("));
    if (first == "yes") {
      yes = true;
    } else if (first == "no") {
      no = true;
    } else if (std::ranges::find(kNeither, words) == kNeither.end()) {
      return false;
    }
  }
  return yes && no;
}

bool asks_yes_or_no(const ScreenerQuestion& question, const Line& line) {
  if (is_list(question)) return is_yes_or_no(question);
  return question.type == AnswerType::text && !line.is(Context::opened) &&
         (line.form == speech::Form::polar || line.form == speech::Form::polar_negative);
}

void check_answers(const Rule& rule, const Subject& subject, Hits& hits) {
  if (subject.screener == nullptr) return;
  const auto used = deciding(*subject.screener);
  for (const auto& [question, line] : asked_of(subject)) {
    if (!asks_yes_or_no(*question, *line)) continue;
    if (find_any(rule.phrases("unless"), line->sentence)) continue;
    Hit hit{.span = line->item->span, .line = line};
    if (!used.contains(question->id.value)) hit.at_most = Severity::suggestion;
    hits.push_back(std::move(hit));
  }
}

bool option_matches(std::span<const speech::Phrase> phrases, const Text& option) {
  speech::Sentence sentence = speech::tokenize(option.value);
  speech::find_clause(sentence);
  return find_any(phrases, sentence).has_value();
}

void check_list(const Rule& rule, const Subject& subject, Hits& hits) {
  if (subject.screener == nullptr || !subject.english) return;
  for (const Asked& asked : asked_of(subject)) {
    const ScreenerQuestion* question = asked.question;
    if (!is_list(*question) || question->options.empty() || is_yes_or_no(*question)) continue;
    const auto has = [&](std::string_view param) {
      return std::ranges::count_if(question->options, [&](const Text& option) {
        return option_matches(rule.phrases(param), option);
      });
    };
    if (has("out") > 0) continue;
    const bool single = question->type == AnswerType::single;
    if (single && has("scale") > 1) continue;
    Hit hit{.span = question->options.back().span,
            .values = {{"id", question->id.value},
                       {"way", single ? "Something else" : "None of these"}},
            .line = asked.line};
    if (single) hit.at_most = Severity::suggestion;
    hits.push_back(std::move(hit));
  }
}

void check_unused(const Rule& rule, const Subject& subject, Hits& hits) {
  if (subject.screener == nullptr) return;
  const auto used = deciding(*subject.screener);
  const bool has_words = !rule.phrases("any").empty();
  for (const auto& [question, line] : asked_of(subject)) {
    if (rule.flag("in_roster") ? !question->attribute : used.contains(question->id.value)) continue;
    if (rule.flag("closed") && (question->type == AnswerType::text || question->attribute))
      continue;
    const auto match = find_any(rule.phrases("any"), line->sentence);
    if (has_words && !match) continue;
    hits.push_back({.span = match ? line->source(match->first, match->last) : question->id.span,
                    .values = {{"id", question->id.value}},
                    .line = line,
                    .words = match});
  }
}

}  // namespace

CheckKind answers_check() {
  return {.name = "answers",
          .params = kAnswersParams,
          .meaning = "questions of a screener that yes or no answers",
          .guide = check_answers};
}

CheckKind option_list_check() {
  return {.name = "option-list",
          .params = kListParams,
          .meaning = "options of a screener with no way out",
          .guide = check_list};
}

CheckKind unused_question_check() {
  return {.name = "unused-question",
          .params = kUnusedParams,
          .meaning = "questions of a screener whose answer nothing looks at",
          .guide = check_unused};
}

}  // namespace uxi::lint
