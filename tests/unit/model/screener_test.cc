#include "uxi/screener.h"

#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "unit/model/findings.h"

namespace uxi {
namespace {

constexpr const char* kQuestions = R"(questions:
  - {id: role, ask: "Role?", type: single, attribute: yes, options: [Owner, Developer, Other]}
  - {id: invoices, ask: "How many?", type: number}
  - {id: did, ask: "Which?", type: multi, options: [Signed up, Cancelled]}
  - {id: why, ask: "Why?"}
)";

/// `all(role is [Owner], any(invoices gte [5]))`
std::string show(const Condition& condition) {
  std::string out;
  if (condition.kind == Condition::Kind::answer) {
    for (const Text& value : condition.values) out += (out.empty() ? "" : ", ") + value.value;
    return condition.question.value + ' ' + std::string(to_string(condition.comparison)) + " [" +
           out + ']';
  }
  for (const Condition& part : condition.parts) out += (out.empty() ? "" : ", ") + show(part);
  switch (condition.kind) {
    case Condition::Kind::all: return "all(" + out + ')';
    case Condition::Kind::any: return "any(" + out + ')';
    default: return "none(" + out + ')';
  }
}

struct Outcome {
  std::string condition;
  std::string findings;
};

/// A condition behind the five lines of questions, at column 19 of line 6.
Outcome read_when(const std::string& condition) {
  test::File file(kQuestions + ("disqualify: [{when: " + condition + ", because: b}]\n"));
  const Screener screener = read_screener(file.source, file.diagnostics);
  return {screener.disqualify.empty() ? "" : show(screener.disqualify[0].when), file.findings()};
}

}  // namespace

TEST_CASE("screener: a whole screener is read") {
  test::File file(std::string("version: 2\n") + kQuestions + R"(columns: {role: "Q2: Role?"}
disqualify:
  - {when: {role: {is: Developer}}, because: "We need people who pay invoices"}
segments:
  - {segment: churned, when: {all: [{did: {in: [Cancelled]}}, {invoices: {gte: 5}}]}}
  - {segment: new-admin, when: {invoices: {lte: 3}}}
quotas:
  - {attribute: role, at_least: {Owner: 2}, at_most: {Other: 0.6, Developer: 1}}
)");
  const Screener screener = read_screener(file.source, file.diagnostics);
  CHECK(file.findings() == "");
  CHECK(screener.version == 2);
  REQUIRE(screener.questions.size() == 4);
  CHECK(screener.questions[0].type == AnswerType::single);
  CHECK(screener.questions[0].attribute);
  CHECK(screener.questions[0].options[1].value == "Developer");
  CHECK(screener.questions[1].type == AnswerType::number);
  CHECK(screener.questions[2].type == AnswerType::multi);
  CHECK(screener.questions[3].type == AnswerType::text);
  CHECK_FALSE(screener.questions[3].attribute);
  REQUIRE(screener.columns.size() == 1);
  CHECK(screener.columns[0].first.value == "role");
  CHECK(screener.columns[0].second.value == "Q2: Role?");
  REQUIRE(screener.disqualify.size() == 1);
  CHECK(show(screener.disqualify[0].when) == "role is [Developer]");
  CHECK(screener.disqualify[0].because.value == "We need people who pay invoices");
  REQUIRE(screener.segments.size() == 2);
  CHECK(screener.segments[0].segment.value == "churned");
  CHECK(show(screener.segments[0].when) == "all(did in [Cancelled], invoices gte [5])");
  CHECK(show(screener.segments[1].when) == "invoices lte [3]");
  REQUIRE(screener.quotas.size() == 1);
  CHECK(screener.quotas[0].attribute.value == "role");
  CHECK(screener.quotas[0].at_least[0].second.value == 2);
  CHECK(screener.quotas[0].at_most[0].second.value == 0.6);
  CHECK(screener.quotas[0].at_most[1].second.value == 1);
}

TEST_CASE("screener: conditions are trees") {
  struct Row {
    std::string yaml;
    std::string condition;
  };
  const std::vector<Row> rows{
      {"{role: {is: Owner}}", "role is [Owner]"},
      {"{role: {in: [Owner, Other]}}", "role in [Owner, Other]"},
      {"{role: {not_in: [Owner]}}", "role not_in [Owner]"},
      {"{invoices: {between: [2, 5.5]}}", "invoices between [2, 5.5]"},
      {"{why: {matches: '(?i)late|slow'}}", "why matches [(?i)late|slow]"},
      {"{invoices: {gte: 2, lte: 5}}", "all(invoices gte [2], invoices lte [5])"},
      {"{role: {is: Owner}, invoices: {gte: 2}}", "all(role is [Owner], invoices gte [2])"},
      {"{any: [{role: {is: Owner}}, {none: [{did: {is: Cancelled}}]}]}",
       "any(role is [Owner], none(did is [Cancelled]))"},
      {"{all: [{role: {is: Owner}}]}", "all(role is [Owner])"},
      {"{role: {is: Owner}, none: [{did: {is: Cancelled}}]}",
       "all(role is [Owner], none(did is [Cancelled]))"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.yaml);
    const Outcome outcome = read_when(row.yaml);
    CHECK(outcome.condition == row.condition);
    CHECK(outcome.findings == "");
  }
}

