#include <algorithm>
#include <doctest/doctest.h>
#include <set>

#include "io/env.h"
#include "text/strings.h"
#include "uxi/ingest.h"

namespace uxi::ingest {
namespace {

using Lines = std::vector<std::pair<std::string, std::string>>;

Transcript transcript_of(const Lines& lines) {
  Transcript transcript;
  transcript.speakers = {{"I", Role::interviewer}, {"P", Role::participant}};
  for (const auto& [speaker, words] : lines) {
    Turn turn;
    turn.speaker = speaker;
    turn.words = words;
    transcript.turns.push_back(std::move(turn));
  }
  number_turns(transcript);
  return transcript;
}

Lines lines_of(const Transcript& transcript) {
  Lines lines;
  for (const Turn& turn : transcript.turns) lines.emplace_back(turn.speaker, turn.words);
  return lines;
}

std::vector<int> ids_of(const Transcript& transcript) {
  std::vector<int> ids;
  for (const Turn& turn : transcript.turns) ids.push_back(turn.id);
  return ids;
}

const Lines kBase = {{"I", "What happened then?"},
                     {"P", "We payed twice and nobody saw it."},
                     {"I", "And after that?"},
                     {"P", "The bank rang us up on a Monday."}};

struct Case {
  const char* what;
  Lines mine;
  Lines fresh;
  Lines wanted;
  std::size_t kept;
  std::vector<EditConflict> conflicts;
};

TEST_CASE("ingest: corrections by hand and in the file come together") {
  Lines spelled = kBase;
  spelled[1].second = "We paid twice and nobody saw it.";
  Lines tuesday = kBase;
  tuesday[3].second = "The bank rang us up on a Tuesday.";
  Lines both = spelled;
  both[3] = tuesday[3];
  Lines given = kBase;
  given[3].first = "I";
  Lines longer = kBase;
  longer.insert(longer.begin(), {"I", "Hello there."});
  Lines longer_spelled = spelled;
  longer_spelled.insert(longer_spelled.begin(), {"I", "Hello there."});
  Lines split = kBase;
  split[1].second = "We payed twice";
  split.insert(split.begin() + 2, {"P", "and nobody saw it."});
  Lines split_tuesday = split;
  split_tuesday[4] = tuesday[3];
  Lines friday = kBase;
  friday[3].second = "The bank rang us up on a Friday.";
  Lines cut = {kBase[0], kBase[1], kBase[2]};
  const std::vector<Case> cases = {
      {"nobody changed anything", kBase, kBase, kBase, 0, {}},
      {"only the file changed", kBase, tuesday, tuesday, 0, {}},
      {"only a person did", spelled, kBase, spelled, 1, {}},
      {"both, at different places", spelled, tuesday, both, 1, {}},
      {"both the same", spelled, spelled, spelled, 0, {}},
      {"a turn given to somebody else",
       given,
       spelled,
       {spelled[0], spelled[1], spelled[2], {"I", kBase[3].second}},
       1,
       {}},
      {"a turn in front", spelled, longer, longer_spelled, 1, {}},
      {"a turn split", split, tuesday, split_tuesday, 1, {}},
      {"a turn taken out", cut, spelled, {spelled[0], spelled[1], spelled[2]}, 1, {}},
      {"both, the same words", tuesday, friday, tuesday, 1, {{4, "Tuesday.", "Friday."}}},
  };
  for (const Case& row : cases) {
    CAPTURE(row.what);
    const MergedEdits merged =
        merge_edits(transcript_of(kBase), transcript_of(row.mine), transcript_of(row.fresh));
    CHECK(lines_of(merged.transcript) == row.wanted);
    CHECK(merged.kept == row.kept);
    CHECK(merged.conflicts == row.conflicts);
  }
}

TEST_CASE("ingest: ids and notes of a person's transcript stay with their words") {
  Transcript mine = transcript_of(kBase);
  mine.turns[1].id = 17;
  mine.turns[1].notes = {"long pause"};
  Lines longer = kBase;
  longer.insert(longer.begin(), {"I", "Hello there."});
  const MergedEdits merged = merge_edits(transcript_of(kBase), mine, transcript_of(longer));
  CHECK(ids_of(merged.transcript) == std::vector<int>{18, 1, 17, 3, 4});
  CHECK(merged.transcript.turns[2].notes == std::vector<std::string>{"long pause"});
}

/// Random changes to `base`, each with a word of its own that stands nowhere else.
Lines changed(const Lines& base, char mark, const std::function<std::uint64_t()>& random,
              std::set<std::string>& marks) {
  Lines lines = base;
  for (int n = 0; n < 4; ++n) {
    const std::string word = mark + std::to_string(n) + mark;
    const std::size_t at = random() % lines.size();
    std::string& words = lines[at].second;
    const std::size_t space = words.find(' ', random() % words.size());
    switch (random() % 4) {
      case 0: words += ' ' + word; break;
      case 1:
        if (space != std::string::npos) words.insert(space, ' ' + word);
        break;
      case 2: lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at), {"P", word}); break;
      default: words = word + words.substr(std::min(space, words.size()));
    }
  }
  for (const auto& [speaker, words] : lines) {
    for (const std::string_view word : text::split(words, ' ')) {
      if (word.starts_with(mark) && word.ends_with(mark)) marks.emplace(word);
    }
  }
  return lines;
}

