#include <doctest/doctest.h>
#include <random>
#include <string>

#include "unit/model/findings.h"
#include "unit/model/show.h"
#include "uxi/transcript.h"

namespace uxi {
namespace {

Transcript read_back(const std::string& text, std::string& findings) {
  test::File file(text);
  Transcript transcript = read_transcript(file.source, "P01", file.diagnostics);
  findings = file.findings();
  return transcript;
}

/// Mostly what must be escaped, and what looks like a label, a time, an id, a comment or a block.
std::string random_words(std::mt19937& random) {
  static const std::vector<std::string> kPieces{
      "*",   "**",  "_",    "`",    "[",   "]",     "<",          ">",        "\\",
      "^",   "^12", " ^12", "#",    "# ",  "-",     "--",         "---",      "+ ",
      "1.",  "1) ", "~~",   "|",    "=",   "&amp;", "!",          "\"",       "$",
      "%",   "'",   "(",    ")",    ",",   "/",     ":",          ";",        "?",
      "@",   "{",   "}",    "<!--", "-->", "**P**", "`00:00:01`", "\xC3\xA9", "\xE2\x80\x99",
      "a",   "b c", " ",    "  ",   "\t",  "12",    "\xC2\xA0",   "P",        "no",
      "\x01"};
  std::string out;
  const std::size_t count = random() % 12;
  for (std::size_t i = 0; i < count; ++i) out += kPieces[random() % kPieces.size()];
  const std::size_t begin = out.find_first_not_of(" \t");
  if (begin == std::string::npos) return {};
  return out.substr(begin, out.find_last_not_of(" \t") - begin + 1);
}

}  // namespace

TEST_CASE("transcript: the canonical form") {
  Transcript transcript{
      .session = "P01",
      .kind = TranscriptKind::verbatim,
      .duration = Millis{2'832'900},
      .source_format = "zoom-vtt",
      .source_hash = "xxh3:3fd1",
      .speakers = {{"I", Role::interviewer},
                   {"P, too", Role::participant},
                   {"null", Role::unknown}},
      .redacted = {{"name", 4}, {"email", 1}},
      .language = "en",
      .turns = {
          {.id = 1, .speaker = "I", .start = Millis{4999}, .words = "Hello *you*"},
          {.id = 12, .speaker = "P, too", .words = " two\nlines ^12 ", .notes = {"a\n\nb", ""}},
          {.id = 3, .speaker = "A**", .start = Millis{-500}},
          {.speaker = "I", .start = Millis{-90'000}, .words = "back"},
          {.words = "# nobody"}}};
  CHECK(write_transcript(transcript) ==
        "---\n"
        "uxi: transcript/1\n"
        "session: P01\n"
        "kind: verbatim\n"
        "duration: 00:47:12\n"
        "source: {format: zoom-vtt, hash: \"xxh3:3fd1\"}\n"
        "language: en\n"
        "speakers: {I: interviewer, \"P, too\": participant, \"null\": unknown}\n"
        "redacted: {name: 4, email: 1}\n"
        "---\n"
        "\n"
        "**I** `00:00:04` Hello \\*you\\* ^1\n"
        "\n"
        "**P, too** two lines \\^12 ^12\n"
        "\n"
        "> a\n"
        ">\n"
        "> b\n"
        "\n"
        ">\n"
        "\n"
        "**A\\*\\*** `00:00:00` ^3\n"
        "\n"
        "**I** `-00:01:30` back\n"
        "\n"
        "\\# nobody\n");
  CHECK(write_transcript({.session = "P01"}) ==
        "---\nuxi: transcript/1\nsession: P01\nkind: verbatim\nspeakers: {}\n---\n");
}

TEST_CASE("transcript: what was written is read back the same, and written the same again") {
  std::mt19937 random(20260314);
  for (int round = 0; round < 400; ++round) {
    CAPTURE(round);
    Transcript transcript{.session = "P01"};
    const bool one_voice = round % 4 == 0;
    if (!one_voice) transcript.speakers = {{"I", Role::interviewer}, {"P", Role::participant}};
    for (int id = 1; id <= 10; ++id) {
      Turn turn{.id = id, .words = random_words(random)};
      if (!one_voice) turn.speaker = random() % 2 == 0 ? "I" : "P";
      if (random() % 2 == 0) {
        turn.start = Millis{(static_cast<std::int64_t>(random() % 800'000) - 1000) * 1000};
      }
      if (random() % 5 == 0) turn.notes = {random_words(random) + "\n" + random_words(random)};
      transcript.turns.push_back(std::move(turn));
    }
    const std::string text = write_transcript(transcript);
    CAPTURE(text);
    std::string findings;
    const Transcript again = read_back(text, findings);
    CHECK(findings == "");
    CHECK(test::show_turns(again) == test::show_turns(transcript));
    CHECK(write_transcript(again) == text);
    for (const Turn& turn : again.turns) CHECK(turn.word_source.size() == turn.words.size());
  }
}

TEST_CASE("transcript: new turns get the next free numbers") {
  const auto numbered = [](std::vector<int> ids) {
    Transcript transcript;
    for (const int id : ids) transcript.turns.push_back({.id = id});
    number_turns(transcript);
    std::vector<int> out;
    for (const Turn& turn : transcript.turns) out.push_back(turn.id);
    return out;
  };
  CHECK(numbered({}) == std::vector<int>{});
  CHECK(numbered({0, 0}) == std::vector<int>{1, 2});
  CHECK(numbered({1, 0, 7, 0}) == std::vector<int>{1, 8, 7, 9});
  CHECK(numbered({2, 0, 999'999'999, 0}) == std::vector<int>{2, 1, 999'999'999, 3});
}

TEST_CASE("transcript: roles by name") {
  CHECK(parse_role("moderator") == Role::interviewer);
  CHECK(parse_role("I") == Role::interviewer);
  CHECK(parse_role("observer") == Role::observer);
  CHECK(parse_role("host") == std::nullopt);
  CHECK(to_string(Role::interviewer) == "interviewer");
}

}  // namespace uxi
