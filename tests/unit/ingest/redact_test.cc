// Personal data: what is found, and the numbers that are none.
#include "ingest/redact.h"

#include "unit/ingest/suite.h"

namespace uxi::ingest::test {
namespace {

std::string redacted_words(const std::string& text, const std::vector<std::string>& names = {}) {
  return redacted(text, find_personal_data(text, names));
}

}  // namespace

TEST_CASE("redact: addresses, numbers and pages of people are found") {
  struct Row {
    std::string text;
    std::string expected;
  };
  const Row rows[] = {
      {"Write to ana.lopez+x@mail.example.org, please.", "Write to [email], please."},
      {"It is ana at example dot com.", "It is [email]."},
      {"Call +49 30 1234567 now", "Call [phone] now"},
      {"Call +1 (415) 555-0134.", "Call [phone]."},
      {"my number is 415-555-0134, ok", "my number is [phone], ok"},
      {"(415) 555-0134", "[phone]"},
      {"dial 030/1234567 at noon", "dial [phone] at noon"},
      {"phone 4155550134 today", "phone [phone] today"},
      {"five five five, zero one three four", "[phone]"},
      {"the caller +12*******65 said", "the caller [phone] said"},
      {"pay to DE89 3704 0044 0532 0130 00 then", "pay to [iban] then"},
      {"card 4111 1111 1111 1111 works", "card [card] works"},
      {"see https://example.org/users/ana now", "see [url] now"},
      {"at https://ana:secret@example.org/x.", "at [url]."},
      {"join https://zoom.us/j/123456789?pwd=abc", "join [url]"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(redacted_words(row.text) == row.expected);
  }
}

TEST_CASE("redact: years, amounts, versions, dates and times are no numbers of people") {
  for (const char* text : {
           "in 2018, 2019 and 2,018",
           "about $415,555,134 or 1,234,567.89 euros",
           "version 0.12.345 and 10.0.19045.3570",
           "on 2026-03-14 at 10:30:15",
           "from 0:15 to 01:02:03.500",
           "my d 2, 14 form",
           "the address 192.168.100.200",
           "between 1939-1945 or 100-200",
           "order 4155550134 of 12345678",
           "4111 1111 1111 1112 fails its sum",
           "one two three, go",
           "see https://example.org/pricing and example.com",
           "at the dot com boom",
           "ISO 9001 2015 12345",
       }) {
    CAPTURE(text);
    CHECK(redacted_words(text) == text);
  }
}

TEST_CASE("redact: names of known people, whole and in part") {
  const std::vector<std::string> names = {"Ana L\xC3\xB3pez-Ruiz", "Will Park", "stokes", "P07",
                                          "Interviewer 2",         "Person A"};
  struct Row {
    std::string text;
    std::string expected;
  };
  const Row rows[] = {
      {"Thanks, Ana Lopez!", "Thanks, [name]!"},
      {"Ana's boss and Ruiz left", "[name]'s boss and [name] left"},
      {"ana said so", "ana said so"},
      {"Will it work, Will?", "Will it work, [name]?"},
      {"Will Park parks at the park", "Will [name] parks at the park"},
      {"ask stokes or Stokes", "ask [name] or [name]"},
      {"P07, a person, and the interviewer", "P07, a person, and the interviewer"},
      {"the Anaconda", "the Anaconda"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(redacted_words(row.text, names) == row.expected);
  }
}

TEST_CASE("redact: spans are of the text, sorted, with their kinds") {
  const auto found = find_personal_data("Ana: a@b.org", {"Ana"});
  CHECK(found == std::vector<Redaction>{{"name", {0, 3}, "[name]"}, {"email", {5, 12}, "[email]"}});
}

TEST_CASE("redact: a transcript counts what was taken out, by kind") {
  const auto result = ingest(
      "Ana Lopez: Hi Ben, I am Ana.\nBen: Mail a@b.org.\nAna Lopez: Yes.\nBen: So.\n", "a.txt");
  REQUIRE(result.has_value());
  CHECK(turns_of(result->transcript) ==
        "S1 - Hi [name], I am [name].\nS2 - Mail [email].\nS1 - Yes.\nS2 - So.\n");
  CHECK(result->transcript.redacted ==
        std::vector<std::pair<std::string, int>>{{"email", 1}, {"name", 2}});
}

TEST_CASE("redact: allowed words stay, the rest of their names goes") {
  IngestOptions options;
  options.allow = {"Ana"};
  const auto result =
      ingest("Ana Lopez: Hi Ben, Ana here, Ana Lopez.\nBen: Hi.\nAna Lopez: Yes.\nBen: So.\n",
             "a.txt", options);
  REQUIRE(result.has_value());
  CHECK(turns_of(result->transcript) ==
        "S1 - Hi [name], Ana here, Ana [name].\nS2 - Hi.\nS1 - Yes.\nS2 - So.\n");
}

}  // namespace uxi::ingest::test
