// Word patterns: what they match, what they point at, and what is wrong with a wrong one.
#include "speech/phrase.h"

#include <chrono>
#include <doctest/doctest.h>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "speech/form.h"
#include "speech/phrase_index.h"

namespace uxi::speech {
namespace {

OwnedPhrase::Lists lists() {
  return [](std::string_view name) -> std::optional<std::vector<std::string>> {
    if (name == "colour") return std::vector<std::string>{"red", "green", "light blue", "grey*"};
    return std::nullopt;
  };
}

/// The words that the pattern points at in the text; `-` where it does not match.
std::string pointed_at(std::string_view pattern, std::string_view text) {
  const auto phrase = OwnedPhrase::compile(pattern, lists());
  REQUIRE(phrase.has_value());
  Sentence sentence = tokenize(text);
  find_clause(sentence);
  const auto match = find(phrase->view(), sentence);
  const std::vector<Phrase> list{phrase->view()};
  const OwnedPhraseIndex index(list);
  const PhraseIndex view = index.view();
  find_starts(view, sentence);
  const auto indexed = find(list.front(), sentence);
  REQUIRE(indexed.has_value() == match.has_value());
  if (!match) return "-";
  CHECK(indexed->first == match->first);
  CHECK(indexed->last == match->last);
  const Span bytes = sentence.bytes(match->first, match->last);
  return std::string(text.substr(bytes.begin, bytes.size()));
}

std::string fault(std::string_view pattern) {
  const auto phrase = OwnedPhrase::compile(pattern, lists());
  return phrase ? "" : phrase.error().message;
}

}  // namespace

TEST_CASE("speech: a pattern matches words in order") {
  struct Row {
    std::string_view pattern, text, found;
  };
  static constexpr Row kRows[] = {
      {"do you like", "What do you LIKE about it?", "do you LIKE"},
      {"do you like", "What do you really like?", "-"},
      {"do you [really|most] like", "What do you really like?", "do you really like"},
      {"(do|did) (you|they)", "When did they go?", "did they"},
      {"frustrat*", "It was frustrating.", "frustrating"},
      {"..4 (share your|show) [the] screen", "Show me the screen, or the desk; show screen.",
       "or the desk; show screen"},
      {"..4 (share your|show) [the] screen", "Show it, then share screen.", "-"},
      {"a (b !(c d)|<colour> e)", "a b c", "a b"},
      {"a (b !(c d)|<colour> e)", "a light blue e", "a light blue e"},
      {"what ..3 like", "What did you most like?", "What did you most like"},
      {"what ..2 like", "What did you most like?", "-"},
      {"what {..3} like", "What did you most like?", "did you most"},
      {"^ do you", "What do you want?", "-"},
      {"^ do you", "On Mondays, do you cook?", "do you"},
      {"else $", "Anything else?", "else"},
      {"else $", "What else is there?", "-"},
      {"every !(day|week)", "I cook every day.", "-"},
      {"every !(day|week)", "I ask every customer.", "every"},
      {"a <colour> door", "I saw a light blue door.", "a light blue door"},
      {"a <colour> door", "I saw a greyish door.", "a greyish door"},
      {"a <colour> door", "I saw a pink door.", "-"},
      {"what , if any", "What, if any, did you see?", "What, if any"},
      {"how {<colour>} is", "How red is it?", "red"},
      {"a b|c d", "x c d", "c d"},
      {"_ you", "Did you?", "Did you"},
      {"{how old} are you|your {age}", "What is your age?", "age"},
      {"(how old are you|your age|born {when})", "And how old are you?", "how old are you"},
      {"(!(not) so {a}|so b)", "so b", "so b"},
      {"(a {b} c|a b)", "a b d", "a b"},
      {"{[a] b} c|a {b d}", "a b d", "b d"},
      {"(a|^ b) c", "x b c", "-"},
      {"(a|^ b) c", "b c", "b c"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.pattern);
    CAPTURE(row.text);
    CHECK(pointed_at(row.pattern, row.text) == row.found);
  }
}

TEST_CASE("speech: an index finds what looking everywhere finds") {
  std::mt19937 random(7);  // the same words on every machine
  const auto pick = [&](std::span<const std::string_view> from) {
    return std::string(from[random() % from.size()]);
  };
  static constexpr std::string_view kWords[] = {"a", "you", "paid", "longer-word", "how", "red"};
  static constexpr std::string_view kParts[] = {
      "a",    "you",       "(how|a) ",  "..2",     "[paid]",          "<colour>",
      "pai*", "!(red)",    "{you}",     "^",       "(a you|paid)",    "$",
      "_",    "{a [you]}", "(^ a|how)", "[..3 a]", "(paid|!(a) how)", "longer-word"};
  for (int i = 0; i < 3000; ++i) {
    std::string pattern;
    for (std::size_t parts = 1 + random() % 4; parts > 0; --parts) pattern += pick(kParts) + " ";
    std::string text;
    for (std::size_t words = random() % 8; words > 0; --words) text += pick(kWords) + " ";
    CAPTURE(pattern);
    CAPTURE(text);
    pointed_at(pattern, text);  // which compares the two
  }
}

TEST_CASE("speech: a phrase is looked for in sentences of its classes") {
  const auto first = OwnedPhrase::compile("(do|did) you like", lists());
  const auto second = OwnedPhrase::compile("..2 <colour>", lists());
  const std::vector<Phrase> list{first->view(), second->view()};
  static constexpr PhraseClasses kClasses[] = {1, 6};
  const OwnedPhraseIndex index(list, kClasses);
  const PhraseIndex view = index.view();
  for (PhraseClasses asked = 1; asked < 8; ++asked) {
    CAPTURE(int{asked});
    Sentence sentence = tokenize("Why did you like the red one?");
    find_clause(sentence);
    find_starts(view, sentence, asked);
    CHECK(find(list[0], sentence).has_value() == ((asked & kClasses[0]) != 0));
    CHECK(find(list[1], sentence).has_value() == ((asked & kClasses[1]) != 0));
  }
}

TEST_CASE("speech: a wrong pattern says what is wrong") {
  CHECK(fault("(a|b") == "pattern `(a|b` lacks a `)`");
  CHECK(fault("a)") == "pattern `a)` has `)` where nothing is open");
  CHECK(fault("<nothing>") ==
        "pattern `<nothing>` names the word list `nothing`, and there is no `words/nothing.txt`");
  CHECK(fault("<colour") == "pattern `<colour` lacks a `>`");
  CHECK(fault("a ..99 b") == "pattern `a ..99 b` wants 1 to 20 behind `..`");
  CHECK(fault("a !") == "pattern `a !` ends with `!`");
  CHECK(fault(std::string(100, '(')).find("is nested too deep") != std::string::npos);
  CHECK(fault(std::string(5000, 'a')).find("is too long") != std::string::npos);
}

TEST_CASE("speech: a pattern can be moved and still be used") {
  auto first = OwnedPhrase::compile("ab <colour> <colour> (cd|ef*)", lists());
  REQUIRE(first.has_value());
  const OwnedPhrase second = *std::move(first);
  CHECK(find(second.view(), tokenize("ab light blue red efs")).has_value());
  CHECK_FALSE(find(second.view(), tokenize("ab light red efs")).has_value());
}

TEST_CASE("speech: a list of more words than steps can count is refused") {
  const auto many = [](std::string_view) { return std::vector<std::string>(30'000, "two words"); };
  const auto phrase = OwnedPhrase::compile("(a|b c|<many>)", many);
  REQUIRE_FALSE(phrase.has_value());
  CHECK(phrase.error().message == "pattern `(a|b c|<many>)` needs too many steps");
}

TEST_CASE("speech: matching takes time in proportion to steps times words") {
  const auto phrase = OwnedPhrase::compile("..20 ..20 ..20 ..20 x", nullptr);
  REQUIRE(phrase.has_value());
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "a ";
  const Sentence sentence = tokenize(text);
  const auto start = std::chrono::steady_clock::now();
  CHECK_FALSE(find(phrase->view(), sentence).has_value());
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
}

}  // namespace uxi::speech
