// Ids survive when a recording is ingested again.
#include "unit/ingest/suite.h"

namespace uxi::ingest::test {
namespace {

/// Turns numbered from 1; `#7 words` gives an id.
Transcript transcript_of(const std::vector<std::string>& words) {
  Transcript transcript;
  int id = 0;
  for (const std::string& text : words) {
    Turn turn;
    turn.id = ++id;
    turn.words = text;
    transcript.turns.push_back(turn);
  }
  return transcript;
}

std::string ids_of(const Transcript& transcript) {
  std::string out;
  for (const Turn& turn : transcript.turns) {
    if (!out.empty()) out += ' ';
    out += std::to_string(turn.id);
  }
  return out;
}

}  // namespace

TEST_CASE("merge: same and nearly same turns keep their ids, others get new ones") {
  struct Row {
    std::string what;
    std::vector<std::string> old;
    std::vector<std::string> fresh;
    std::string ids;
  };
  const Row rows[] = {
      {"nothing changed", {"a b", "c d"}, {"a b", "c d"}, "1 2"},
      {"case and stops do not count", {"A, b.", "c d"}, {"a b", "C d!"}, "1 2"},
      {"a turn more in front", {"a b", "c d"}, {"x y", "a b", "c d"}, "3 1 2"},
      {"a turn gone", {"a b", "c d", "e f"}, {"a b", "e f"}, "1 3"},
      {"words mended",
       {"they charged us twice", "so I called"},
       {"they charge us twice", "so I called"},
       "1 2"},
      {"other words",
       {"they charged us twice", "so I called"},
       {"never mind that", "so I called"},
       "3 2"},
      {"the same short words again and again",
       {"yes", "why", "yes", "so", "yes"},
       {"yes", "why", "yes", "um", "so", "yes"},
       "1 2 3 6 4 5"},
      {"nothing before", {}, {"a", "b"}, "1 2"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(ids_of(merge_ids(transcript_of(row.old), transcript_of(row.fresh))) == row.ids);
  }
}

TEST_CASE("merge: numbers that were used are not used again") {
  Transcript old = transcript_of({"a b", "c d"});
  old.turns[0].id = 9;
  old.turns[1].id = 4;
  CHECK(ids_of(merge_ids(old, transcript_of({"a b", "x y", "z z"}))) == "9 10 11");
}

TEST_CASE("merge: notes stay, those of a lost turn with the turn before it") {
  Transcript old = transcript_of({"a b", "c d", "e f"});
  old.turns[0].notes = {"one"};
  old.turns[1].notes = {"two"};
  old.turns[2].notes = {"three"};
  const Transcript merged = merge_ids(old, transcript_of({"a b", "e f"}));
  CHECK(merged.turns[0].notes == std::vector<std::string>{"one", "two"});
  CHECK(merged.turns[1].notes == std::vector<std::string>{"three"});
}

TEST_CASE("merge: twenty thousand turns with nothing unique are aligned in no time") {
  std::vector<std::string> words;
  for (int i = 0; i < 20'000; ++i) words.push_back(i % 2 == 0 ? "yes" : "no");
  std::vector<std::string> more = words;
  more.insert(more.begin() + 10'000, "maybe");
  const Transcript merged = merge_ids(transcript_of(words), transcript_of(more));
  CHECK(merged.turns[10'000].id == 20'001);
  CHECK(merged.turns[10'001].id == 10'001);
  CHECK(merged.turns.back().id == 20'000);
}

}  // namespace uxi::ingest::test