TEST_CASE("screener: faults of a condition") {
  struct Row {
    std::string yaml;
    std::string finding;
  };
  const std::vector<Row> rows{
      {"{rôle: {is: Owner}}",
       "f:6:22: error: question `rôle` is not asked; did you mean `role`? "
       "[screener/unknown-question]"},
      {"{role: {is: Onwer}}",
       "f:6:33: error: `Onwer` is not an option of `role`; did you mean `Owner`? "
       "[screener/unknown-option]"},
      {"{role: {not_in: [Owner, Nurse]}}",
       "f:6:45: error: `Nurse` is not an option of `role`; options are `Owner`, `Developer`, "
       "`Other` [screener/unknown-option]"},
      {"{role: {equals: Owner}}",
       "f:6:29: error: `equals` is not a comparison; comparisons are `is`, `in`, `not_in`, `gte`, "
       "`lte`, `between`, `matches` [screener/comparison]"},
      {"{role: Owner}",
       "f:6:28: error: `role` must be a comparison, not `Owner`; write `role: {is: ...}` "
       "[screener/type]"},
      {"{role: {in: Owner}}",
       "f:6:33: error: `in` must be a list, not `Owner`; write `[a, b]` [screener/type]"},
      {"{role: {is: [Owner]}}", "f:6:33: error: `is` must be text, not a list [screener/type]"},
      {"{invoices: {gte: many}}",
       "f:6:38: error: `gte` must be a number, not `many` [screener/type]"},
      {"{invoices: {between: [5, 2]}}",
       "f:6:42: error: `between` takes two numbers, the smaller one first; write `[2, 5]` "
       "[screener/comparison]"},
      {"{invoices: {between: [1, 2, 3]}}",
       "f:6:42: error: `between` takes two numbers, the smaller one first; write `[2, 5]` "
       "[screener/comparison]"},
      {"{role: {gte: 3}}",
       "f:6:29: error: `gte` compares numbers, but the answer to `role` is none; compare with `is` "
       "or `in`, or give the question `type: number` [screener/comparison]"},
      {"{any: {role: {is: Owner}}}",
       "f:6:27: error: `any` must be a list of conditions, not a mapping; write `any: [{question: "
       "{is: ...}}]` [screener/type]"},
      {"{}",
       "f:6:21: error: a condition must be a mapping, not an empty one; write `{question: {is: "
       "...}}` [screener/type]"},
      {"[a]",
       "f:6:21: error: a condition must be a mapping, not a list; write `{question: {is: ...}}` "
       "[screener/type]"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.yaml);
    CHECK(read_when(row.yaml).findings == row.finding + "\n");
  }
}

TEST_CASE("screener: a pattern must be one") {
  const std::string findings = read_when("{why: {matches: '(late'}}").findings;
  CHECK(findings.starts_with("f:6:37: error: `(late` is not a pattern: "));
  CHECK(findings.ends_with("[screener/pattern]\n"));
}