std::string all_words(const Transcript& transcript) {
  std::string all = " ";
  for (const Turn& turn : transcript.turns) all += turn.words + ' ';
  return all;
}

TEST_CASE("ingest: whatever is merged, a person's words stay and the file's stand or are said") {
  const auto random = io::seeded_random(11);
  for (int round = 0; round < 400; ++round) {
    CAPTURE(round);
    Lines base;
    for (std::size_t i = 0; i < 6 + random() % 6; ++i) {
      std::string words;
      for (std::size_t w = 0; w < 3 + random() % 9; ++w) {
        words += (words.empty() ? "w" : " w") + std::to_string(random() % 40);
      }
      base.emplace_back(i % 2 == 0 ? "I" : "P", words);
    }
    std::set<std::string> my_words;
    std::set<std::string> file_words;
    const Transcript mine = transcript_of(changed(base, '+', random, my_words));
    const Transcript fresh = transcript_of(changed(base, '!', random, file_words));
    const MergedEdits merged = merge_edits(transcript_of(base), mine, fresh);
    const std::string words = all_words(merged.transcript);
    for (const std::string& word : my_words) CHECK(text::contains(words, ' ' + word + ' '));
    for (const std::string& word : file_words) {
      bool said = text::contains(words, ' ' + word + ' ');
      for (const EditConflict& conflict : merged.conflicts) {
        said |= text::contains(conflict.file, word);
      }
      CHECK(said);
    }
    std::vector<int> ids = ids_of(merged.transcript);
    std::sort(ids.begin(), ids.end());
    CHECK(std::adjacent_find(ids.begin(), ids.end()) == ids.end());
    CHECK(std::find(ids.begin(), ids.end(), 0) == ids.end());
    // The same file once more changes nothing.
    const MergedEdits again = merge_edits(fresh, merged.transcript, fresh);
    CHECK(lines_of(again.transcript) == lines_of(merged.transcript));
    CHECK(ids_of(again.transcript) == ids_of(merged.transcript));
  }
}

TEST_CASE("ingest: a voice that was settled keeps its role and letter") {
  const Transcript old = transcript_of(kBase);
  Ingested fresh;
  Lines lines = kBase;
  lines[1].second += " Not even we did.";
  for (auto& [speaker, words] : lines) speaker = speaker == "I" ? "S1" : "S2";
  fresh.transcript = transcript_of(lines);
  fresh.speakers = {{.label = "Ana", .letter = "S1"}, {.label = "Jo", .letter = "S2"}};
  CHECK(keep_voices(old, fresh).empty());
  CHECK(fresh.transcript.turns[0].speaker == "I");
  CHECK(fresh.transcript.turns[1].speaker == "P");
  CHECK(fresh.transcript.speakers == old.speakers);

  fresh.speakers[0].role = Role::observer;
  fresh.speakers[0].confidence = 1;
  fresh.speakers[0].letter = "O1";
  for (Turn& turn : fresh.transcript.turns) {
    if (turn.speaker == "I") turn.speaker = "O1";
  }
  SUBCASE("however sure the file is of another: a person may have settled it") {
    CHECK(keep_voices(old, fresh).empty());
    CHECK(fresh.transcript.turns[0].speaker == "I");
    CHECK(fresh.transcript.speakers == old.speakers);
  }
  SUBCASE("but not where a person says another") {
    fresh.speakers[0].said = true;
    const auto changed_labels = keep_voices(old, fresh);
    CHECK(changed_labels == std::vector<std::pair<std::string, std::string>>{{"I", "O1"}});
    CHECK(fresh.transcript.turns[0].speaker == "O1");
    CHECK(fresh.transcript.turns[1].speaker == "P");
  }
  SUBCASE("and who had the role that is said of somebody else is found again") {
    fresh.speakers[0].role = Role::participant;
    fresh.speakers[0].said = true;
    fresh.speakers[1].role = Role::interviewer;
    static_cast<void>(keep_voices(old, fresh));
    CHECK(fresh.speakers[0].role == Role::participant);
    CHECK(fresh.speakers[1].role == Role::interviewer);
  }
}

}  // namespace
}  // namespace uxi::ingest
