#include "coding/anchor.h"

#include <doctest/doctest.h>

#include "coding/close_match.h"
#include "uxi/hash.h"

namespace uxi::coding {
namespace {

Transcript transcript(std::vector<std::string> words) {
  Transcript out{.session = "P01"};
  int id = 0;
  for (std::string& text : words) {
    out.turns.push_back({.id = ++id, .speaker = "P", .words = std::move(text)});
  }
  return out;
}

const std::vector<std::string> kTurns = {
    "So they had charged us twice and nobody noticed it for a week.",
    "Which was annoying.",
    "Yes, and then they charged us twice again, can you believe it?",
};

}  // namespace

TEST_CASE("anchor: a highlight knows its offset and what stands around it") {
  const Transcript t = transcript(kTurns);
  const auto made = make_highlight(t, 1, 1, "charged us twice");
  REQUIRE(made.has_value());
  CHECK(made->at == 12);
  CHECK(made->before == "So they had ");
  CHECK(made->after == " and nobody noticed it for a wee");
  CHECK(find_anchor(t, *made) == Anchored{AnchorState::exact, 1, 1, {12, 28}, "charged us twice"});
}

TEST_CASE("anchor: spaces and quotation marks of the quote may differ") {
  const Transcript t = transcript({"We don\u2019t count\u00A0it, \u201Cnever\u201D did."});
  const auto made = make_highlight(t, 1, 1, "don't  count it, \"never\" did");
  REQUIRE(made.has_value());
  CHECK(made->quote == "don\u2019t count\u00A0it, \u201Cnever\u201D did");
}

TEST_CASE("anchor: what cannot be made says why") {
  const Transcript t = transcript({"again and again"});
  CHECK(make_highlight(t, 7, 7, "x").error().message == "`P01` has no turn 7");
  CHECK(make_highlight(t, 1, 1, "never").error().kind == ErrorKind::not_found);
  CHECK(make_highlight(t, 1, 1, "again").error().message ==
        "turn 1 holds the words `again` 2 times");
}

TEST_CASE("anchor: edits around it move it, edits in it change it") {
  const auto made = make_highlight(transcript(kTurns), 1, 1, "charged us twice");
  REQUIRE(made.has_value());

  auto words = kTurns;
  words[0] = "Well. So they had charged us twice and nobody noticed it for a week.";
  CHECK(find_anchor(transcript(words), *made).state == AnchorState::moved);

  words[0] = "So they had chraged us twice and nobody noticed it.";
  const Anchored changed = find_anchor(transcript({words[0], words[1]}), *made);
  CHECK(changed.state == AnchorState::changed);
  CHECK(changed.quote == "chraged us twice");

  CHECK(find_anchor(transcript({"Something else entirely.", "No."}), *made).state ==
        AnchorState::lost);
}

TEST_CASE(
    "anchor: a corrected highlight covers whole words, and stays out of other people's answers") {
  const auto made =
      make_highlight(transcript({"I like some bottlenecks that we cannot fix.", "No."}), 1, 1,
                     "some bottlenecks that");
  REQUIRE(made.has_value());
  CHECK(find_anchor(transcript({"I like sum bottle necks that we cannot fix.", "No."}), *made)
            .quote == "sum bottle necks that");

  const auto owners = make_highlight(
      transcript({"We have five product owners here.", "Then they ask the product owner."}), 1, 1,
      "five product owners");
  REQUIRE(owners.has_value());
  const Transcript later =
      transcript({"We have several teams here.", "Then they ask the product owners."});
  CHECK(find_anchor(later, *owners).state == AnchorState::lost);
}

TEST_CASE("anchor: of two equal places the one with the same context wins") {
  const auto made = make_highlight(transcript(kTurns), 1, 1, "charged us twice");
  REQUIRE(made.has_value());
  // The first turn moved to the end; the old third turn still holds the words with other
  // neighbours.
  const Transcript t = transcript({kTurns[2], kTurns[1], kTurns[0]});
  CHECK(find_anchor(t, *made).first_turn == 3);
}

TEST_CASE("anchor: whole turns are known by the hash of their words") {
  const Transcript t = transcript(kTurns);
  const auto made = make_highlight(t, 1, 2, "");
  REQUIRE(made.has_value());
  CHECK(made->hash == content_hash(kTurns[0] + "\n" + kTurns[1]));
  CHECK(find_anchor(t, *made).state == AnchorState::exact);

  auto words = kTurns;
  words[1] = "Which was very annoying.";
  CHECK(find_anchor(transcript(words), *made).state == AnchorState::changed);

  Transcript renumbered = t;
  for (Turn& turn : renumbered.turns) turn.id += 10;
  const Anchored moved = find_anchor(renumbered, *made);
  CHECK(moved.state == AnchorState::moved);
  CHECK(moved.first_turn == 11);
}

TEST_CASE("anchor: never ends on other words without saying so, over random edits") {
  std::uint64_t state = 42;
  const auto random = [&](std::size_t n) {  // xorshift64, Marsaglia 2003
    state ^= state << 13U;
    state ^= state >> 7U;
    state ^= state << 17U;
    return static_cast<std::size_t>(state % n);
  };
  const auto made = make_highlight(transcript(kTurns), 1, 1, "charged us twice");
  REQUIRE(made.has_value());
  int found = 0;
  for (int round = 0; round < 3000; ++round) {
    auto words = kTurns;
    for (std::size_t edits = 1 + random(6); edits > 0; --edits) {
      std::string& turn = words[random(words.size())];
      if (turn.empty()) continue;
      const std::size_t at = random(turn.size());
      switch (random(3)) {
        case 0: turn.erase(at, 1 + random(5)); break;
        case 1: turn.insert(at, "xy"); break;
        default: std::swap(words[random(words.size())], words[random(words.size())]);
      }
    }
    const Transcript t = transcript(words);
    const Anchored anchored = find_anchor(t, *made);
    if (anchored.state == AnchorState::lost) continue;
    ++found;
    const Turn* turn = t.find(anchored.first_turn);
    REQUIRE(turn != nullptr);
    CHECK(turn->words.substr(anchored.words.begin, anchored.words.size()) == anchored.quote);
    CHECK((anchored.state == AnchorState::changed || anchored.quote == made->quote));
    // Written down anew, it is found exactly.
    CHECK(find_anchor(t, refreshed(t, *made, anchored)).state == AnchorState::exact);
  }
  CHECK(found > 1000);
}

TEST_CASE("close match: free ends, fewest edits, leftmost") {
  const auto match = close_match("xx kitten yy sitting", "sitten", 2);
  REQUIRE(match.has_value());
  CHECK(match->distance == 1);
  CHECK(match->range == Span{3, 9});
  CHECK_FALSE(close_match("abc", "xyz", 1).has_value());
}

}  // namespace uxi::coding
