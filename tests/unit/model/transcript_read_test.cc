#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "unit/model/findings.h"
#include "unit/model/show.h"
#include "uxi/transcript.h"

namespace uxi {
namespace {

constexpr const char* kFront =
    "---\nuxi: transcript/1\nspeakers: {I: interviewer, P: participant}\n---\n";

struct Outcome {
  std::string turns;
  std::string findings;
};

/// `body` behind a front matter of four lines.
Outcome read_body(const std::string& body, const std::string& front = kFront) {
  test::File file(front + body);
  const Transcript transcript = read_transcript(file.source, "P01", file.diagnostics);
  return {test::show_turns(transcript), file.findings()};
}

}  // namespace

TEST_CASE("transcript: front matter, turns and notes are read") {
  test::File file(R"(---
uxi: transcript/1
session: P01
kind: notes
duration: 00:47:12
source: {format: zoom-vtt, hash: "xxh3:3fd1"}
language: de
speakers: {I: interviewer, P: participant, O1: observer, X: unknown, M: moderator}
redacted: {name: 4, email: 1}
---

**I** `00:00:04` Thanks for making the time today. ^1

**P** `00:00:15` Happy to. We had a messy month, so this is good timing. ^2

> Ana: long pause here, she looked at the ceiling.

**P** I *mean* it ^5
)");
  const Transcript transcript = read_transcript(file.source, "P01", file.diagnostics);
  CHECK(file.findings() == "");
  CHECK(transcript.session == "P01");
  CHECK(transcript.kind == TranscriptKind::notes);
  CHECK(transcript.duration == Millis{2'832'000});
  CHECK(transcript.source_format == "zoom-vtt");
  CHECK(transcript.source_hash == "xxh3:3fd1");
  CHECK(transcript.language == "de");
  CHECK(transcript.speakers == std::vector<std::pair<std::string, Role>>{{"I", Role::interviewer},
                                                                         {"P", Role::participant},
                                                                         {"O1", Role::observer},
                                                                         {"X", Role::unknown},
                                                                         {"M", Role::interviewer}});
  CHECK(transcript.redacted == std::vector<std::pair<std::string, int>>{{"name", 4}, {"email", 1}});
  CHECK(test::show_turns(transcript) ==
        "1 [I] 4000 |Thanks for making the time today.|\n"
        "2 [P] 15000 |Happy to. We had a messy month, so this is good timing.|\n"
        "  note |Ana: long pause here, she looked at the ceiling.|\n"
        "5 [P] - |I *mean* it|\n");
  CHECK(transcript.role_of("P") == Role::participant);
  CHECK(transcript.role_of("Z") == Role::unknown);
  CHECK(transcript.index_of(5) == 2);
  CHECK(transcript.find(5) == &transcript.turns[2]);
  CHECK(transcript.find(3) == nullptr);
  CHECK(transcript.find(0) == nullptr);
}

TEST_CASE("transcript: how paragraphs become turns") {
  struct Row {
    std::string body;
    std::string turns;
  };
  const std::vector<Row> rows{
      {"**I** Hello ^1\n", "1 [I] - |Hello|\n"},
      {"**I** Hello\nthere\n  again ^1\n", "1 [I] - |Hello there again|\n"},
      {"**I** Hello\n^1\n", "1 [I] - |Hello|\n"},
      {"**I** `01:02:03` ^1\n", "1 [I] 3723000 ||\n"},
      {"**I** `1:02` a ^1\n", "1 [I] 62000 |a|\n"},
      {"**I** `-00:00:02` a ^1\n", "1 [I] -2000 |a|\n"},
      {"**I** `123:00:01` a ^1\n", "1 [I] 442801000 |a|\n"},
      {"**I** `ls -l` is what I ran ^1\n", "1 [I] - |`ls -l` is what I ran|\n"},
      {"**I** `00:00:04 a ^1\n", "1 [I] - |`00:00:04 a|\n"},
      {"**I**Hello ^1\r\n\r\n**P** Yes ^2\r\n", "1 [I] - |Hello|\n2 [P] - |Yes|\n"},
      // An id ends its turn, and a known label begins one, where the blank line was forgotten.
      {"**I** Hello ^1\n**P** Yes ^2\n", "1 [I] - |Hello|\n2 [P] - |Yes|\n"},
      {"**I** Hello\n**P** Yes ^2\n", "0 [I] - |Hello|\n2 [P] - |Yes|\n"},
      {"**I** It was\n**very** good ^2\n", "2 [I] - |It was **very** good|\n"},
      // What only looks like an id is words.
      {"**I** x^2\n", "0 [I] - |x^2|\n"},
      {"**I** to the \\^2 ^3\n", "3 [I] - |to the ^2|\n"},
      {"**I** a ^0\n", "0 [I] - |a ^0|\n"},
      {"**I** a ^9999999999\n", "0 [I] - |a ^9999999999|\n"},
      {"**I** a ^007\n", "7 [I] - |a|\n"},
      {"**I** a ^1 ^2\n", "2 [I] - |a ^1|\n"},
      // Escapes.
      {"**I** \\*a\\* \\_b\\_ \\`c\\` \\[d] \\<e> \\\\ f\\g \\ ^1\n",
       "1 [I] - |*a* _b_ `c` [d] <e> \\ f\\g \\|\n"},
      {"**A\\*\\*B** a ^1\n", "1 [A**B] - |a|\n"},
      {"** I ** a ^1\n", "1 [I] - |a|\n"},
      {"**** a ^1\n", "1 [] - |**** a|\n"},
      {"***I*** a ^1\n", "1 [] - |***I*** a|\n"},
      {"**I a ^1\n", "1 [] - |**I a|\n"},
      // Comments are not there.
      {"<!-- a\n\nb --> \n**I** a ^1\n", "1 [I] - |a|\n"},
      {"<!-- a --> <!-- b --> **I** a ^1\n", "1 [I] - |a|\n"},
      {"**I** a <!-- b --> c ^1 <!-- d -->\n", "1 [I] - |a  c|\n"},
      {"**I** a <!-- b\nc --> d ^1\n", "1 [I] - |a  d|\n"},
      {"**I** a <!-- b ^1\n", "1 [I] - |a <!-- b|\n"},
      {"**I** a \\<!-- b --> ^1\n", "1 [I] - |a <!-- b -->|\n"},
      // Headings and rules part turns.
      {"**I** a\n## Pricing\n**P** b ^1\n", "0 [I] - |a|\n1 [P] - |b|\n"},
      {"**I** #1 of #five ^1\n", "1 [I] - |#1 of #five|\n"},
      {"**I** a\n\n* * *\n\n**P** b ^1\n", "0 [I] - |a|\n1 [P] - |b|\n"},
      // Notes.
      {"**I** a\n> b\n>c\n>\n> > d\n\n> e\n", "0 [I] - |a|\n  note |b\nc\n\n> d|\n  note |e|\n"},
      {"", ""},
      {"\n \t\n", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.body);
    CHECK(read_body(row.body).turns == row.turns);
  }
}

TEST_CASE("transcript: what is wrong in a body") {
  struct Row {
    std::string body;
    std::string findings;
  };
  const std::vector<Row> rows{
      {"who said this ^1\n",
       "f:5:1: warning: whose words are these?; start the paragraph with `**LABEL**`, or make it "
       "a note with `> ` [transcript/no-speaker]\n"},
      {"**I** a ^1\n\n**P** b ^1\n",
       "f:7:1: error: turn `^1` stands twice; first on line 5; take the id off the newer one, and "
       "it gets its own [transcript/doubled-id]\n"},
      {"**I** a\n",
       "f:5:1: suggestion: the turn has no id yet; the next command that writes the transcript "
       "gives one [transcript/no-id]\n"},
      {"**I** a ^1\n\n**I** b\n\n**I** c\n",
       "f:7:1: suggestion: 2 turns have no id yet; the next command that writes the transcript "
       "gives one [transcript/no-id]\n"},
      {"**Ip** a ^1\n\n**Ip** b ^2\n",
       "f:5:1: warning: speaker `Ip` is not among `speakers`; did you mean `I`? "
       "[transcript/unknown-speaker]\n"},
      {"**Observer** a ^1\n",
       "f:5:1: warning: speaker `Observer` is not among `speakers`; add it to `speakers` "
       "[transcript/unknown-speaker]\n"},
      {"# Talk\n",
       "f:5:1: suggestion: a heading is not read as words; make it a note with `> `, or take it "
       "out [transcript/heading]\n"},
      {"> early\n\n**I** a ^1\n",
       "f:5:1: warning: the note stands in front of the first turn; put it behind the turn that it "
       "is about [transcript/lost-note]\n"},
      {"**I** a ^1\n\n<!-- b\n\n**P** c ^2\n",
       "f:7:1: error: the comment is never closed; nothing behind it was read; close it with `-->` "
       "[transcript/unclosed-comment]\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.body);
    CHECK(read_body(row.body).findings == row.findings);
  }
}

TEST_CASE("transcript: what is wrong in the front matter") {
  struct Row {
    std::string front;
    std::string findings;
  };
  const std::vector<Row> rows{
      {"",
       "f:1:1: error: the front matter is missing; a transcript starts with `---` and says at "
       "least `speakers` [transcript/missing]\n"},
      {"---\n---\n",
       "f:2:1: error: `speakers` is missing [transcript/missing]\n"
       "f:2:1: error: `uxi` is missing [transcript/missing]\n"},
      {"---\nuxi: transcript/2\nspeakers: {}\n---\n",
       "f:2:6: error: `transcript/2` is not `transcript/1`; the file was made by a newer uxi, or "
       "is no transcript [transcript/version]\n"},
      {"---\nuxi: transcript/1\nsession: P02\nspeakers: {}\n---\n",
       "f:3:10: warning: this is the file of `P01`, but says `P02` [transcript/session]\n"},
      {"---\nuxi: transcript/1\nspeakers: {I: interviewr}\n---\n",
       "f:3:15: error: `I` must be one of `interviewer`, `participant`, `observer`, `unknown`, "
       "`moderator`, `I`, `P`, `O`, not `interviewr`; did you mean `interviewer`? "
       "[transcript/value]\n"},
      {"---\nuxi: transcript/1\nduration: long\nspeakers: {}\nredacted: {name: -1}\nsorce: "
       "x\n---\n",
       "f:3:11: error: `long` is not a duration; write it as `00:47:12` [transcript/value]\n"
       "f:5:18: error: `name` must be 0 or more, not `-1` [transcript/range]\n"
       "f:6:1: warning: unknown key `sorce`; did you mean `source`? [transcript/unknown-key]\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.front);
    CHECK(read_body("", row.front).findings == row.findings);
  }
}

TEST_CASE("transcript: a file of one voice needs no labels") {
  const std::string front = "---\nuxi: transcript/1\nspeakers: {}\n---\n";
  const Outcome one = read_body("`00:00:01` Hello ^1\n\nI am alone ^2\n", front);
  CHECK(one.turns == "1 [] 1000 |Hello|\n2 [] - |I am alone|\n");
  CHECK(one.findings == "");
  // One label, and it is no longer one voice.
  CHECK(read_body("**I** Hello ^1\n\nI am alone ^2\n", front).findings ==
        "f:5:1: warning: speaker `I` is not among `speakers`; add it to `speakers` "
        "[transcript/unknown-speaker]\n"
        "f:7:1: warning: whose words are these?; start the paragraph with `**LABEL**`, or make it "
        "a note with `> ` [transcript/no-speaker]\n");
}

TEST_CASE("transcript: a note-taker's record may name the session alone") {
  test::File file("---\nuxi: transcript/1\nsession: P01\nkind: notes\nspeakers: {}\n---\n");
  CHECK(read_transcript(file.source, "P01.ben", file.diagnostics).session == "P01.ben");
  CHECK(file.findings() == "");
}

TEST_CASE("transcript: each byte of the words knows its place in the file") {
  test::File file(std::string(kFront) + "**I** `00:00:04` a\\*b <!-- x -->c\r\n  d\\_ ^1\n");
  const Transcript transcript = read_transcript(file.source, "P01", file.diagnostics);
  REQUIRE(transcript.turns.size() == 1);
  const Turn& turn = transcript.turns[0];
  CHECK(turn.words == "a*b c d_");
  std::string read_back;
  for (const std::size_t at : turn.word_source) read_back += file.source.text()[at];
  CHECK(read_back == "a*b c\rd_");  // a line end is read as a space
  CHECK(file.source.slice(turn.span) == "**I** `00:00:04` a\\*b <!-- x -->c\r\n  d\\_ ^1");
  CHECK(file.source.slice(turn.words_span) == "a\\*b <!-- x -->c\r\n  d\\_");
  CHECK(file.source.slice(turn.to_source({0, 3})) == "a\\*b");
  CHECK(file.source.slice(turn.to_source({4, 5})) == "c");
  CHECK(turn.to_source({8, 8}) == Span{turn.words_span.end, turn.words_span.end});
}

TEST_CASE("transcript: a byte order mark is no word") {
  test::File bare("\xEF\xBB\xBFhello\n");
  CHECK(read_transcript(bare.source, "P01", bare.diagnostics).turns.front().words == "hello");
  test::File whole("\xEF\xBB\xBF" + std::string(kFront) + "**I** hello ^1\n");
  CHECK(test::show_turns(read_transcript(whole.source, "P01", whole.diagnostics)) ==
        "1 [I] - |hello|\n");
  CHECK(whole.findings() == "");
}

TEST_CASE("transcript: turns over the limit are an error that names it") {
  std::string body;
  for (std::size_t i = 1; i <= kMaxTurns + 1; ++i) {
    body += "**I** a ^" + std::to_string(i) + "\n\n";
  }
  test::File file(kFront + body);
  const Transcript transcript = read_transcript(file.source, "P01", file.diagnostics);
  CHECK(transcript.turns.size() == kMaxTurns);
  CHECK(file.findings() ==
        "f:200005:1: error: a transcript has at most 100000 turns; nothing from here on was read "
        "[transcript/limit]\n");
}

TEST_CASE("transcript: a note behind a turn too many is not given to another") {
  std::string body;
  for (std::size_t i = 1; i <= kMaxTurns; ++i) body += "**I** a ^" + std::to_string(i) + "\n";
  test::File file(kFront + body + "**I** too many\n> of it\n");
  CHECK(read_transcript(file.source, "P01", file.diagnostics).turns.back().notes.empty());
}

}  // namespace uxi
