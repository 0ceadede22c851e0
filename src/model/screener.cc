// Reads screener.yaml.
#include "uxi/screener.h"

#include <cmath>
#include <fmt/core.h>

#include "model/condition.h"
#include "model/fields.h"
#include "model/forms.h"
#include "model/ids.h"

namespace uxi {
namespace {

constexpr IdForm kQuestionForm{
    "an id for a question",
    [](std::string_view text) {
      if (text == "all" || text == "any" || text == "none") return false;
      return !text.empty() && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_") ==
                                  std::string_view::npos;
    },
    "lower-case words with hyphens, but not `all`, `any` or `none`"};

bool is_from_list(AnswerType type) {
  return type == AnswerType::single || type == AnswerType::multi;
}

ScreenerQuestion read_question(Fields& fields, UniqueIds& ids) {
  ScreenerQuestion question;
  question.id = fields.required_text("id");
  question.ask = fields.required_text("ask");
  question.type = fields.choice("type", kAnswerTypeNames, AnswerType::text).value;
  question.attribute = fields.yes_no("attribute", false);
  const bool has_options = !is_from_list(question.type) || fields.require("options") != nullptr;
  if (has_options) question.options = fields.texts("options");
  if (question.options.size() > kMaxOptions) {
    fields.reading().error(question.options[kMaxOptions].span, "limit",
                           fmt::format("a question has at most {} options", kMaxOptions));
    question.options.resize(kMaxOptions);
  }
  if (check_id(fields.reading(), question.id, kQuestionForm)) ids.add(question.id);
  return question;
}

/// The condition of `when`; an empty `all` where it is missing, which is reported.
Condition read_when(Fields& fields, const std::vector<ScreenerQuestion>& questions) {
  const auto* node = fields.require("when");
  if (node == nullptr) return {};
  Condition condition = read_condition(fields.reading(), *node);
  check_condition(fields.reading(), condition, questions);
  return condition;
}

/// Whole numbers are people, fractions below 1 are shares.
std::vector<std::pair<Text, Located<double>>> read_bounds(Fields& fields, std::string_view key,
                                                          const ScreenerQuestion* question) {
  std::vector<std::pair<Text, Located<double>>> out;
  const Reading& reading = fields.reading();
  for (const FieldEntry& entry : fields.entries(key)) {
    if (question != nullptr) check_option(reading, *question, entry.key);
    const auto bound = read_number(reading, entry.key.value, *entry.value, {.least = 0});
    if (!bound) continue;
    if (bound->value > 1 && bound->value != std::floor(bound->value)) {
      reading.error(bound->span, "range",
                    fmt::format("`{}` must be a number of people or a share below 1, not {}",
                                entry.key.value, describe(*entry.value)));
      continue;
    }
    out.emplace_back(entry.key, *bound);
  }
  return out;
}

Quota read_quota(Fields& fields, const std::vector<ScreenerQuestion>& questions) {
  Quota quota;
  const Reading& reading = fields.reading();
  quota.attribute = fields.required_text("attribute");
  const ScreenerQuestion* question = nullptr;
  if (!quota.attribute.span.empty()) {
    question = require_question(reading, quota.attribute, questions);
  }
  if (question != nullptr && !question->attribute) {
    reading.error(quota.attribute.span, "no-attribute",
                  fmt::format("`{}` is not kept in the roster", quota.attribute.value),
                  "give the question `attribute: yes`");
  }
  quota.at_least = read_bounds(fields, "at_least", question);
  quota.at_most = read_bounds(fields, "at_most", question);
  return quota;
}

void read_doubts(Fields& fields, DoubtRules& doubts) {
  doubts.seconds = fields.integer("seconds", {.least = 1});
  const auto months = fields.integer("seen_months", {.least = 0, .most = 1200});
  if (months) doubts.seen_months = months->value;
  doubts.own_domains = fields.texts("own_domains");
  std::vector<std::string> names;
  for (const Named<Doubt>& named : kDoubtNames) names.emplace_back(named.name);
  for (const Text& name : fields.texts("leave_out")) {
    if (const auto doubt = value_of(kDoubtNames, name.value)) {
      doubts.leave_out.push_back({*doubt, name.span});
    } else {
      report_choice(fields.reading(), "leave_out", name, names);
    }
  }
}

void read_columns(Fields& fields, Screener& screener) {
  for (const FieldEntry& entry : fields.entries("columns")) {
    auto header = read_text(fields.reading(), entry.key.value, *entry.value);
    require_question(fields.reading(), entry.key, screener.questions);
    if (header) screener.columns.emplace_back(entry.key, *std::move(header));
  }
}

}  // namespace

Screener read_screener(const SourceFile& source, Diagnostics& diagnostics) {
  Screener screener;
  const Reading reading{source, diagnostics, "screener"};
  const auto tree = parse_tree(reading);
  if (!tree) return screener;
  Fields fields(reading, *tree);
  const std::vector<ScreenerQuestion>& questions = screener.questions;
  screener.version = fields.integer("version", {.least = 1}).value_or(Located<int>{1, {}}).value;
  UniqueIds ids(reading);
  fields.each("questions", [&](Fields& f) { screener.questions.push_back(read_question(f, ids)); });
  if (screener.questions.empty() && !diagnostics.has_errors())
    reading.error(fields.place(), "missing", "`questions` are missing");
  if (screener.questions.size() > kMaxQuestions) {
    reading.error(screener.questions[kMaxQuestions].id.span, "limit",
                  fmt::format("a screener has at most {} questions", kMaxQuestions));
    screener.questions.resize(kMaxQuestions);
  }
  read_columns(fields, screener);
  fields.each("disqualify", [&](Fields& f) {
    Condition when = read_when(f, questions);
    screener.disqualify.push_back({std::move(when), f.required_text("because")});
  });
  fields.each("contradictions", [&](Fields& f) {
    Condition when = read_when(f, questions);
    screener.contradictions.push_back({std::move(when), f.required_text("because")});
  });
  fields.mapping("doubts", [&](Fields& f) { read_doubts(f, screener.doubts); });
  fields.each("segments", [&](Fields& f) {
    Text segment = f.required_text("segment");
    screener.segments.push_back({std::move(segment), read_when(f, questions)});
  });
  fields.each("quotas", [&](Fields& f) { screener.quotas.push_back(read_quota(f, questions)); });
  return screener;
}

}  // namespace uxi
