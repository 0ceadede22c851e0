// Exports of forms as answers: columns found by their words, and what is said where they are not.
#include "recruit/responses.h"

#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "recruit/columns.h"
#include "recruit/identity.h"
#include "support/source.h"
#include "unit/recruit/screener_text.h"

namespace uxi::recruit {
namespace {

constexpr const char* kHeader =
    "Timestamp,Email Address,Your name,What is your role?,How many invoices did your team pay last "
    "month?,Which of these did you do in the last 6 months?,Where do you work?,What do you use for "
    "it?\n";

struct Read {
  Responses responses;
  std::string findings;
};

Read read(const std::string& csv, const std::string& screener = kScreener) {
  Diagnostics findings;
  Read out;
  out.responses = read_responses(test::source(csv, "answers.csv"), "answers",
                                 read_good_screener(screener), findings);
  out.findings = said(findings);
  return out;
}

/// `role=2 country=5`: the column of each question, from 0.
std::string columns_of(const std::string& header, std::string& findings) {
  Diagnostics about;
  const SourceFile source = test::source(header, "answers.csv");
  const Screener screener = read_good_screener(kScreener);
  const auto table = format::csv::parse(source, about);
  const auto uses = read_header(source, read_form_header(table), screener, about);
  std::string out;
  for (std::size_t i = 0; i < uses.size(); ++i) {
    if (!uses[i].question) continue;
    out += screener.questions[*uses[i].question].id.value + "=" + std::to_string(i) + " ";
  }
  findings = said(about);
  return out;
}

}  // namespace

TEST_CASE("recruit: headers are matched to questions by their words") {
  struct Row {
    const char* what;
    const char* header;
    const char* columns;
    const char* findings;
  };
  const std::vector<Row> rows{
      {"the ids", "role,invoices,did,country,tool", "role=0 invoices=1 did=2 country=3 tool=4 ",
       ""},
      {"numbers, case and marks",
       "1. WHAT IS YOUR ROLE,Q2: How many invoices did your team pay last month,3. Which of these "
       "did you do in the last 6 months,Q4 Where do you work?,What do you use for it?*",
       "role=0 invoices=1 did=2 country=3 tool=4 ", ""},
      {"more words behind, a slip, and another order",
       "Where do you wrok?,What is your role? (the main one),invoices,did,tool",
       "country=0 role=1 invoices=2 did=3 tool=4 ",
       "answers.csv:1:20: suggestion: this column is taken for the answers to `role`, though its "
       "words differ from the screener's; `columns: {role: \"...\"}` in screener.yaml settles it "
       "[responses/near-column]\n"
       "answers.csv:1:1: suggestion: this column is taken for the answers to `country`, though its "
       "words differ from the screener's; `columns: {country: \"...\"}` in screener.yaml settles "
       "it "
       "[responses/near-column]\n"},
      {"one is missing", "role,invoices,did,tool", "role=0 invoices=1 did=2 tool=3 ",
       "answers.csv:1:1: error: no column holds the answers to `country` (\"Where do you work?\"); "
       "name its column in screener.yaml: `columns: {country: \"...\"}` [responses/no-column]\n"},
      {"one is there twice", "role,role,invoices,did,country,tool",
       "role=0 invoices=2 did=3 country=4 tool=5 ",
       "answers.csv:1:6: warning: a second column is headed like `role`; the first counts "
       "[responses/doubled-column]\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    std::string findings;
    CHECK(columns_of(row.header, findings) == row.columns);
    CHECK(findings == row.findings);
  }
}

TEST_CASE(
    "recruit: `columns` of the screener wins, and is an error where it names what is not there") {
  const std::string screener =
      "questions: [{id: role, ask: \"What is your role?\"}]\n"
      "columns: {role: \"Your job\"}\n";
  const Read named = read("What is your role?,Your job\nnot this,this\n", screener);
  REQUIRE(named.responses.rows.size() == 1);
  CHECK(named.responses.rows[0].answers[0].text == "this");
  CHECK(named.findings.empty());
  const Read absent = read("Email,What is your role?,Your jobs\na,b,c\n", screener);
  CHECK(absent.responses.rows.empty());
  CHECK(absent.findings ==
        "answers.csv:1:1: error: no column is headed `Your job`, where the screener looks for the "
        "answers to `role`; did you mean `Your jobs`? [responses/unknown-column]\n");
}

TEST_CASE("recruit: what a form asks about the person is known by its usual spellings") {
  struct Row {
    const char* header;
    std::optional<Personal> personal;
  };
  const std::vector<Row> rows{
      {"Email", Personal::email},
      {"E-mail address *", Personal::email},
      {"Your e-mail", Personal::email},
      {"RecipientEmail", Personal::email},
      {"Username", Personal::email},
      {"Name", Personal::name},
      {"Full name", Personal::name},
      {"First Name", Personal::first_name},
      {"Surname", Personal::last_name},
      {"Phone", Personal::phone},
      {"Your mobile number?", Personal::phone},
      {"Submitted At", Personal::answered},
      {"Submit Date (UTC)", Personal::answered},
      {"Respondent ID", Personal::response},
      {"May we contact you about this study?", Personal::consent},
      {"Name of your company", {}},
      // As `screen show` prints them, to be pasted into a form.
      {"Name (so that we know how to address you)", Personal::name},
      {"Email address (for the invitation, and nothing else)", Personal::email},
      {"Phone number (if you like, for the day itself)", Personal::phone},
      {"May we contact you about taking part? (yes or no)", Personal::consent},
      {"How many emails did you send yesterday, and to how many people?", {}},
      {"", {}}};
  for (const Row& row : rows) {
    CAPTURE(row.header);
    CHECK(personal_of(row.header) == row.personal);
  }
}

TEST_CASE("recruit: a line of more cells than a form has columns is not split") {
  const Read got = read(std::string(kHeader) + "\n" + std::string(150'000, ',') + "\n");
  CHECK(got.responses.rows.empty());
  CHECK(got.findings.ends_with(
      ": error: a file of answers has at most 1000 columns [responses/limit]\n"));
}

TEST_CASE("recruit: a row becomes a person's answers") {
  const Read got =
      read(std::string(kHeader) +
           "10 March,Ana@Example.com ,Ana Ruiz,owner,7,Signed up;Neither,France,paper\n");
  REQUIRE(got.findings == "");
  REQUIRE(got.responses.rows.size() == 1);
  const Response& row = got.responses.rows[0];
  CHECK(row.row == 2);
  CHECK(row.answered == "10 March");
  CHECK(row.reach.name == "Ana Ruiz");
  CHECK(row.reach.email == "Ana@Example.com");
  CHECK(row.reach.response == "");
  CHECK(row.answers[0] == Answer{.text = "owner", .options = {"Owner"}});
  CHECK(row.answers[1] == Answer{.text = "7", .number = 7});
  CHECK(row.answers[2] == Answer{.text = "Signed up;Neither", .options = {"Signed up", "Neither"}});
  CHECK(row.answers[4] == Answer{.text = "paper"});
  CHECK(got.responses.has_contacts);
}

TEST_CASE("recruit: what cannot be understood is said, and never the row that it stands in") {
  const Read got = read(std::string(kHeader) +
                        "t,a@x.example,Ana,boss,lots,Moved,Spain,\n"
                        "t,b@x.example,Ben,Owner\n"
                        "t,c@x.example,Cem,Owner,1,Neither,France,x,more\n"
                        ",,,,,,,\n");
  CHECK(got.responses.rows.size() == 3);
  CHECK(got.findings ==
        "answers.csv:2:19: suggestion: `boss` is not an option of `role`; it counts as other "
        "[responses/unknown-option]\n"
        "answers.csv:2:24: warning: `lots` is no number; `invoices` counts as not answered "
        "[responses/not-a-number]\n"
        "answers.csv:2:29: warning: `moved` is not an option of `did`; it counts for nothing "
        "[responses/unknown-option]\n"
        "answers.csv:2:35: warning: `Spain` is not an option of `country`; it counts for nothing "
        "[responses/unknown-option]\n"
        "answers.csv:3:1: warning: row 3 has 4 cells, the header 8; what is missing counts as not "
        "answered [responses/cells]\n"
        "answers.csv:4:1: warning: row 4 has 9 cells, the header 8; what is too much is left out "
        "[responses/cells]\n");
}

TEST_CASE("recruit: findings carry no line of the file") {
  Diagnostics findings;
  (void)read_responses(test::source(std::string(kHeader) + "t,a@x.example,Ana,boss,lots,,,\n"), "a",
                       read_good_screener(kScreener), findings);
  REQUIRE_FALSE(findings.empty());
  for (const Diagnostic& finding : findings.items()) {
    CHECK(finding.line_text.empty());
    CHECK(finding.excerpt.find("Ana") == std::string::npos);
  }
}

TEST_CASE("recruit: files that hold no answers are told apart") {
  struct Row {
    const char* csv;
    const char* findings;
  };
  const std::vector<Row> rows{
      {"",
       "answers.csv:1:1: error: the file is empty; export the answers again, with the questions in "
       "the first row [responses/empty]\n"},
      {"Ana,Owner,3\nBen,Other,4\n",
       "answers.csv:1:1: error: no column of the first row is a question of the screener; the "
       "first "
       "row must hold the questions, in the words of screener.yaml [responses/no-header]\n"},
      {"role,\"invoices\n",
       "answers.csv:1:6: error: the quote opened here is never closed; close it, or double a quote "
       "that belongs to the text [csv/unclosed-quote]\n"},
      {"role,invoices,did,country,tool\n", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.csv);
    const Read got = read(row.csv);
    CHECK(got.responses.rows.empty());
    CHECK(got.findings == row.findings);
  }
}

TEST_CASE("recruit: the same person is known by address, by name and phone, else by the answer") {
  struct Row {
    const char* what;
    Reach first;
    Reach second;
    std::string by;
  };
  const std::vector<Row> rows{
      {"case and space",
       {.email = "bernie@x.example"},
       {.email = "Bernie@X.example "},
       "e-mail address"},
      {"another address",
       {.name = "B", .email = "a@x.example"},
       {.name = "B", .email = "b@x.example"},
       ""},
      {"name and phone",
       {.name = "Bo Li", .phone = "+49 30 123456"},
       {.name = "bo  li", .phone = "(49) 30-123456"},
       "name and phone number"},
      {"a phone shared by two",
       {.name = "Bo", .phone = "123456"},
       {.name = "Al", .phone = "123456"},
       ""},
      {"too short for a phone", {.name = "Bo", .phone = "12"}, {.name = "Bo", .phone = "12"}, ""},
      {"the form's own number", {.response = "r7"}, {.response = "r7"}, "answer"},
      {"which may stand for another form",
       {.email = "a@x.example", .response = "7"},
       {.email = "b@x.example", .response = "7"},
       ""},
      {"a phone and no name",
       {.phone = "123456", .response = "r7"},
       {.phone = "123456", .response = "r7"},
       "answer"},
      {"nothing known", {}, {}, ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    People people;
    people.add(row.first, 3);
    const auto match = people.find(row.second);
    CHECK((match ? std::string(match->by) : "") == row.by);
    if (match) CHECK(match->person == 3);
  }
}

TEST_CASE(
    "recruit: rows without any contact get a name of their own, also where they are the same") {
  const Read got = read("role,invoices,did,country,tool\nOwner,1,,,\nOwner,1,,,\nOwner,2,,,\n");
  REQUIRE(got.responses.rows.size() == 3);
  CHECK_FALSE(got.responses.has_contacts);
  const std::string first = got.responses.rows[0].reach.response;
  CHECK(first.starts_with("xxh3:"));
  CHECK(got.responses.rows[1].reach.response == first + "-2");
  CHECK(got.responses.rows[2].reach.response != first);
}

}  // namespace uxi::recruit