TEST_CASE("screener: faults elsewhere") {
  struct Row {
    std::string yaml;
    std::string findings;
  };
  const std::vector<Row> rows{
      {"disqualify: [{}]",
       "f:6:14: error: `because` is missing [screener/missing]\n"
       "f:6:14: error: `when` is missing [screener/missing]\n"},
      {"columns: {rol: x}",
       "f:6:11: error: question `rol` is not asked; did you mean `role`? "
       "[screener/unknown-question]\n"},
      {"quotas: [{attribute: invoices, at_least: {few: 2}}]",
       "f:6:22: error: `invoices` is not kept in the roster; give the question `attribute: yes` "
       "[screener/no-attribute]\n"},
      {"quotas: [{attribute: role, at_least: {Ower: 1.5}}]",
       "f:6:39: error: `Ower` is not an option of `role`; did you mean `Owner`? "
       "[screener/unknown-option]\n"
       "f:6:45: error: `Ower` must be a number of people or a share below 1, not `1.5` "
       "[screener/range]\n"},
      {"version: 0", "f:6:10: error: `version` must be 1 or more, not `0` [screener/range]\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.yaml);
    test::File file(kQuestions + row.yaml + "\n");
    static_cast<void>(read_screener(file.source, file.diagnostics));
    CHECK(file.findings() == row.findings);
  }
  test::File file(
      "questions: [{id: a, ask: x, type: single}, {id: a, ask: y}, {id: any, ask: z}]\n");
  static_cast<void>(read_screener(file.source, file.diagnostics));
  CHECK(
      file.findings() ==
      "f:1:13: error: `options` is missing [screener/missing]\n"
      "f:1:49: error: id `a` is used twice; first on line 1 [screener/doubled-id]\n"
      "f:1:66: error: `any` is not an id for a question; it is lower-case words with hyphens, but "
      "not `all`, `any` or `none` [screener/id]\n");
}

TEST_CASE("screener: limits are errors that name them") {
  std::string text = "questions:\n- {id: q, ask: x, options: [";
  for (std::size_t i = 0; i <= kMaxOptions; ++i) text += "o" + std::to_string(i) + ",";
  text += "]}\n";
  for (std::size_t i = 0; i < kMaxQuestions; ++i) {
    text += "- {id: q" + std::to_string(i) + ", ask: x}\n";
  }
  text += "quotas: [{attribute: q, at_least: {none-of-them: 1}}]\n";
  test::File file(text);
  const Screener screener = read_screener(file.source, file.diagnostics);
  CHECK(screener.questions.size() == kMaxQuestions);
  CHECK(screener.questions[0].options.size() == kMaxOptions);
  REQUIRE(file.diagnostics.items().size() == 4);
  CHECK(file.diagnostics.items()[0].message == "a question has at most 500 options");
  CHECK(file.diagnostics.items()[1].message == "a screener has at most 500 questions");
  CHECK(file.diagnostics.items()[3].message == "`none-of-them` is not an option of `q`");
  CHECK(file.diagnostics.items()[3].suggestion.ends_with("`o23` and 476 more"));
}

TEST_CASE("screener: a file full of slips is read to its end, with hints for the first") {
  std::string text = kQuestions + std::string("segments:\n");
  for (int i = 0; i < 600; ++i) text += "- {segment: s, when: {rol: {is: Owner}}}\n";
  test::File file(text);
  CHECK(read_screener(file.source, file.diagnostics).segments.size() == 600);
  REQUIRE(file.diagnostics.items().size() == 600);
  CHECK(file.diagnostics.items()[500].suggestion == "did you mean `role`?");
  CHECK(file.diagnostics.items()[501].suggestion == "");
}

TEST_CASE("screener: what is doubtful, and what it leads to") {
  test::File file(std::string(kQuestions) + R"(contradictions:
  - {when: {did: {in: [Cancelled]}, invoices: {gte: 1}}, because: "Cancelled, and paid"}
doubts: {seconds: 60, seen_months: 0, own_domains: [larder.example], leave_out: [seen, speeder]}
)");
  const Screener screener = read_screener(file.source, file.diagnostics);
  CHECK(file.findings() == "");
  REQUIRE(screener.contradictions.size() == 1);
  CHECK(show(screener.contradictions[0].when) == "all(did in [Cancelled], invoices gte [1])");
  CHECK(screener.contradictions[0].because.value == "Cancelled, and paid");
  CHECK(screener.doubts.seconds->value == 60);
  CHECK(screener.doubts.seen_months == 0);
  CHECK(screener.doubts.own_domains.at(0).value == "larder.example");
  REQUIRE(screener.doubts.leave_out.size() == 2);
  CHECK(screener.doubts.leave_out[0].value == Doubt::seen);
  CHECK(screener.doubts.leave_out[1].value == Doubt::speeder);

  test::File wrong(std::string(kQuestions) +
                   "doubts: {seconds: 0, leave_out: [speeders]}\ncontradictions: [{when: {rol: "
                   "{is: Owner}}}]\n");
  (void)read_screener(wrong.source, wrong.diagnostics);
  CHECK(wrong.findings() ==
        "f:6:19: error: `seconds` must be 1 or more, not `0` [screener/range]\n"
        "f:6:34: error: `leave_out` must be one of `speeder`, `straight-liner`, `contradiction`, "
        "`incomplete`, `colleague`, `seen`, not `speeders`; did you mean `speeder`? "
        "[screener/value]\n"
        "f:7:18: error: `because` is missing [screener/missing]\n"
        "f:7:26: error: question `rol` is not asked; did you mean `role`? "
        "[screener/unknown-question]\n");
}

}  // namespace uxi
