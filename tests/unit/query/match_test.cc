#include <doctest/doctest.h>

#include "query/query.h"

namespace uxi::query {
namespace {

const std::vector<std::string> kCodes = {"pain/billing/double-charge", "surprise"};
const std::vector<std::string> kThemes = {"charged-twice"};
const std::vector<std::string> kQuestions = {"rq1"};

const Subject kSubject = {
    .text = "They’ve charged us twice, and nobody at the well-known Café noticed.",
    .speaker_role = "participant",
    .segment = "new-admin",
    .participant = "P07",
    .session = "P07-2",
    .study = "billing",
    .coder = "Ana Ruiz",
    .codes = kCodes,
    .themes = kThemes,
    .questions = kQuestions,
    .date = Date{2026, 3, 14},
    .has_memo = true};

bool holds(std::string_view text, const Subject& subject) {
  CAPTURE(text);
  const auto query = parse_query(text);
  REQUIRE(query.has_value());
  return matches(*query, subject);
}

}  // namespace

TEST_CASE("query: what holds for a subject") {
  for (const char* text : {"charge",
                           "CHARGING twice",
                           "cafe",
                           "they've",
                           "they’ve",
                           "\"charged us\"",
                           "well-known",
                           "\"known cafe\"",
                           "known",
                           "notic*",
                           "double OR twice",
                           "-refund",
                           "twice NOT refund",
                           "NEAR(charge twice, 1)",
                           "NEAR(twice charge, 1)",
                           "NEAR(us twice, 0)",
                           "NEAR(charge twice nobody, 3)",
                           "code:pain",
                           "code:pain/*",
                           "code:pain/billing/*",
                           "code:pain/billing/double-charge",
                           "code:surprise",
                           "speaker:participant",
                           "segment:new-admin",
                           "participant:p07",
                           "session:P07-2",
                           "study:billing",
                           "coder:\"ana ruiz\"",
                           "theme:charged-twice",
                           "question:rq1",
                           "date:2026",
                           "date:2026-03",
                           "date:2026-03-14",
                           "date:2026-03-14..2026-03-14",
                           "date:..2026-04",
                           "date:2026-03..",
                           "has:memo",
                           "is:tagged",
                           "(refund OR charge) code:pain -code:praise"}) {
    CAPTURE(text);
    CHECK(holds(text, kSubject));
  }
}

TEST_CASE("query: what does not hold for a subject") {
  for (const char* text : {"refund",
                           "charge refund",
                           "\"us charged\"",
                           "\"charged twice\"",
                           "charging*",
                           "tice*",
                           "-charge",
                           "NEAR(charge twice, 0)",
                           "NEAR(charge twice nobody, 2)",
                           "NEAR(charge refund)",
                           "code:pai",
                           "code:surprise/*",
                           "code:pain/billing/double-charge/*",
                           "code:billing",
                           "speaker:interviewer",
                           "segment:churned",
                           "participant:P0",
                           "session:P07",
                           "study:x",
                           "coder:ana",
                           "theme:x",
                           "question:rq2",
                           "date:2025",
                           "date:2026-03-15..",
                           "date:..2026-03-13",
                           "is:untagged",
                           "-has:memo",
                           "charge -code:pain"}) {
    CAPTURE(text);
    CHECK_FALSE(holds(text, kSubject));
  }
}

TEST_CASE("query: a subject that has nothing") {
  const Subject nothing{};
  for (const char* text : {"is:untagged", "-has:memo", "-a", "-date:2026", "-segment:x"}) {
    CHECK(holds(text, nothing));
  }
  for (const char* text : {"a", "a*", "\"a b\"", "NEAR(a b)", "code:x", "date:..2026", "coder:x"}) {
    CHECK_FALSE(holds(text, nothing));
  }
}

TEST_CASE("query: words are stemmed in the language of the text") {
  struct Case {
    std::string_view language;
    std::string_view text;
    std::string_view query;
    bool holds;
  };
  const Case cases[] = {
      {"de", "Die Häuser waren schöner", "haus", true},
      {"de-AT", "Die Häuser waren schöner", "Häusern", true},
      {"de", "Die Häuser waren schöner", "schönes", true},
      {"", "Die Häuser waren schöner", "schönes", false},
      {"de", "Die Häuser waren schöner", "\"waren schönes\"", true},
      {"de", "Die Häuser waren schöner", "NEAR(haus schönes, 1)", true},
      {"fr", "Ils ont été remboursés", "remboursement", true},
      {"fr", "Ils ont été remboursés", "rembourses", true},
      {"es", "La facturación fue doble", "facturacion", true},
      {"es", "La facturación fue doble", "facturaci*", true},
      {"ru", "Новый счёт пришёл дважды", "новые", true},
      {"ru", "Новый счёт пришёл дважды", "счет", true},
      {"en", "They charged us", "charging", true},
      {"tlh", "nuqneH", "nuqneh", true},  // no stemmer: words as they are
      {"ja", "請求が二重だった", "二重", true},
      {"", "請求が二重だった", "請求が二", true},
      {"", "請求が二重だった", "重", true},
      {"", "請求が二重だった", "二請", false},
      {"", "請求が二重だった", "\"請求が\"", true},
      {"ko", "결제가 두 번 됐어요", "결제", true},
      {"", "ใบแจ้งหนี้ซ้ำ", "หนี้", true},
      {"", "我的iPhone手机坏了", "iPhone手机", true},
      {"", "我的iPhone手机坏了", "\"iphone 手机\"", true},
      {"", "我的iPhone手机坏了", "手机iphone", false},
      {"", "NEAR 请求 被 退", "NEAR(请求 退, 3)", true},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(holds(c.query, {.text = c.text, .language = c.language}) == c.holds);
  }
}

TEST_CASE("query: a caller's own fields are asked for by name, and no others are known") {
  const std::vector<OwnField> fields{{"status", {"waiting", "held"}}, {"role", {}}};
  const std::vector<std::pair<std::string, std::string>> own{
      {"status", "held"}, {"role", "Owner"}, {"role", "Baker"}};
  Subject subject{.text = "a baker who counts on Sundays"};
  subject.date = Date{2026, 3, 14};
  subject.own = own;
  struct Row {
    const char* query;
    const char* outcome;
  };
  const std::vector<Row> rows{
      {"status:held", "yes"},
      {"Status:HELD role:owner", "yes"},
      {"-role:baker", "no"},
      {"status:waiting OR sunday", "yes"},
      {"date:2026-03 counting", "yes"},
      {"date:2027", "no"},
      {"status:hold", "`status:` cannot be `hold`; did you mean `held`?"},
      {"code:pain", "unknown field `code`; fields are date, status, role"},
      {"stauts:held", "unknown field `stauts`; did you mean `status`?"},
      {"role:", "no value behind `role:`; write it without a space, like `role:name`"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.query);
    const auto query = parse_query(row.query, fields);
    const std::string outcome = !query ? query.error().message + "; " + query.error().hint
                                : matches(*query, subject) ? "yes"
                                                           : "no";
    CHECK(outcome == row.outcome);
    if (query) CHECK(parse_query(to_string(*query), fields) == query);
  }
}

}  // namespace uxi::query
