// Trees are compared through their canonical text and, where the shape matters, as values.
#include <doctest/doctest.h>
#include <random>

#include "query/query.h"

namespace uxi::query {
namespace {

using Kind = Query::Kind;

Query parsed(std::string_view text) {
  auto query = parse_query(text);
  CAPTURE(text);
  if (!query) FAIL(query.error().message);
  return *std::move(query);
}

Query word(std::string text) { return {.kind = Kind::word, .words = {std::move(text)}}; }

}  // namespace

TEST_CASE("query: the tree of a query") {
  CHECK(
      parsed("late OR refund -\"charged twice\"") ==
      Query{.kind = Kind::any,
            .parts = {
                word("late"),
                {.kind = Kind::all,
                 .parts = {word("refund"),
                           {.kind = Kind::negation,
                            .parts = {{.kind = Kind::phrase, .words = {"charged", "twice"}}}}}}}});
  CHECK(parsed("NEAR(refund late, 5)") ==
        Query{.kind = Kind::near, .words = {"refund", "late"}, .distance = 5});
  CHECK(parsed("refund*") == Query{.kind = Kind::prefix, .words = {"refund"}});
  CHECK(parsed("code:pain/*") ==
        Query{.kind = Kind::field,
              .test = {.field = Field::code, .value = "pain", .only_below = true}});
  CHECK(parsed("date:2024-02..2026") ==
        Query{.kind = Kind::field,
              .test = {
                  .field = Field::date, .from = Date{2024, 2, 1}, .through = Date{2026, 12, 31}}});
}

TEST_CASE("query: canonical text") {
  struct Case {
    std::string_view text;
    std::string_view canonical;
  };
  const Case cases[] = {
      {"  Charged   TWICE ", "charged twice"},
      {"a AND b", "a b"},
      {"a NOT b", "a -b"},
      {"NOT (a b)", "-(a b)"},
      {"-(-a)", "a"},
      {"NOT -a", "a"},
      {"(a b) c", "a b c"},
      {"(a OR b) OR c", "a OR b OR c"},
      {"(a OR b) c", "(a OR b) c"},
      {"a OR (b c)", "a OR b c"},
      {"((a))", "a"},
      {"or and not near", "or and not near"},
      {"\"OR\"", "or"},
      {"“so they charged”", "\"so they charged\""},
      {"well-known", "\"well known\""},
      {"don’t Café", "don't café"},
      {"我在东京工作", "我在东京工作"},
      {"iPhone手机", "\"iphone 手机\""},
      {"东京*", "东京"},
      {"10:30", "\"10 30\""},
      {"a\"b c\"d", "a \"b c\" d"},
      {"NEAR(refund late)", "NEAR(refund late, 10)"},
      {"-NEAR( refund  late ,3)", "-NEAR(refund late, 3)"},
      {"Code:Pain/Billing -code:x/*", "code:pain/billing -code:x/*"},
      {"speaker:Participant is:TAGGED has:memo", "speaker:participant is:tagged has:memo"},
      {"coder:\"Ana Ruiz\" segment:new-admin", "coder:\"Ana Ruiz\" segment:new-admin"},
      {"session:P07-2 study:billing theme:charged-twice question:rq1",
       "session:P07-2 study:billing theme:charged-twice question:rq1"},
      {"date:2026-03-14", "date:2026-03-14"},
      {"date:2026-02", "date:2026-02-01..2026-02-28"},
      {"date:2026-03..", "date:2026-03-01.."},
      {"date:..2025", "date:..2025-12-31"},
      {"code:\"pain points/*\"", "code:\"pain points/*\""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    const Query query = parsed(c.text);
    CHECK(to_string(query) == c.canonical);
    CHECK(parsed(c.canonical) == query);
  }
}

TEST_CASE("query: an error says where and what to do") {
  struct Case {
    std::string_view text;
    unsigned column;
    std::string_view message;
    std::string_view hint;
  };
  const Case cases[] = {
      {"", 1, "the query is empty", "write words to look for, or a field like `code:pain`"},
      {"é cod:pain", 3, "unknown field `cod`", "did you mean `code`?"},
      {"http://x", 1, "unknown field `http`",
       "fields are code, speaker, segment, participant, session, study, coder, theme, question, "
       "date, has, is; in quotes it is searched for as words"},
      {"late \"charged", 6, "this quote is not closed", "write `\"` at the phrase's end"},
      {"code:\"pain", 6, "this quote is not closed", "write `\"` at the phrase's end"},
      {"a (b OR c", 3, "this bracket is not closed", "write `)` at the group's end"},
      {"a (", 3, "this bracket is not closed", "write `)` at the group's end"},
      {"a b)", 4, "this bracket was never opened",
       "take it away, or write `(` where the group begins"},
      {"a () b", 3, "this group is empty", "write something between its brackets"},
      {"a OR", 3, "nothing stands after `OR`",
       "in small letters or in quotes it is searched for as a word"},
      {"OR a", 1, "nothing stands before `OR`",
       "in small letters or in quotes it is searched for as a word"},
      {"a OR OR b", 3, "nothing stands after `OR`",
       "in small letters or in quotes it is searched for as a word"},
      {"(a AND)", 4, "nothing stands after `AND`",
       "in small letters or in quotes it is searched for as a word"},
      {"a NOT", 3, "nothing stands after `NOT`",
       "in small letters or in quotes it is searched for as a word"},
      {"a - b", 3, "no word in `-`", "words are made of letters and digits"},
      {"\"\"", 1, "no word in `\"\"`", "words are made of letters and digits"},
      {"re*fund", 3, "`*` must stand at the end of one word",
       "write the beginning of a word, like `refund*`"},
      {"*", 1, "`*` must stand at the end of one word",
       "write the beginning of a word, like `refund*`"},
      {"code:", 6, "no value behind `code:`", "write it without a space, like `code:name`"},
      {"code: pain", 6, "no value behind `code:`", "write it without a space, like `code:name`"},
      {"code:pain*", 10, "`*` stands for a whole level of a code",
       "write it like `code:pain/*`; any code at all is `is:tagged`"},
      {"code:pain//x", 6, "`pain//x` is not a code",
       "codes are words with `/` between levels, like `pain/billing`"},
      {"segment:new-*", 13, "`*` cannot stand in `segment:`",
       "write the whole name, or several with OR"},
      {"speaker:particpant", 9, "`speaker:` cannot be `particpant`", "did you mean `participant`?"},
      {"is:open", 4, "`is:` cannot be `open`", "it can be tagged, untagged"},
      {"date:2026-03..2026-13", 15, "`2026-13` is not a date",
       "write a day, a month or a range, like `date:2026-03-14`, `date:2026-03` or "
       "`date:2026-03..2026-04-15`"},
      {"date:..", 6, "this range has neither begin nor end", "write it like `date:2026-03..`"},
      {"date:2026-04..2026-03", 6, "this range ends before it begins",
       "write the earlier date first"},
      {"NEAR(a b", 5, "this bracket is not closed", "write it like `NEAR(refund late, 5)`"},
      {"NEAR(a)", 1, "`NEAR` needs two words or more", "write it like `NEAR(refund late, 5)`"},
      {"NEAR(a \"b c\")", 8, "`NEAR` takes plain words only",
       "write it like `NEAR(refund late, 5)`"},
      {"NEAR(a b, five)", 10, "the distance of `NEAR` must be a number from 0 to 1000",
       "write it like `NEAR(refund late, 5)`"},
      {"NEAR(a b, 1001)", 10, "the distance of `NEAR` must be a number from 0 to 1000",
       "write it like `NEAR(refund late, 5)`"},
      {"a \xFF", 3, "the query is not valid UTF-8 here", ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    const auto query = parse_query(c.text);
    REQUIRE_FALSE(query.has_value());
    CHECK(query.error() == Error{.kind = ErrorKind::usage,
                                 .message = std::string(c.message),
                                 .line = 1,
                                 .column = c.column,
                                 .hint = std::string(c.hint)});
  }
}

TEST_CASE("query: limits are errors of their own kind") {
  const std::string deep = std::string(65, '(') + "a" + std::string(65, ')');
  CHECK(parse_query(deep.substr(1, deep.size() - 2)).has_value());
  std::string long_one;
  for (int i = 0; i < 257; ++i) long_one += "a ";
  CHECK(parse_query(long_one.substr(2)).has_value());
  for (const std::string& text : {deep, long_one, std::string(8193, 'a')}) {
    const auto query = parse_query(text);
    REQUIRE_FALSE(query.has_value());
    CHECK(query.error().kind == ErrorKind::limit);
  }
  CHECK(parse_query(std::string(5000, '-') + "a") == parsed("a"));
}

TEST_CASE("query: every tree's text parses back to it") {
  constexpr std::string_view kPieces[] = {"a",
                                          "Bé",
                                          "\"c d\"",
                                          "e*",
                                          "NEAR(f g, 2)",
                                          "code:h/*",
                                          "-",
                                          "(",
                                          ")",
                                          " ",
                                          " ",
                                          " OR ",
                                          " AND ",
                                          "NOT ",
                                          "has:memo",
                                          "is:untagged",
                                          "date:2026-03..",
                                          "coder:\"x y\"",
                                          "well-known",
                                          "\"",
                                          "*",
                                          "½"};
  std::mt19937 random(11);
  int good = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (auto n = 1 + random() % 10; n > 0; --n) text += kPieces[random() % std::size(kPieces)];
    const auto query = parse_query(text);
    if (!query) continue;
    ++good;
    CAPTURE(text);
    const std::string canonical = to_string(*query);
    CAPTURE(canonical);
    const auto again = parse_query(canonical);
    REQUIRE(again.has_value());
    REQUIRE(*again == *query);
    REQUIRE(to_string(*again) == canonical);
  }
  CHECK(good > 3000);
}

}  // namespace uxi::query
