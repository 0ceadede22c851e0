// The whole way: formats that are refused, options, limits, and properties that hold for every
// reader.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "ingest/reader.h"
#include "ingest/turns.h"
#include "unit/ingest/suite.h"

namespace uxi::ingest::test {

TEST_CASE("ingest: what is no transcript is refused, with what to do") {
  struct Row {
    std::string bytes;
    std::string path;
    std::string error;
  };
  const Row rows[] = {
      {"", "a.txt", "a.txt: error: there is nothing in this file"},
      {" \n\t\n", "a.txt", "a.txt: error: there is nothing in this file"},
      {"\xEF\xBB\xBF", "a.vtt", "a.vtt: error: there is nothing in this file"},
      {"WEBVTT\n\n", "a.vtt",
       "a.vtt: error: nobody says anything in this file; it was read as webvtt"},
      {"%PDF-1.7\n", "a.pdf",
       "a.pdf: error: this is a PDF; copy its text into a .txt file, or run `pdftotext -layout "
       "FILE`, and ingest that"},
      {"\xD0\xCF\x11\xE0\xA1\xB1", "a.doc",
       "a.doc: error: this is an old Word file (.doc); save it as .docx with Word or LibreOffice, "
       "and ingest that"},
      {"00:05:41\tAna:\thello\n00:07:06\tBen:\thttps://example.org\n", "chat.txt",
       "chat.txt: error: this is a meeting's chat, which is not speech; ingest the transcript of "
       "the same meeting"},
      {"2026-01-02 10:55:12 From Ana to Everyone:\n\tHello\n2026-01-02 10:55:20 From Jo to "
       "Everyone:\n\tHi\n",
       "saved.txt",
       "saved.txt: error: this is a meeting's chat, which is not speech; ingest the transcript of "
       "the same meeting"},
      {"---\nuxi: transcript/1\n---\n", "P01.md",
       "P01.md: error: this is a transcript of uxi already; put it into the study's transcripts/ "
       "as it is"},
      {std::string("\x01\x02\x03\0\x04\x05\x06\0\x01\x02", 10), "a.bin",
       "a.bin: error: this is not a text file, and no format that is known; `uxi ingest --help` "
       "lists the formats; "
       "WebVTT, SubRip and plain text always work"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.path);
    const auto result = ingest(row.bytes, row.path);
    REQUIRE(!result.has_value());
    CHECK(to_string(result.error()) == row.error);
    CHECK(!read_cues(row.bytes, row.path).has_value() ==
          (row.error.find("nobody") == std::string::npos));
  }
}

TEST_CASE("ingest: a format can be forced, and an unknown one is named") {
  const std::string text = "1\n00:00:01,000 --> 00:00:02,000\nx\n";
  CHECK(ingest(text, "a.srt", {.from = "plain"})->format == "text");
  CHECK(to_string(ingest(text, "a.srt", {.from = "subrib"}).error()) ==
        "error: there is no format `subrib`; did you mean `subrip`?");
  CHECK(to_string(ingest("words", "a.txt", {.from = "subrip"}).error()) ==
        "a.txt: error: no caption with times was found; a caption starts with a line `00:01:02,000 "
        "--> 00:01:05,000`");
}

TEST_CASE("ingest: readers have names, summaries and extensions, each once") {
  std::string before;
  for (const FormatInfo& format : formats()) {
    CHECK(std::string(format.name) > before);
    CHECK(!format.summary.empty());
    CHECK(!format.extensions.empty());
    before = format.name;
  }
}

TEST_CASE("ingest: tidying leaves fillers and stutters out, and nothing else") {
  CHECK(without_fillers("Um, so I, I uh, went. Went home, hmm.") == "so I went. Went home,");
  CHECK(turns_of(ingest("Well, um, yes.\n", "a.txt", {.redact = false})->transcript) ==
        "S1 - Well, um, yes.\n");
  CHECK(
      turns_of(ingest("Well, um, yes.\n", "a.txt", {.redact = false, .tidy = true})->transcript) ==
      "S1 - Well, yes.\n");
}

namespace {

const std::vector<std::pair<std::string, std::string>>& samples() {
  static const std::vector<std::pair<std::string, std::string>> kSamples = {
      {"a.vtt",
       "\xEF\xBB\xBFWEBVTT\r\n\r\nNOTE x\r\n\r\n1\r\n00:01.000 --> 00:02.000 align:start\r\n<v "
       "Ana>R&amp;D <i>so</i></v>\r\n\r\n"
       "2\r\n00:00:03.000 --> 00:00:04.000\r\n- Hm. - Ben: yes\r\n"},
      {"b.srt",
       "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<b>Ana:</b> How?\n\n2\n00:00:03,500 --> "
       "00:00:04,000\nBen: \xC3\xA9t\xC3\xA9.\n"},
      {"c.md",
       "# Talk\n\n## Transcript\n\n### 00:00:00\n\n**Ana:** [00:01] _Hi_ \\[x\\] [a](b) &amp; "
       "\\\n**Ben:** Yes.\n\n**Ana:** So\xE2\x80\xA6\n\n**Ana:** \xE2\x80\xA6on.\n"},
      {"d.txt", "Ana  0:03  \nHow?\n\nBen  0:05  \nSo.\n\nAna  0:07  \nAh.\n\nBen  0:09  \nYes.\n"},
      {"e.txt",
       "[Ana] 10:55:12\nHow?\n\n[Ben] 10:57:23\nSo.\n\n[Ana] 10:57:24\nAh.\n\n[Ben] "
       "10:58:00\nYes.\n"},
      {"f.txt",
       "Ana (00:00:00):\nHow?\n(00:02:17):\nSo.\nBen (00:06:19):\nAh.\nAna (1:00:00):\nOh.\nBen "
       "(1:02:00):\nYes.\n"},
  };
  return kSamples;
}

}  // namespace

TEST_CASE("ingest: no reader falls over a file that is cut off anywhere") {
  for (const auto& [path, text] : samples()) {
    for (std::size_t size = 0; size <= text.size(); ++size) {
      for (const Reader& reader : readers()) {
        const auto result = ingest(text.substr(0, size), path, {.from = std::string(reader.name)});
        if (!result) continue;
        CHECK(!result->transcript.turns.empty());
        for (const Turn& turn : result->transcript.turns) CHECK(!turn.words.empty());
      }
    }
  }
}

TEST_CASE("ingest: what was written reads back as it was, and ingests to the same words") {
  for (const auto& sample : samples()) {
    const auto& path = sample.first;
    const auto& text = sample.second;
    CAPTURE(path);
    const auto result = ingest(text, path, {.session = "P01"});
    REQUIRE(result.has_value());
    const std::string written = write_transcript(result->transcript);
    Diagnostics diagnostics;
    const SourceFile source("P01.md", written);
    const Transcript again = read_transcript(source, "P01", diagnostics);
    CHECK(diagnostics.empty());
    CHECK(turns_of(again) == turns_of(result->transcript));
    CHECK(again.speakers == result->transcript.speakers);
    CHECK(write_transcript(again) == written);
    CHECK(turns_of(merge_ids(again, result->transcript)) == turns_of(result->transcript));
  }
}

TEST_CASE("ingest: times of captions are the times of turns") {
  for (const auto& [path, text] : samples()) {
    const auto cues = read_cues(text, path);
    const auto result = ingest(text, path);
    REQUIRE(cues.has_value());
    REQUIRE(result.has_value());
    for (const Turn& turn : result->transcript.turns) {
      if (!turn.start) continue;
      CHECK(std::any_of(cues->begin(), cues->end(),
                        [&](const Cue& cue) { return cue.start == turn.start; }));
    }
  }
}

TEST_CASE("ingest: one interview exported as SubRip, WebVTT and text gives one transcript" *
          doctest::test_suite("corpus")) {
  namespace fs = std::filesystem;
  const char* variable = std::getenv("UXI_CORPUS");
  const fs::path corpus = variable != nullptr ? variable : UXI_SOURCE_FOLDER "/../shared/corpus";
  if (!fs::exists(corpus / "transcripts")) {
    MESSAGE("skipped: no corpus at " << corpus.string());
    return;
  }
  const auto turns = [&](const char* format) {
    for (const auto& entry :
         fs::directory_iterator(corpus / "transcripts" / (std::string("whisper-") + format))) {
      const std::string name = entry.path().filename().string();
      if (name.find("Goodboy") == std::string::npos) continue;
      std::ifstream file(entry.path(), std::ios::binary);
      return turns_of(std::string(std::istreambuf_iterator<char>(file), {}), name);
    }
    return std::string("no such file");
  };
  const std::string expected = turns("srt");
  CHECK(expected.size() > 30'000);
  CHECK(turns("vtt") == expected);
  CHECK(turns("txt") == expected);
}

TEST_CASE("ingest: what drives a terminal is taken out and said") {
  const auto result = ingest(
      "1\n00:00:01,000 --> 00:00:02,000\nAna: \x1B[31mred\x1B[0m\x07 \x1B]0;title\x07 end\n\n"
      "2\n00:00:03,000 --> 00:00:04,000\nJo: \x1B[2J\xC2\x9B so \x1B\n\n"
      "3\n00:00:05,000 --> 00:00:06,000\nAna: \x7F.\n\n"
      "4\n00:00:07,000 --> 00:00:08,000\nJo: Yes.\n",
      "a.srt", {.redact = false});
  REQUIRE(result.has_value());
  CHECK(turns_of(result->transcript) ==
        "S1 00:00:01 red end\nS2 00:00:03 so\nS1 00:00:05 .\nS2 00:00:07 Yes.\n");
  CHECK(rules_of(*result) == "ingest/control-characters@2");
}

}  // namespace uxi::ingest::test
