#include "recruit/screening.h"

#include <algorithm>

#include "recruit/wording.h"
#include "text/strings.h"

namespace uxi::recruit {
namespace {

/// The numbers of a comparison; conditions are checked when the screener is read.
double operand(const Condition& condition, std::size_t index) {
  return parse_number(condition.values[index].value).value_or(0);
}

/// The answer is this value: an option, a number, or words.
bool is_value(const Answer& answer, AnswerType type, const std::string& value) {
  switch (type) {
    case AnswerType::single:
    case AnswerType::multi: return std::ranges::find(answer.options, value) != answer.options.end();
    case AnswerType::number: return answer.number == parse_number(value);
    case AnswerType::text: return folded(answer.text) == folded(value);
  }
  return false;
}

void collect_questions(const Condition& condition, std::vector<std::string>& out) {
  if (condition.kind == Condition::Kind::answer) out.push_back(condition.question.value);
  for (const Condition& part : condition.parts) collect_questions(part, out);
}

}  // namespace

Screening::Screening(const Screener& screener) : screener_(screener) {
  for (std::size_t i = 0; i < screener.questions.size(); ++i) {
    places_.emplace(screener.questions[i].id.value, i);
  }
  for (const Disqualification& rule : screener.disqualify) compile(rule.when);
  for (const SegmentRule& rule : screener.segments) compile(rule.when);
}

void Screening::compile(const Condition& condition) {
  for (const Condition& part : condition.parts) compile(part);
  if (condition.kind != Condition::Kind::answer || condition.comparison != Comparison::matches) {
    return;
  }
  const std::string& expression = condition.values.front().value;
  if (auto pattern = text::Pattern::compile(expression)) {
    patterns_.emplace(expression, *std::move(pattern));
  }
}

bool Screening::compares(const Condition& condition, AnswerType type, const Answer& answer) const {
  const auto is_one_of_them = [&] {
    return std::ranges::any_of(condition.values,
                               [&](const Text& v) { return is_value(answer, type, v.value); });
  };
  switch (condition.comparison) {
    case Comparison::is: return answer.options.size() < 2 && is_one_of_them();
    case Comparison::in: return is_one_of_them();
    case Comparison::not_in: return !is_one_of_them();
    case Comparison::gte: return answer.number >= operand(condition, 0);
    case Comparison::lte: return answer.number <= operand(condition, 0);
    case Comparison::between:
      return answer.number >= operand(condition, 0) && answer.number <= operand(condition, 1);
    case Comparison::matches: {
      const auto pattern = patterns_.find(condition.values.front().value);
      return pattern != patterns_.end() && pattern->second.matches(answer.text);
    }
  }
  return false;
}

bool Screening::holds(const Condition& condition, const std::vector<Answer>& answers) const {
  const auto part_holds = [&](const Condition& part) { return holds(part, answers); };
  switch (condition.kind) {
    case Condition::Kind::all: return std::ranges::all_of(condition.parts, part_holds);
    case Condition::Kind::any: return std::ranges::any_of(condition.parts, part_holds);
    case Condition::Kind::none: return std::ranges::none_of(condition.parts, part_holds);
    case Condition::Kind::answer: break;
  }
  const auto place = places_.find(condition.question.value);
  if (place == places_.end()) return false;
  const AnswerType type = screener_.questions[place->second].type;
  const Answer& answer = answers[place->second];
  // What matches a pattern are words, understood or not.
  const bool can_be_judged = condition.comparison == Comparison::matches
                                 ? !answer.text.empty()
                                 : answer.is_understood(type);
  return can_be_judged && compares(condition, type, answer);
}

/// Names the answers that were wanting, since they may be why.
std::string Screening::why_none_fits(const std::vector<Answer>& answers) const {
  std::vector<std::string> asked;
  for (const SegmentRule& rule : screener_.segments) collect_questions(rule.when, asked);
  std::vector<std::string> missing;
  std::vector<std::string> not_understood;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const ScreenerQuestion& question = screener_.questions[i];
    if (std::ranges::find(asked, question.id.value) == asked.end()) continue;
    if (answers[i].is_understood(question.type)) continue;
    (answers[i].text.empty() ? missing : not_understood).push_back("`" + question.id.value + "`");
  }
  std::string out = "fits no segment";
  if (!missing.empty()) out += "; no answer to " + text::join(missing, ", ");
  if (!not_understood.empty()) {
    out += "; what was answered to " + text::join(not_understood, ", ") + " is not understood";
  }
  return out;
}

Decision Screening::decide(const std::vector<Answer>& answers) const {
  for (const Disqualification& rule : screener_.disqualify) {
    if (holds(rule.when, answers)) return {{}, in_words(rule.when), rule.because.value};
  }
  for (const SegmentRule& rule : screener_.segments) {
    if (!holds(rule.when, answers)) continue;
    std::string words = in_words(rule.when);
    return {rule.segment.value, words, words};
  }
  return {{}, {}, why_none_fits(answers)};
}

}  // namespace uxi::recruit
