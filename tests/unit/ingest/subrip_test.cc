// SubRip as exporters write it.
#include "unit/ingest/suite.h"

namespace uxi::ingest::test {

TEST_CASE("subrip: a time line makes a caption, whatever stands round it") {
  struct Row {
    std::string what;
    std::string text;
    std::string cues;
  };
  const Row rows[] = {
      {"as it should be",
       "1\n00:00:01,000 --> 00:00:02,500\none\ntwo\n\n2\n00:00:03,000 --> 00:00:04,000\nx\n",
       "1|1000|2500||one\ntwo\n2|3000|4000||x\n"},
      {"no indexes, CRLF",
       "00:00:01,000 --> 00:00:02,000\r\nx\r\n\r\n00:00:03,000 --> 00:00:04,000\r\ny\r\n",
       "|1000|2000||x\n|3000|4000||y\n"},
      {"dots, one digit, places behind", "7\n0:0:1.5 --> 0:0:2.25 X1:1 X2:2\nx\n",
       "7|1500|2250||x\n"},
      {"an answer in digits is no index",
       "1\n00:00:01,000 --> 00:00:02,000\n42\n\n2\n00:00:03,000 --> 00:00:04,000\ny\n",
       "1|1000|2000||42\n2|3000|4000||y\n"},
      {"a blank line inside",
       "1\n00:00:01,000 --> 00:00:02,000\nx\n\nz\n\n2\n00:00:03,000 --> 00:00:04,000\ny\n",
       "1|1000|2000||x\n\nz\n2|3000|4000||y\n"},
      {"styles go, a lone < stays",
       "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<i>a</i> <font color=\"#fff\">b</font> 1 < 2\n",
       "1|1000|2000||a b 1 < 2\n"},
      {"BOM and UTF-16",
       std::string("\xFF\xFE"
                   "0\0"
                   "0\0"
                   ":\0"
                   "0\0"
                   "1\0"
                   ",\0"
                   "0\0"
                   " \0"
                   "-\0"
                   "-\0"
                   ">\0"
                   " \0"
                   "0\0"
                   "0\0"
                   ":\0"
                   "0\0"
                   "2\0"
                   "\n\0"
                   "x\0",
                   2 + 18 * 2 + 2),
       "|1000|2000||x\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(cues_of(row.text, "a.srt") == row.cues);
  }
}

TEST_CASE("subrip: names in front, alone on a line, and in brackets") {
  CHECK(turns_of("1\n00:00:01,000 --> 00:00:02,000\nAna Lopez:\nHow so?\n\n"
                 "2\n00:00:03,000 --> 00:00:04,000\nBen: Well.\n\n"
                 "3\n00:00:05,000 --> 00:00:06,000\nIt broke: twice.\nAna Lopez: Ah.\n\n"
                 "4\n00:00:07,000 --> 00:00:08,000\nBen: Yes.\n",
                 "a.srt") ==
        "S1 00:00:01 How so?\nS2 00:00:03 Well. It broke: twice.\nS1 00:00:05 Ah.\nS2 00:00:07 "
        "Yes.\n");
  CHECK(turns_of("1\n00:00:01,000 --> 00:00:02,000\n[SPEAKER_00]: Hi.\n\n"
                 "2\n00:00:03,000 --> 00:00:04,000\n[SPEAKER_01]: Hello.\n",
                 "a.srt") == "S1 00:00:01 Hi.\nS2 00:00:03 Hello.\n");
  CHECK(turns_of("1\n00:00:01,000 --> 00:00:02,000\n(Ana)\nHi.\n\n"
                 "2\n00:00:03,000 --> 00:00:04,000\n(Ben)\nHello.\n",
                 "a.srt") == "S1 00:00:01 Hi.\nS2 00:00:03 Hello.\n");
  CHECK(turns_of("1\n00:00:01,000 --> 00:00:02,000\n[SPEAKER_00] Hi.\n\n"
                 "2\n00:00:03,000 --> 00:00:04,000\n[SPEAKER_01] Hello.\n",
                 "a.srt") == "S1 00:00:01 Hi.\nS2 00:00:03 Hello.\n");
}

TEST_CASE("subrip: a sound in front of all speech makes no voice") {
  CHECK(turns_of("1\n00:00:01,000 --> 00:00:02,000\n[MUSIC PLAYING]\n\n"
                 "2\n00:00:03,000 --> 00:00:04,000\nANA: Hi.\n\n"
                 "3\n00:00:05,000 --> 00:00:06,000\nBEN: Hello.\n",
                 "a.srt") == "S1 00:00:01 [MUSIC PLAYING] Hi.\nS2 00:00:05 Hello.\n");
}

TEST_CASE("subrip: doubles of a conversion from rolling captions count once") {
  CHECK(turns_of("1\n00:00:01,000 --> 00:00:02,000\nso we\n\n2\n00:00:02,000 --> 00:00:03,000\nso "
                 "we\npay by\n\n"
                 "3\n00:00:03,000 --> 00:00:04,000\npay by\ncard.\n\n4\n00:00:04,000 --> "
                 "00:00:05,000\ncard.\nYes.\n",
                 "a.srt") == "S1 00:00:01 so we pay by card. Yes.\n");
}

TEST_CASE("subrip: a broken time line is said and its words are left out") {
  const auto result =
      ingest("1\n00:00:01,000 --> 00:00:02,000\nx\n\n2\n00:00:03,000 --> soon\ny\n", "a.srt");
  REQUIRE(result.has_value());
  CHECK(turns_of(result->transcript) == "S1 00:00:01 x\n");
  CHECK(rules_of(*result) == "ingest/broken-cue@6");
}

}  // namespace uxi::ingest::test
