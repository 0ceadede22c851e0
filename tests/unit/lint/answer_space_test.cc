// What can be answered, against going through all answers with the judge that screens people.
#include "lint/answer_space.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <random>
#include <string>
#include <vector>

#include "recruit/screening.h"
#include "support/source.h"
#include "uxi/screener.h"

namespace uxi::lint {
namespace {

constexpr std::string_view kQuestions =
    "questions:\n"
    "  - {id: one, ask: \"Which?\", type: single, options: [A, B, C]}\n"
    "  - {id: some, ask: \"Which of these?\", type: multi, options: [A, B, C, D]}\n"
    "  - {id: months, ask: \"How many?\", type: number}\n"
    "  - {id: free, ask: \"What?\", type: text}\n";

/// The condition of the only segment rule of a screener with those questions.
Screener screener_with(const std::vector<std::string>& conditions) {
  std::string text(kQuestions);
  text += "segments:\n";
  for (const std::string& condition : conditions)
    text += "  - {segment: s, when: " + condition + "}\n";
  Diagnostics faults;
  Screener screener = read_screener(test::source(text, "screener.yaml"), faults);
  INFO(text);
  REQUIRE(faults.empty());
  return screener;
}

std::optional<bool> possible(const std::string& yes, const std::vector<std::string>& no = {}) {
  std::vector<std::string> all{yes};
  all.insert(all.end(), no.begin(), no.end());
  const Screener screener = screener_with(all);
  Conditions not_fulfilled;
  for (std::size_t i = 1; i < all.size(); ++i) not_fulfilled.push_back(&screener.segments[i].when);
  SearchBudget budget;
  return can_be(screener, {&screener.segments[0].when}, not_fulfilled, budget);
}

std::string random_condition(std::mt19937& random, int depth) {
  const auto pick = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  if (depth > 0 && pick(3) > 0) {
    const char* const kinds[] = {"all", "any", "none"};
    std::string out = "{" + std::string(kinds[pick(3)]) + ": [";
    const int parts = 1 + pick(3);
    for (int i = 0; i < parts; ++i) {
      if (i > 0) out += ", ";
      out += random_condition(random, depth - 1);
    }
    return out + "]}";
  }
  const char* const options[] = {"A", "B", "C"};
  const char* const lists[] = {"is", "in", "not_in"};
  const char* const bounds[] = {"gte", "lte", "is"};
  const int which = pick(3);
  if (which == 2) {
    return "{months: {" + std::string(bounds[pick(3)]) + ": " + std::to_string(pick(4)) + "}}";
  }
  const int list = pick(3);
  std::string values = options[pick(3)];
  if (list > 0 && pick(2) == 0) values += std::string(", ") + options[pick(3)];
  if (list > 0) values = "[" + values + "]";
  return "{" + std::string(which == 0 ? "one" : "some") + ": {" + lists[list] + ": " + values +
         "}}";
}

/// Every way of answering the first three questions, as cells of a table.
std::vector<std::vector<recruit::Answer>> all_answers(const Screener& screener) {
  std::vector<std::string> some{""};
  for (unsigned set = 1; set < 16; ++set) {
    std::string cell;
    for (unsigned i = 0; i < 4; ++i) {
      if ((set & 1U << i) != 0) cell += std::string(cell.empty() ? "" : "; ") + "ABCD"[i];
    }
    some.push_back(cell);
  }
  std::vector<std::vector<recruit::Answer>> out;
  for (const std::string one : {"", "A", "B", "C"}) {
    for (const std::string& set : some) {
      for (const std::string months : {"", "-1", "0", "0.5", "1", "1.5", "2", "2.5", "3", "4"}) {
        out.push_back({recruit::AnswerReader(screener.questions[0]).read(one),
                       recruit::AnswerReader(screener.questions[1]).read(set),
                       recruit::AnswerReader(screener.questions[2]).read(months),
                       {}});
      }
    }
  }
  return out;
}

}  // namespace

TEST_CASE("answer space: what one question can and cannot say") {
  CHECK(possible("{one: {is: A}}") == true);
  CHECK(possible("{all: [{one: {is: A}}, {one: {is: B}}]}") == false);
  CHECK(possible("{all: [{one: {in: [A, B]}}, {one: {not_in: [A, B]}}]}") == false);
  CHECK(possible("{one: {not_in: [A, B, C]}}") == false);
  CHECK(possible("{all: [{some: {in: [A]}}, {some: {in: [B]}}]}") == true);
  CHECK(possible("{all: [{some: {is: A}}, {some: {in: [B]}}]}") == false);
  CHECK(possible("{all: [{months: {gte: 3}}, {months: {lte: 3}}]}") == true);
  CHECK(possible("{all: [{months: {gte: 4}}, {months: {lte: 3}}]}") == false);
  CHECK(possible("{months: {between: [2, 5]}}", {"{months: {gte: 1}}"}) == false);
  CHECK(possible("{months: {between: [2, 5]}}", {"{months: {gte: 3}}"}) == true);
  CHECK(possible("{none: [{one: {in: [A, B, C]}}]}") == true);  // who does not answer
}

TEST_CASE("answer space: words that a pattern fits are never ruled out") {
  CHECK(possible("{all: [{free: {matches: \"^a\"}}, {free: {matches: \"^b\"}}]}") == true);
  CHECK(possible("{all: [{free: {is: x}}, {free: {is: y}}]}") == false);
  CHECK(possible("{all: [{free: {is: x}}, {free: {not_in: [X]}}]}") == false);
}

TEST_CASE("answer space: a search that takes too long says nothing") {
  const Screener screener = screener_with({"{all: [{one: {is: A}}, {months: {gte: 3}}]}"});
  SearchBudget small{.left = 100, .one_search = 20};
  CHECK(can_be(screener, {&screener.segments[0].when}, {}, small) == std::nullopt);
  CHECK(small.left == 80);
  SearchBudget none{.left = 0, .one_search = 2};
  CHECK(can_be(screener, {&screener.segments[0].when}, {}, none) == std::nullopt);
  SearchBudget enough;
  CHECK(can_be(screener, {&screener.segments[0].when}, {}, enough) == true);
}

TEST_CASE("answer space: the same as going through all answers, 1,000 times") {
  std::mt19937 random(7);
  const auto answers = all_answers(screener_with({"{one: {is: A}}"}));
  int impossible = 0;
  for (int i = 0; i < 1000; ++i) {
    const Screener screener = screener_with(
        {random_condition(random, 2), random_condition(random, 2), random_condition(random, 1)});
    const recruit::Screening judge(screener);
    const auto& rules = screener.segments;
    const bool there_is = std::ranges::any_of(answers, [&](const auto& each) {
      return judge.holds(rules[0].when, each) && !judge.holds(rules[1].when, each) &&
             !judge.holds(rules[2].when, each);
    });
    SearchBudget budget;
    CHECK(can_be(screener, {&rules[0].when}, {&rules[1].when, &rules[2].when}, budget) == there_is);
    if (!there_is) ++impossible;
  }
  CHECK(impossible > 100);
  CHECK(impossible < 900);
}

}  // namespace uxi::lint
