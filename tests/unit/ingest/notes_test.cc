// What a note-taker wrote.
#include "unit/ingest/suite.h"

namespace uxi::ingest::test {
namespace {

/// Each note as `time words`, or the error.
std::vector<std::string> notes_of(const std::string& text, IngestOptions options = {}) {
  options.redact = false;
  if (options.notes_by.empty()) options.notes_by = "ben";
  const auto result = ingest(text, "n.md", options);
  if (!result) return {to_string(result.error())};
  CHECK(result->transcript.kind == TranscriptKind::notes);
  std::vector<std::string> out;
  for (const Turn& turn : result->transcript.turns) {
    CHECK(turn.speaker == "O1");
    out.push_back((turn.start ? to_clock(*turn.start) + " " : "") + turn.words);
  }
  return out;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("notes: a bullet, a paragraph and a row of a table are a note each") {
  CHECK(notes_of("- two tills\n  - looks tired\n\nA thought\nover two lines.\n\n"
                 "| When | What |\n|---|---|\n| 00:12 | opens two windows |\n\n> is it trust?\n") ==
        Lines{"two tills", "looks tired", "A thought over two lines.", "00:00:12 opens two windows",
              "is it trust?"});
}

TEST_CASE("notes: headings and boxes come only where something is noted below them") {
  CHECK(notes_of("# Session\n\n## Warm up\n\n## Billing\n\n- [ ] How do you pay?\n- [ ] And then?\n"
                 "  - by card\n\n## Close\n") ==
        Lines{"Session", "Billing", "And then?", "by card"});
}

TEST_CASE("notes: a time at the front is the recording's") {
  CHECK(notes_of("- 0:42 laughs\n- [1:02:03] leaves\n- 14:05: counts\n- (3:10) - dash\n") ==
        Lines{"00:00:42 laughs", "01:02:03 leaves", "00:14:05 counts", "00:03:10 dash"});
  CHECK(notes_of("- 3:1 is the ratio\n- 14:20pm they met\n- 2026 was bad\n") ==
        Lines{"3:1 is the ratio", "14:20pm they met", "2026 was bad"});
}

TEST_CASE("notes: times of the wall are counted from the recording's beginning") {
  const IngestOptions options{.recorded_at = Millis{(23 * 60 + 50) * 60'000}};
  CHECK(notes_of("- 23:51 begins\n- 0:05 after midnight\n- 23:40 too early\n", options) ==
        Lines{"00:01:00 begins", "00:15:00 after midnight", "too early"});
  CHECK(notes_of("---\nkind: notes\nrecorded_at: \"14:02\"\n---\n- 14:03 begins\n") ==
        Lines{"00:01:00 begins"});
  CHECK(notes_of("---\nrecorded_at: soon\n---\n- x\n").at(0).find("is no time of day") !=
        std::string::npos);
}

TEST_CASE("notes: a form that nobody filled in is no record") {
  CHECK(notes_of("# Session\n\n- [ ] How do you pay?\n").at(0).find("nothing is noted here") !=
        std::string::npos);
}

}  // namespace uxi::ingest::test
