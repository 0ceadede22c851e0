// Reads conditions of a screener, and holds them against its questions.
#include "model/condition.h"

#include <algorithm>
#include <fmt/core.h>

#include "model/fields.h"
#include "text/pattern.h"

namespace uxi {

using format::yaml::Kind;
using format::yaml::Node;

namespace {

constexpr auto kGroupNames = std::to_array<Named<Condition::Kind>>({
    {"all", Condition::Kind::all},
    {"any", Condition::Kind::any},
    {"none", Condition::Kind::none},
});

bool compares_numbers(Comparison comparison) {
  return comparison == Comparison::gte || comparison == Comparison::lte ||
         comparison == Comparison::between;
}

bool takes_list(Comparison comparison) {
  return comparison == Comparison::in || comparison == Comparison::not_in ||
         comparison == Comparison::between;
}

/// The operands behind a comparison, as text; nothing where they cannot be read, which is reported.
std::optional<std::vector<Text>> read_operands(const Reading& reading, const Text& key,
                                               Comparison comparison, const Node& node) {
  std::vector<Text> out;
  if (!takes_list(comparison)) {
    auto text = read_text(reading, key.value, node);
    if (!text) return std::nullopt;
    out.push_back(*std::move(text));
    return out;
  }
  if (node.kind != Kind::sequence || node.items.empty()) {
    report_type(reading, key.value, node, "a list", "write `[a, b]`");
    return std::nullopt;
  }
  for (const Node& item : node.items) {
    auto text = read_text(reading, key.value, item);
    if (!text) return std::nullopt;
    out.push_back(*std::move(text));
  }
  return out;
}

/// `between` has two bounds in order; what compares numbers has numbers.
bool check_numbers(const Reading& reading, const Text& key, Comparison comparison,
                   const Node& node) {
  const std::vector<Node> single{node};
  std::vector<double> numbers;
  for (const Node& item : comparison == Comparison::between ? node.items : single) {
    const auto number = read_number(reading, key.value, item);
    if (!number) return false;
    numbers.push_back(number->value);
  }
  if (comparison != Comparison::between) return true;
  if (numbers.size() == 2 && numbers[0] <= numbers[1]) return true;
  reading.error(node.span, "comparison", "`between` takes two numbers, the smaller one first",
                "write `[2, 5]`");
  return false;
}

bool check_pattern(const Reading& reading, const Text& expression) {
  const auto pattern = text::Pattern::compile(expression.value);
  if (pattern) return true;
  reading.error(
      expression.span, "pattern",
      fmt::format("`{}` is not a pattern: {}", expression.value, pattern.error().message));
  return false;
}

/// `gte: 5` on a question.
std::optional<Condition> read_comparison(const Reading& reading, const Text& question,
                                         const FieldEntry& entry) {
  const auto comparison = value_of(kComparisonNames, entry.key.value);
  if (!comparison) {
    std::vector<std::string> names;
    for (const auto& named : kComparisonNames) names.emplace_back(named.name);
    reading.error(entry.key.span, "comparison",
                  fmt::format("`{}` is not a comparison", entry.key.value),
                  fmt::format("comparisons are {}", quoted_list(names)));
    return std::nullopt;
  }
  auto values = read_operands(reading, entry.key, *comparison, *entry.value);
  if (!values) return std::nullopt;
  if (compares_numbers(*comparison) &&
      !check_numbers(reading, entry.key, *comparison, *entry.value)) {
    return std::nullopt;
  }
  if (*comparison == Comparison::matches && !check_pattern(reading, values->front())) {
    return std::nullopt;
  }
  Condition out;
  out.kind = Condition::Kind::answer;
  out.span = {entry.key.span.begin, entry.value->span.end};
  out.question = question;
  out.comparison = *comparison;
  out.values = *std::move(values);
  return out;
}

void read_answer(const Reading& reading, const FieldEntry& entry, std::vector<Condition>& parts) {
  if (entry.value->kind != Kind::mapping || entry.value->entries.empty()) {
    report_type(reading, entry.key.value, *entry.value, "a comparison",
                fmt::format("write `{}: {{is: ...}}`", entry.key.value));
    return;
  }
  for (const FieldEntry& comparison : read_entries(reading, *entry.value)) {
    if (auto part = read_comparison(reading, entry.key, comparison)) {
      parts.push_back(*std::move(part));
    }
  }
}

Condition read_group(const Reading& reading, Condition::Kind kind, const FieldEntry& entry) {
  Condition group;
  group.kind = kind;
  group.span = {entry.key.span.begin, entry.value->span.end};
  if (entry.value->kind != Kind::sequence || entry.value->items.empty()) {
    report_type(reading, entry.key.value, *entry.value, "a list of conditions",
                fmt::format("write `{}: [{{question: {{is: ...}}}}]`", entry.key.value));
    return group;
  }
  for (const Node& item : entry.value->items) {
    group.parts.push_back(read_condition(reading, item));
  }
  return group;
}

}  // namespace

Condition read_condition(const Reading& reading, const Node& node) {
  Condition all;
  all.span = node.span;
  if (node.kind != Kind::mapping || node.entries.empty()) {
    reading.error(node.span, "type",
                  fmt::format("a condition must be a mapping, not {}",
                              node.kind == Kind::mapping ? "an empty one" : describe(node)),
                  "write `{question: {is: ...}}`");
    return all;
  }
  for (const FieldEntry& entry : read_entries(reading, node)) {
    if (const auto kind = value_of(kGroupNames, entry.key.value)) {
      all.parts.push_back(read_group(reading, *kind, entry));
    } else {
      read_answer(reading, entry, all.parts);
    }
  }
  if (all.parts.size() != 1) return all;
  Condition only = std::move(all.parts.front());
  return only;
}

const ScreenerQuestion* require_question(const Reading& reading, const Text& id,
                                         const std::vector<ScreenerQuestion>& questions) {
  const auto found = std::ranges::find_if(
      questions, [&](const ScreenerQuestion& q) { return q.id.value == id.value; });
  if (found != questions.end()) return &*found;
  std::vector<std::string> names;
  for (const ScreenerQuestion& question : questions) names.push_back(question.id.value);
  reading.error(id.span, "unknown-question", fmt::format("question `{}` is not asked", id.value),
                reading.did_you_mean(id.value, names));
  return nullptr;
}

void check_option(const Reading& reading, const ScreenerQuestion& question, const Text& option) {
  if (question.options.empty()) return;
  if (std::ranges::find(question.options, option.value, &Text::value) != question.options.end()) {
    return;
  }
  std::vector<std::string> names;
  for (const Text& known : question.options) names.push_back(known.value);
  std::string hint = reading.did_you_mean(option.value, names);
  if (hint.empty()) hint = fmt::format("options are {}", quoted_list(names));
  reading.error(option.span, "unknown-option",
                fmt::format("`{}` is not an option of `{}`", option.value, question.id.value),
                std::move(hint));
}

void check_condition(const Reading& reading, const Condition& condition,
                     const std::vector<ScreenerQuestion>& questions) {
  for (const Condition& part : condition.parts) check_condition(reading, part, questions);
  if (condition.kind != Condition::Kind::answer) return;
  const ScreenerQuestion* question = require_question(reading, condition.question, questions);
  if (question == nullptr) return;
  if (compares_numbers(condition.comparison)) {
    if (question->type == AnswerType::number) return;
    reading.error(condition.span, "comparison",
                  fmt::format("`{}` compares numbers, but the answer to `{}` is none",
                              to_string(condition.comparison), question->id.value),
                  "compare with `is` or `in`, or give the question `type: number`");
    return;
  }
  if (condition.comparison == Comparison::matches) return;
  for (const Text& value : condition.values) check_option(reading, *question, value);
}

}  // namespace uxi
