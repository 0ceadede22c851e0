// Texts: every form of label and time, and the documents round them.
#include "unit/ingest/suite.h"

namespace uxi::ingest::test {

TEST_CASE("plain: every form of label and time") {
  struct Row {
    std::string format;
    std::string text;
    std::string turns;
  };
  const Row rows[] = {
      {"plain-label-txt",
       "Interviewer 1: How?\n\nP3: Well,\nlike so.\n\ninterviewer1 : Why?\n\nP3: So.\n",
       "I - How?\nP - Well, like so.\nI - Why?\nP - So.\n"},
      {"plain-label-txt", "Q: How?\nA: Like so: it runs.\nQ: Why?\nA: So.\n",
       "I - How?\nP - Like so: it runs.\nI - Why?\nP - So.\n"},
      {"plain-label-txt", "I [00:03]: How?\nP [00:05]: So.\nI [01:03]: Why?\nP [01:05]: So.\n",
       "I 00:00:03 How?\nP 00:00:05 So.\nI 00:01:03 Why?\nP 00:01:05 So.\n"},
      {"bold-label-md",
       "**Person A**: How?\n\n**Person B:** \\[01:46\\] By *card*.\n\nTwice.\n\n**Person A**: "
       "Why?\n\n**Person B:** So.\n",
       "S1 - How?\nS2 00:01:46 By card. Twice.\nS1 - Why?\nS2 - So.\n"},
      {"bold-label-md",
       "**Ana Lopez:** [00:00:00] Hi [inaudible]. [00:01:00] And you?\n\n**Ben:** Well.\n\n**Ana "
       "Lopez:** Ah.\n\n**Ben:** Yes.\n",
       "S1 00:00:00 Hi [inaudible]. And you?\nS2 - Well.\nS1 - Ah.\nS2 - Yes.\n"},
      {"timed-label-txt",
       "[00:12] Ana: How?\n[00:15] Ben: So.\n[00:20] Ana: Why?\n[00:22] Ben: See you at 10:30\n",
       "S1 00:00:12 How?\nS2 00:00:15 So.\nS1 00:00:20 Why?\nS2 00:00:22 See you at 10:30\n"},
      {"otter-txt",
       "ana l  0:03  \nHow?\n\nP1 0:10\nLike so.\n\nAnd so.\n\nana l  1:00:05  \nSee you at "
       "10:30\n\n"
       "P1  1:00:09  \nYes.\n\nTranscribed by https://otter.ai\n",
       "S1 00:00:03 How?\nP 00:00:10 Like so. And so.\nS1 01:00:05 See you at 10:30\nP 01:00:09 "
       "Yes.\n"},
      {"rev-txt",
       "Ana (00:00:00):\nHow?\n\n(00:02:17):\nI mean, why?\nBen (00:06:19):\n[inaudible 00:06:19] "
       "you.\n\n"
       "Ana (00:07:00):\nAh.\nBen (00:08:00):\nYes.\n",
       "S1 00:00:00 How? I mean, why?\nS2 00:06:19 [inaudible 00:06:19] you.\nS1 00:07:00 Ah.\nS2 "
       "00:08:00 Yes.\n"},
      {"zoom-caption-txt",
       "[Ana] 23:59:50\nHow?\n\n[P8] 23:59:55\nLike so.\n\n[Ana] 00:00:05\nWhy?\n\n[P8] "
       "00:00:06\nSo.\n",
       "S1 00:00:00 How?\nP 00:00:05 Like so.\nS1 00:00:15 Why?\nP 00:00:16 So.\n"},
      {"bracket-label-txt", "[id1] Hello.\n\n[id2] Hi.\n\n[id1] So.\n\n[id2] Yes.\n",
       "S1 - Hello.\nS2 - Hi.\nS1 - So.\nS2 - Yes.\n"},
      {"whisper-txt", "[00:43.810 --> 00:47.850]  Hello.\n[00:47.900 --> 00:50.000]  Hi.\n",
       "S1 00:00:43 Hello. Hi.\n"},
      {"timed-label-txt",
       "[00:05] Ana\nHow?\n\n[00:09] Jo\nSo.\n\n[00:12] Ana\nWhy?\n\n[00:20] Jo\nYes.\n",
       "S1 00:00:05 How?\nS2 00:00:09 So.\nS1 00:00:12 Why?\nS2 00:00:20 Yes.\n"},
      {"zoom-caption-txt",
       "10:55:12 From  Ana Sorel : How?\n10:55:20 From  Jo : So.\n10:55:21 From  Ana Sorel : "
       "Why?\n10:55:22 From  Jo : Yes.\n",
       "S1 00:00:00 How?\nS2 00:00:08 So.\nS1 00:00:09 Why?\nS2 00:00:10 Yes.\n"},
      {"plain-label-txt", "Q. How?\nA. Like so.\nQ. Why?\nA. So.\n",
       "I - How?\nP - Like so.\nI - Why?\nP - So.\n"},
      {"plain-label-txt",
       "I: How? #00:00:12-3#\nB: Well. #00:00:25-9#\nI: Why? #00:00:31-0#\nB: So.\n",
       "I 00:00:00 How?\nS1 00:00:12 Well.\nI 00:00:25 Why?\nS1 - So.\n"},
      {"rev-txt",
       "admin-1:     Sure. How\n             so?\nPallis:      [Pallis 00:00:52] things. "
       "[crosstalk 00:10:11]\nadmin-1:     Why?\nPallis:      So.\n",
       "S1 - Sure. How so?\nS2 - [Pallis 00:00:52] things. [crosstalk 00:10:11]\nS1 - Why?\n"
       "S2 - So.\n"},
      {"bold-label-md", "> **Ana:** How?\n>\n> **Jo:** So.\n\n- **Ana:** Why?\n- **Jo:** Yes.\n",
       "S1 - How?\nS2 - So.\nS1 - Why?\nS2 - Yes.\n"},
      {"tab-label-txt", "0:03\tAna\tHow?\n0:05\tJo\tSo.\n0:09\tAna\tWhy?\n0:12\tJo\tYes.\n",
       "S1 00:00:03 How?\nS2 00:00:05 So.\nS1 00:00:09 Why?\nS2 00:00:12 Yes.\n"},
      {"italic-label-txt", "*Ana:* How?\n\n_Jo_: So.\n\n*Ana:* Why?\n\n*Jo:* Yes.\n",
       "S1 - How?\nS2 - So.\nS1 - Why?\nS2 - Yes.\n"},
      {"tagged-label-txt",
       "<u>Ana:</u>\tHow?\n\n<b>Jo</b>: So.\n\n<u>Ana:</u> Why?\n\n<b>Jo:</b> Yes.\n",
       "S1 - How?\nS2 - So.\nS1 - Why?\nS2 - Yes.\n"},
      {"dash-label-txt", "Ana \xE2\x80\x93 How?\n\nJo - So.\n\nAna - Why?\n\nJo - Yes - no.\n",
       "S1 - How?\nS2 - So.\nS1 - Why?\nS2 - Yes - no.\n"},
      {"heading-label-md",
       "### Ana (0:03)\n\nHow?\n\n### [0:05] Jo\n\nSo.\n\n### Ana:\n\nWhy?\n\n"
       "### Jo\n\nYes.\n\nNo.\n",
       "S1 00:00:03 How?\nS2 00:00:05 So.\nS1 - Why?\nS2 - Yes. No.\n"},
      {"bold-label-md",
       "1. **[0:03] Ana:** How?\n2. **Jo (0:05):** So.\n3. **Ana:** Why?\n"
       "4. **Jo:** Yes.\n",
       "S1 00:00:03 How?\nS2 00:00:05 So.\nS1 - Why?\nS2 - Yes.\n"},
      {"otter-txt",
       "Ana | 00:03\nHow?\n\nJo | 00:05\nSo.\n\nAna | 00:09\nWhy?\n\nJo | 00:12\nYes.\n",
       "S1 00:00:03 How?\nS2 00:00:05 So.\nS1 00:00:09 Why?\nS2 00:00:12 Yes.\n"},
      {"timed-label-txt",
       "[0:03 - 0:05] Ana: How?\n[0:05 to 0:09] Jo: So.\n[0:09 - 0:12] Ana: Why?\n"
       "0:12 - 0:20 Jo: Yes.\n",
       "S1 00:00:03 How?\nS2 00:00:05 So.\nS1 00:00:09 Why?\nS2 00:00:12 Yes.\n"},
      {"whisper-txt",
       "[00:01.000 --> 00:02.000]  SPEAKER_00: How?\n[00:02.000 --> 00:03.000]  "
       "[SPEAKER_01]: So.\n[00:03.000 --> 00:04.000]  And so on.\n[00:04.000 --> 00:05.000]  "
       "SPEAKER_00: Why?\n[00:05.000 --> 00:06.000]  SPEAKER_01: Yes.\n",
       "S1 00:00:01 How?\nS2 00:00:02 So. And so on.\nS1 00:00:04 Why?\nS2 00:00:05 Yes.\n"},
      {"timed-name-txt",
       "00:00:01:00 - 00:00:02:12\nAna\nHow?\n\n00:00:02:12 - 00:00:03:00\nJo\nSo.\n\n"
       "00:00:03:00 - 00:00:04:00\nAna\nWhy?\n",
       "S1 00:00:01 How?\nS2 00:00:02 So.\nS1 00:00:03 Why?\n"},
      {"otter-txt",
       "Ana, 00:03\nHow?\n\nJo \xC2\xB7 00:05\nSo.\n\nAna, 00:09\nWhy?\n\nJo, 00:12\nYes.\n",
       "S1 00:00:03 How?\nS2 00:00:05 So.\nS1 00:00:09 Why?\nS2 00:00:12 Yes.\n"},
      {"timed-label-txt",
       "Ana [0:03]\nHow?\n\nJo (0:05 - 0:09)\nSo.\n\nAna [0:09]\nWhy?\n\nJo [0:12]\nYes.\n",
       "S1 00:00:03 How?\nS2 00:00:05 So.\nS1 00:00:09 Why?\nS2 00:00:12 Yes.\n"},
      {"plain-label-txt", "I:How?\nJ: So.\nI:Why?\nJ:Yes.\n",
       "I - How?\nS1 - So.\nI - Why?\nS1 - Yes.\n"},
      {"plain-label-txt", ">> ANA: How?\n>> JO: So.\n>> ANA: Why?\n>> JO: Yes.\n",
       "S1 - How?\nS2 - So.\nS1 - Why?\nS2 - Yes.\n"},
      {"table-label-txt",
       "| Time | Who | What |\n|---|---|---|\n| 0:03 | Ana | How? |\n| 0:05 | Jo | So. |\n"
       "| 0:09 | Ana | Why? |\n| 0:12 | Jo | Yes. |\n",
       "S1 00:00:03 How?\nS2 00:00:05 So.\nS1 00:00:09 Why?\nS2 00:00:12 Yes.\n"},
      {"plain-label-txt", "1\tAna: How?\n2\tJo: So.\n3\tAna: Why?\n4\tJo: Yes.\n",
       "S1 - How?\nS2 - So.\nS1 - Why?\nS2 - Yes.\n"},
      {"plain-label-txt",
       "Interviewer: Ana Lopez\nPlace: Leeds\n\nAL: How?\nJo: So.\nAL: Why?\nJo: "
       "Yes.\n",
       "S1 - How?\nS2 - So.\nS1 - Why?\nS2 - Yes.\n"},
      {"timed-text", "00:00:01 Hello there.\n00:00:04 Hi.\n", "S1 00:00:01 Hello there. Hi.\n"},
      {"text", "Hello there.\nNote: it rains.\n\nSo it goes.\n",
       "S1 - Hello there. Note: it rains.\nS1 - So it goes.\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto result = ingest(row.text, "talk.txt", {.redact = false});
    REQUIRE(result.has_value());
    CHECK(result->format == row.format);
    CHECK(turns_of(result->transcript) == row.turns);
  }
}

TEST_CASE("plain: a Google Meet document starts at its transcript and takes times from its heads") {
  const auto result = ingest(
      "# Weekly\n\n- Date: Monday\n- Time: 11:00\n\n## Notes\n\nAna Lopez: promised a draft.\n\n## "
      "Transcrpit  \n\n### 00:00:00\n\n  \\\n"
      "**Ana Lopez:** Welcome to January 20 \\\n**Ben:** called \\\n**Ana Lopez:** 20th, "
      "and\xE2\x80\xA6\n\n### 00:01:12\n\n"
      "**Ana Lopez:** \xE2\x80\xA6so on. \\\n**Ben:** Yes. \\\n\n### Transcription ended after "
      "00:25:15\n\n"
      "*This editable transcript was computer generated and might contain errors.*\n",
      "meet.md", {.redact = false});
  REQUIRE(result.has_value());
  CHECK(result->format == "google-meet-md");
  CHECK(turns_of(result->transcript) ==
        "S1 00:00:00 Welcome to January 20\nS2 00:00:00 called\nS1 00:00:00 20th, and so on.\n"
        "S2 00:01:12 Yes.\n");
  CHECK(rules_of(*result) == "ingest/preamble@1");
}

TEST_CASE("plain: names alone on a line, where two stand twice") {
  CHECK(turns_of("# Talk\n\nAna Lopez\nHow so?\n\nBen\nLike so.\n\nAna Lopez\nWhy?\n\nBen\nSo.\n",
                 "a.md") == "S1 - How so?\nS2 - Like so.\nS1 - Why?\nS2 - So.\n");
}

TEST_CASE("plain: things that are no people do not speak") {
  CHECK(turns_of("**Ana:** Hi.\n\n**Break:** \\[04:01\\]\n\n**Ben:** Hello.\n\n**Ana:** "
                 "So.\n\n**Ben:** Yes.\n",
                 "a.md") == "S1 - Hi.\nS2 - Hello.\nS1 - So.\nS2 - Yes.\n");
}

TEST_CASE("plain: a label without words is listed; what a clip says is kept, as nobody's") {
  const auto result = ingest(
      "**Ana:** Hi.\n\n**Break:** \\[04:01\\]\n\n**Ben:** Hello.\n\n**Jingle:** \\[51:29\\] to "
      "\\[51:45\\]\n\n**Clip:** Take a break?\n\n**Ana:** So.\n\n**Ben:** Yes.\n",
      "a.md");
  REQUIRE(result.has_value());
  CHECK(turns_of(result->transcript) ==
        "S1 - Hi.\nS2 - Hello.\nS3 - Take a break?\nS1 - So.\nS2 - Yes.\n");
  CHECK(result->silent == std::vector<std::optional<std::string>>{"Break", "Jingle"});
  CHECK(result->speakers[2].confidence == 1);
  CHECK(result->speakers[2].role == Role::unknown);
}

TEST_CASE("plain: a long speech breaks at a sentence's end, never inside one") {
  std::string text = "Ana: Hi.\nBen: ";
  for (int i = 0; i < 130; ++i) text += "word ";
  text += "and\ngoes on here.\nThen more.\nAna: So.\nBen: Yes.\n";
  const auto result = ingest(text, "a.txt", {.redact = false});
  REQUIRE(result.has_value());
  REQUIRE(result->transcript.turns.size() == 5);
  CHECK(result->transcript.turns[1].words.ends_with("and goes on here."));
  CHECK(result->transcript.turns[2].words == "Then more.");
  CHECK(result->speakers[1].turns == 3);
}

TEST_CASE("plain: a talk above questions and answers is speech, a line above an interview is not") {
  std::string talk = "My talk\n\n";
  for (int i = 0; i < 9; ++i)
    talk += "So we come to the next of many points, and stay with it.\n\n";
  const auto result = ingest(talk + "Q - Why?\n\nA - So.\n\nQ - How?\n\nA - Like so.\n", "a.md");
  REQUIRE(result.has_value());
  CHECK(result->transcript.turns.front().words.starts_with("My talk So we come"));
  CHECK(result->transcript.turns.size() == 5);
  CHECK(turns_of("My talk\n\nQ - Why do you think so?\n\nA - So it is.\n\nQ - How?\n\nA - So.\n",
                 "a.md") == "I - Why do you think so?\nP - So it is.\nI - How?\nP - So.\n");
}

TEST_CASE("plain: of two spellings as frequent, the first is shown") {
  const auto result = ingest("ANA: How?\njo 2: So.\nAna: Why?\nJo2: Yes.\n", "a.txt");
  REQUIRE(result.has_value());
  REQUIRE(result->speakers.size() == 2);
  CHECK(result->speakers[0].label == "ANA");
  CHECK(result->speakers[1].label == "jo 2");
}

TEST_CASE("plain: rows of a table in Markdown are turns, however few, and its heads are not") {
  const std::string rows = "| 0:05 | Jo | Twice. |\n| 0:09 | Ana | And? |\n";
  CHECK(turns_of("| Time | Speaker | Text |\n|:--|---|--:|\n" + rows, "a.md") ==
        "S1 00:00:05 Twice.\nS2 00:00:09 And?\n");
  CHECK(turns_of("| Jo | We paid. |\n|---|---|\n| Ana | And? |\n", "a.md") ==
        "S1 - We paid.\nS2 - And?\n");
}

TEST_CASE("plain: pronouns behind a name make no other voice, other brackets do") {
  const auto voices = [](const std::string& text) {
    const auto result = ingest(text, "a.txt", {.redact = false});
    return result ? voices_of(*result) : to_string(result.error());
  };
  CHECK(voices("Kit Sorel: How?\nJo: So.\nKit Sorel (they/them): Why?\nJo [SHE / Her]: Yes.\n") ==
        "S1=Kit Sorel S2=Jo");
  CHECK(voices("Jo (il/lui) (Guest): How?\nKit: So.\nJo: Why?\nKit (xe/xem/xem): Yes.\n") ==
        "S1=Jo (il/lui) (Guest) S2=Kit");
  CHECK(voices("Jo (IT/Ops): How?\nJo: So.\nJo (IT/Ops): Why?\nJo: Yes.\n") ==
        "S1=Jo (IT/Ops) S2=Jo");
  CHECK(voices("Jo (it): How?\nJo: So.\nJo (it): Why?\nJo: Yes.\n") == "S1=Jo (it) S2=Jo");
}

TEST_CASE("plain: more lines, longer lines and larger files than can be speech are refused") {
  const auto message = [](const std::string& text) {
    const auto result = ingest(text, "a.txt");
    return result ? std::string() : to_string(result.error());
  };
  CHECK(message("Hi.\n" + std::string(kMaxLineBytes + 1, 'a')) ==
        "a.txt:2: error: this line is longer than 1 MiB; cut it into paragraphs");
  CHECK(message(std::string(kMaxLines + 1, '\n') + "a") ==
        "a.txt:300001: error: more than 300000 lines; cut the file into parts");
  CHECK(message("WEBVTT\n\n" + std::string(kMaxTextBytes, 'a')) ==
        "a.txt: error: this file is larger than 8 MiB; cut it into parts");
  CHECK(message(std::string(kMaxTreeBytes + 1, 'a')) ==
        "a.txt: error: this file is larger than 8 MiB; cut it into parts");
  CHECK(message("{\"a\": 1" + std::string(kMaxTreeBytes, ' ') + "}") ==
        "a.txt: error: this file is larger than 32 MiB; cut it into parts");
}

TEST_CASE("plain: one label over a whole interview is a warning") {
  std::string text;
  for (int i = 0; i < 120; ++i) text += "Ana: one two three four five.\n";
  const auto result = ingest(text, "a.txt");
  REQUIRE(result.has_value());
  CHECK(rules_of(*result) == "ingest/one-label@1");
}

TEST_CASE("plain: in bold-labelled text, HTML goes and words in angle brackets stay") {
  CHECK(turns_of("**Ana:** What do <a name='x'></a>you<br/> use?\n\n"
                 "**Jo:** A List<String>, like <redacted> does.\n\n"
                 "**Ana:** And <b>then</b>?\n\n"
                 "**Jo:** Then <toolname>.\n",
                 "talk.md") ==
        "S1 - What do you use?\n"
        "S2 - A List<String>, like <redacted> does.\n"
        "S1 - And then?\n"
        "S2 - Then <toolname>.\n");
}

TEST_CASE("plain: times are carried on where a layout gives few, and said so") {
  std::string text = "**Ana:** [00:00:10] Hi there.\n\n**Jo:** Hello. [00:01:00] And so.\n\n";
  text += "**Ana:** Why?\n\n**Jo:** [00:02:00] So.\n\n**Ana:** Ah.\n";
  const auto result = ingest(text, "a.md", {.redact = false});
  REQUIRE(result.has_value());
  CHECK(turns_of(result->transcript) ==
        "S1 00:00:10 Hi there.\nS2 00:00:10 Hello. And so.\nS1 00:01:00 Why?\nS2 00:02:00 So.\n"
        "S1 00:02:00 Ah.\n");
  CHECK(rules_of(*result) == "ingest/carried-time@1");
}

TEST_CASE("plain: a later paragraph of Otter keeps its speaker's time") {
  std::string text = "Ana Sorel  0:03  \nHow so?\n\nJo Brandt  0:10  \n";
  for (int i = 0; i < 125; ++i) text += "word ";
  text += "end.\n\nThen more.\n\nAna Sorel  1:00  \nAh.\n\nJo Brandt  1:05  \nYes.\n";
  const auto result = ingest(text, "a.txt", {.redact = false});
  REQUIRE(result.has_value());
  REQUIRE(result->transcript.turns.size() == 5);
  CHECK(result->transcript.turns[2].words == "Then more.");
  CHECK(result->transcript.turns[2].start == Millis{10'000});
}

TEST_CASE("plain: front matter is no speech") {
  CHECK(turns_of("---\ntitle: Talk\nhost: Ana\n---\nAna: How?\nJo: So.\nAna: Why?\nJo: So.\n",
                 "a.md") == "S1 - How?\nS2 - So.\nS1 - Why?\nS2 - So.\n");
}

TEST_CASE("plain: times of the day that go back stay at the start") {
  CHECK(turns_of("[Ana] 10:55:12\nHow?\n\n[Jo] 10:54:00\nSo.\n\n[Ana] 10:55:20\nAh.\n\n[Jo] "
                 "10:55:21\nYes.\n",
                 "a.txt") ==
        "S1 00:00:00 How?\nS2 00:00:00 So.\nS1 00:00:08 Ah.\nS2 00:00:09 Yes.\n");
}

}  // namespace uxi::ingest::test
