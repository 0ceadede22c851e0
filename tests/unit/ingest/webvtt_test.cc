// WebVTT by the grammar, and as the programs that write it really do.
#include "unit/ingest/suite.h"

namespace uxi::ingest::test {

TEST_CASE("webvtt: cues follow the grammar") {
  struct Row {
    std::string what;
    std::string text;
    std::string cues;
  };
  const Row rows[] = {
      {"signature only", "WEBVTT", ""},
      {"id, settings, two lines", "WEBVTT\n\na b\n00:01.000 --> 00:02.500 align:start\none\ntwo\n",
       "a b|1000|2500||one\ntwo\n"},
      {"hours of any length", "WEBVTT\n\n100:00:00.000 --> 100:00:01.000\nx\n",
       "|360000000|360001000||x\n"},
      {"CR alone ends lines", "WEBVTT\r\r00:01.000 --> 00:02.000\rx\r", "|1000|2000||x\n"},
      {"no space round the arrow", "WEBVTT\n\n00:01.000-->00:02.000\nx\n", "|1000|2000||x\n"},
      {"an arrow in the words starts a cue",
       "WEBVTT\n\n00:01.000 --> 00:02.000\nx\n00:03.000 --> 00:04.000\ny\n",
       "|1000|2000||x\n|3000|4000||y\n"},
      {"sixty seconds is no time", "WEBVTT\n\n00:60.000 --> 01:01.000\nx\n", ""},
      {"a comma is no point", "WEBVTT\n\n00:00:01,000 --> 00:00:02,000\nx\n", ""},
      {"comments and styles are no cues",
       "WEBVTT\n\nSTYLE\n::cue { color: red }\n\nNOTE a\n\n00:01.000 --> 00:02.000\nx\n\nNOTE\nb\n",
       "|1000|2000||x\n"},
      {"text behind a blank line is not of the cue", "WEBVTT\n\n00:01.000 --> 00:02.000\nx\n\ny\n",
       "|1000|2000||x\n"},
      {"NUL is U+FFFD", std::string("WEBVTT\n\n00:01.000 --> 00:02.000\na") + '\0' + "b\n",
       "|1000|2000||a\xEF\xBF\xBD"
       "b\n"},
      {"tags go, references stay as characters",
       "WEBVTT\n\n00:01.000 --> 00:02.000\n<i.x>R&D</i> &lt;b&gt; <00:01.500><c>caf&eacute;</c>\n",
       "|1000|2000||R&D <b> caf\xC3\xA9\n"},
      {"a voice is the speaker", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v.loud Ana &amp; Co>x</v>\n",
       "|1000|2000|Ana & Co|x\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(cues_of(row.text, "a.vtt") == row.cues);
  }
}

TEST_CASE("webvtt: Zoom's names stand in front, and a cue without one goes on") {
  const auto result = ingest(
      "WEBVTT\r\n\r\n1\r\n00:00:01.000 --> 00:00:02.000\r\nAna | Team (Host): How did you "
      "pay?\r\n\r\n"
      "2\r\n00:00:03.000 --> 00:00:04.000\r\nP4:  by card,\r\n\r\n"
      "3\r\n00:00:05.000 --> 00:00:06.000\r\nyou know: twice.\r\n\r\n"
      "4\r\n00:00:07.000 --> 00:00:08.000\r\nana | team (host): And R&D?\r\n",
      "GMT.vtt", {.redact = false});
  REQUIRE(result.has_value());
  CHECK(result->format == "zoom-vtt");
  CHECK(voices_of(*result) == "I=Ana | Team (Host) P=P4");
  CHECK(turns_of(result->transcript) ==
        "I 00:00:01 How did you pay?\n"
        "P 00:00:03 by card, you know: twice.\n"
        "I 00:00:07 And R&D?\n");
  CHECK(result->transcript.duration == Millis{8000});
}

TEST_CASE("webvtt: Teams' voices may span lines, share a cue, and be nobody") {
  const auto result = ingest(
      "WEBVTT\n\n91b3f3c3-44c6-4a8b-8c0a-add105d816bd/32-0\n00:00:01.000 --> 00:00:02.000\n"
      "<v Ana Lopez>Nice. And\nthen?</v>\n\n"
      "91b3f3c3-44c6-4a8b-8c0a-add105d816bd/33-0\n00:00:03.000 --> 00:00:04.000\n"
      "<v Ben>We left.<v Ana Lopez>Why?\n\n"
      "91b3f3c3-44c6-4a8b-8c0a-add105d816bd/34-0\n00:00:05.000 --> 00:00:06.000\n<v >Hm.</v>\n",
      "call.vtt", {.redact = false});
  REQUIRE(result.has_value());
  CHECK(result->format == "teams-vtt");
  CHECK(voices_of(*result) == "S1=Ana Lopez S2=Ben S3=(none)");
  CHECK(turns_of(result->transcript) ==
        "S1 00:00:01 Nice. And then?\n"
        "S2 00:00:03 We left.\n"
        "S1 00:00:03 Why?\n"
        "S3 00:00:05 Hm.\n");
}

TEST_CASE("webvtt: notes of Stream are not spoken") {
  const auto result = ingest(
      "WEBVTT\n\nNOTE duration:\"00:00:32\"\n\nNOTE Confidence: 0.86\n\n"
      "00:00:01.000 --> 00:00:02.000\nJune\n\nNOTE Confidence: 0.96\n\n"
      "00:00:02.000 --> 00:00:03.000\n11th.\n",
      "stream.vtt");
  REQUIRE(result.has_value());
  CHECK(result->format == "stream-vtt");
  CHECK(turns_of(result->transcript) == "S1 00:00:01 June 11th.\n");
}

TEST_CASE("webvtt: rolling captions count once in turns and stay in cues") {
  const std::string text =
      "WEBVTT\nKind: captions\nLanguage: en\n\n"
      "00:00:01.000 --> 00:00:02.000 align:start position:0%\n \nso<00:00:01.200><c> we</c><c> "
      "pay</c>\n\n"
      "00:00:02.000 --> 00:00:02.010 align:start position:0%\nso we pay\n \n\n"
      "00:00:02.010 --> 00:00:04.000 align:start position:0%\nso we pay\nby<00:00:03.000><c> "
      "card</c>\n\n"
      "00:00:04.000 --> 00:00:05.000 align:start position:0%\nby card\n&gt;&gt; "
      "and<00:00:04.500><c> you</c>\n";
  const auto result = ingest(text, "video.vtt");
  REQUIRE(result.has_value());
  CHECK(result->format == "youtube-auto-vtt");
  CHECK(turns_of(result->transcript) == "S1 00:00:01 so we pay by card\nS1 00:00:04 and you\n");
  CHECK(read_cues(text, "video.vtt")->size() == 4);
}

TEST_CASE("webvtt: a dash is another voice, at the start of a line and inside") {
  CHECK(turns_of("WEBVTT\n\n00:01.000 --> 00:02.000\n- Thank you. - It's so good - really.\n\n"
                 "00:03.000 --> 00:04.000\n- Yes.\n",
                 "a.vtt") ==
        "S1 00:00:01 Thank you.\nS1 00:00:01 It's so good - really.\nS1 00:00:03 Yes.\n");
}

TEST_CASE("webvtt: what the grammar drops is kept in turns, and said") {
  const auto loose = ingest(
      "WEBVTT\n\n0:0:1.5 --> 0:0:2.0\nfirst\n\n00:02.000 --> 00:03.000\nsecond\n\nthird\n\n"
      "00:9x --> 00:03.000\nfourth\n",
      "a.vtt");
  REQUIRE(loose.has_value());
  CHECK(turns_of(loose->transcript) == "S1 00:00:01 first second third\n");
  CHECK(rules_of(*loose) == "ingest/odd-time@3 ingest/blank-line-in-cue@9 ingest/broken-cue@11");
  const auto headless = ingest("00:01.000 --> 00:02.000\nwords\n", "notes.md");
  REQUIRE(headless.has_value());
  CHECK(headless->format == "whisper-md");
  CHECK(rules_of(*headless) == "ingest/missing-header@1");
}

TEST_CASE("webvtt: order, doubles and runs of the same words are said") {
  const auto result = ingest(
      "WEBVTT\n\n00:05.000 --> 00:06.000\na.\n\n00:05.000 --> 00:06.000\na.\n\n00:01.000 --> "
      "00:02.000\nThanks.\n\n"
      "00:07.000 --> 00:08.000\nThanks.\n\n00:09.000 --> 00:10.000\nThanks.\n",
      "a.vtt");
  REQUIRE(result.has_value());
  CHECK(rules_of(*result) == "ingest/doubled-caption@6 ingest/repeated@9 ingest/time-order@9");
  CHECK(turns_of(result->transcript) == "S1 00:00:05 a. Thanks. Thanks. Thanks.\n");
}

TEST_CASE("webvtt: words in angle brackets that are no tags stay in turns, not in cues") {
  const std::string text =
      "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana>So <laughs> <i>yes</i> <font color=x>no</font> "
      "<inaudible 00:12>\n";
  CHECK(turns_of(text, "a.vtt") == "S1 00:00:01 So <laughs> yes no <inaudible 00:12>\n");
  CHECK(cues_of(text, "a.vtt") == "|1000|2000|Ana|So  yes no \n");
}

}  // namespace uxi::ingest::test
