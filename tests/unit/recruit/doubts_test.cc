// Times of forms, doubts about answers, and people who are the same.
#include "recruit/doubts.h"

#include <doctest/doctest.h>

#include "recruit/form_time.h"
#include "recruit/identity.h"
#include "support/source.h"
#include "text/strings.h"

namespace uxi::recruit {
namespace {

constexpr const char* kQuestions = R"(questions:
  - {id: a, ask: "Order?", type: single, options: [Daily, Weekly, Never]}
  - {id: b, ask: "Count?", type: single, options: [Daily, Weekly, Never]}
  - {id: c, ask: "Plan?", type: single, options: [Daily, Weekly, Never]}
  - {id: d, ask: "Bake?", type: single, options: [Daily, Weekly, Never]}
  - {id: did, ask: "Did?", type: multi, options: [Signed up, None of these, Nonetheless]}
segments:
  - {segment: s, when: {a: {in: [Daily, Weekly, Never]}}}
)";

/// `speeder; contradiction` for each row of the answers.
std::vector<std::string> flags_of(const std::string& csv, const std::string& more = "") {
  Diagnostics findings;
  const Screener screener = read_screener(test::source(kQuestions + more, "s.yaml"), findings);
  REQUIRE(findings.empty());
  const Screening screening(screener);
  std::vector<Responses> files{read_responses(test::source(csv, "a.csv"), "a", screener, findings)};
  const DoubtFinder finder(screener, screening, files);
  std::vector<std::string> out;
  for (const Response& response : files.front().rows) {
    std::vector<std::string> names;
    for (const Flag& flag : finder.in_answer(0, response)) {
      names.emplace_back(to_string(flag.doubt));
    }
    out.push_back(text::join(names, "; "));
  }
  return out;
}

}  // namespace

TEST_CASE("recruit: how long a form took, from the times that forms write") {
  struct Row {
    const char* start;
    const char* end;
    std::optional<double> seconds;
  };
  const std::vector<Row> rows{
      {"2026-03-09 09:12:44", "2026-03-09 09:15:48", 184},
      {"2026-03-09T09:12:44Z", "2026-03-09T09:15:48Z", 184},
      {"3/9/26 9:12:44", "3/9/26 9:15:48", 184},
      {"03/09/2026 11:59:30 AM", "03/09/2026 12:00:30 PM", 60},
      {"03/09/2026 11:59:30 PM", "03/10/2026 12:00:30 AM", 60},
      {"09.03.2026 23:59", "10.03.2026 00:01", 120},
      {"31.12.2026 23:59:59", "01.01.2027 00:00:09", 10},
      {"2026/03/09 9:12:44 AM GMT+1", "2026/03/09 9:13:44 AM GMT+1", 60},
      {"2026-03-09 09:15:48", "2026-03-09 09:12:44", {}},
      {"yesterday", "today", {}},
      {"", "2026-03-09 09:12:44", {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.start);
    CAPTURE(row.end);
    CHECK(seconds_between(row.start, row.end) == row.seconds);
  }
  CHECK(read_duration("184", "Duration (in seconds)") == 184);
  CHECK(read_duration("3", "Duration in minutes") == 180);
  CHECK(read_duration("00:03:04", "Time taken") == 184);
  CHECK(read_duration("3 min 4 s", "Time taken") == 184);
  CHECK_FALSE(read_duration("soon", "Time taken"));
}

TEST_CASE("recruit: R6: doubtful answers are flagged") {
  const std::string head = "id,Duration,a,b,c,d,did\n";
  const std::string four = head + "1,100,Daily,Weekly,Never,Daily,Signed up\n" +
                           "2,100,Daily,Weekly,Never,Daily,Signed up\n" +
                           "3,90,Daily,Weekly,Never,Daily,Nonetheless; Signed up\n" +
                           "4,30,Never,never,NEVER,Never,Signed up\n";
  CHECK(flags_of(four) == std::vector<std::string>{"", "", "", "straight-liner"});
  // A fifth makes a median.
  CHECK(flags_of(four + "5,110,Daily,,,Daily,None of these; Signed up\n") ==
        std::vector<std::string>{"", "", "", "speeder; straight-liner", "contradiction"});
  CHECK(flags_of(four, "doubts: {seconds: 100}\n") ==
        std::vector<std::string>{"", "", "speeder", "speeder; straight-liner"});
  CHECK(flags_of(four,
                 "contradictions: [{when: {a: {is: Never}, did: {in: [Signed up]}}, because: x}]\n")
            .back() == "straight-liner; contradiction");
}

TEST_CASE("recruit: colleagues share a domain that is not everybody's, or a number") {
  Diagnostics findings;
  const Screener screener = read_screener(
      test::source(std::string(kQuestions) + "doubts: {own_domains: [ours.example]}\n", "s.yaml"),
      findings);
  const Screening screening(screener);
  DoubtFinder finder(screener, screening, {});
  finder.know({.email = "p@acme.example"}, "P01");
  struct Row {
    Reach reach;
    const char* words;
  };
  const std::vector<Row> rows{
      {{.email = "q@ACME.example"}, "same organisation as P01"},
      {{.email = "a@gmail.com", .phone = "030 123456"}, ""},
      {{.email = "b@gmail.com", .phone = "(030) 12 34 56"}, "same phone number as row 2"},
      {{.email = "c@sub.ours.example"}, "an address of ours"},
      {{.email = "d@yours.example"}, ""},
      {{}, ""},
  };
  int number = 0;
  for (const Row& row : rows) {
    const auto flag = finder.colleague(row.reach, "row " + std::to_string(++number));
    CAPTURE(number);
    CHECK((flag ? flag->words : "") == row.words);
  }
}

TEST_CASE("recruit: who took part is seen for so many months") {
  const Seen seen{"stock", {2026, 1, 31}};
  CHECK(seen_flag(seen, 6, {2026, 7, 30})->words == "took part in stock on 2026-01-31");
  CHECK_FALSE(seen_flag(seen, 6, {2026, 7, 31}));
  CHECK(seen_flag(seen, 1, {2026, 3, 2}));
  CHECK_FALSE(seen_flag(seen, 1, {2026, 3, 3}));
  CHECK(seen_flag(seen, 12, {2027, 1, 30}));
  CHECK_FALSE(seen_flag(seen, 0, {2026, 1, 31}));
}

TEST_CASE("recruit: contacts of one person are found over all studies") {
  Diagnostics findings;
  const SamePeople same(read_keyed_table(test::source("id,name,email,phone,same_as\n"
                                                      "a/P01,Ada,ada@x.example,,\n"
                                                      "b/P02,Ada R,ADA+b@x.example,030 123456,\n"
                                                      "c/P03,ada r,,030/123456,\n"
                                                      "d/P04,Someone,s@x.example,,c/P03\n"
                                                      "e/P05,Ada,,,\n",
                                                      "contacts.csv"),
                                         "private", findings));
  const std::vector<std::string> all{"a/P01", "b/P02", "c/P03", "d/P04"};
  for (const std::string& id : all) {
    CAPTURE(id);
    CHECK(same.ids_of(id) == all);
  }
  CHECK(same.ids_of("e/P05") == std::vector<std::string>{"e/P05"});
  CHECK(same.ids_of("f/P09") == std::vector<std::string>{"f/P09"});
}

}  // namespace uxi::recruit
