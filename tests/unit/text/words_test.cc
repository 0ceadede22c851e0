#include "text/words.h"

#include <doctest/doctest.h>
#include <random>

namespace uxi::text {
namespace {

std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> all;
  for (const Word& word : words(text)) all.push_back(word.folded);
  return all;
}

std::vector<std::string> sentence_texts(std::string_view text) {
  std::vector<std::string> all;
  for (const Span span : sentences(text)) all.emplace_back(text.substr(span.begin, span.size()));
  return all;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("text: words keep contractions, hyphens and numbers whole") {
  struct Case {
    std::string_view text;
    Strings words;
  };
  const Case cases[] = {
      {"", {}},
      {" ?! -- … ", {}},
      {"Don't don’t DON\u02BCT", {"don't", "don't", "don't"}},
      {"a well-known e\u2011mail", {"a", "well-known", "e-mail"}},
      {"yes--no, 'quoted' users'", {"yes", "no", "quoted", "users"}},
      {"3.5 of 1,000, or 10:30.", {"3.5", "of", "1,000", "or", "10", "30"}},
      {"end.Next and/or", {"end", "next", "and", "or"}},
      {"Straße café cafe\u0301", {"strasse", "café", "cafe\u0301"}},
      {"हिन्दी में", {"हिन्दी", "में"}},
      {"____ $5 P07", {"5", "p07"}},
      {"one\xFFtwo", {"one", "two"}},
      {"tail-", {"tail"}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(folded_words(c.text) == c.words);
    CHECK(count_words(c.text) == c.words.size());
  }
  CHECK(words("— Don’t!").front().span == Span{4, 11});
}

TEST_CASE("text: sentences end where people end them") {
  const std::vector<Strings> cases = {
      {"One.", "Two?", "Three!", "Four"},
      {"What did you do, e.g. last week?", "And then?"},
      {"Who came first, ie. on Monday?", "Bread, eg. Rye?"},
      {"Dr. Lee met Mrs. Ortiz vs. the board.", "It went well."},
      {"We start at 9 a.m. on Monday.", "We stop at 5 p.m.", "Then we rest."},
      {"Invoices, receipts, etc. are kept.", "Invoices, receipts, etc.", "Nobody reads them."},
      {"We moved to the U.S. in May.", "I like the U.S.", "It is big."},
      {"J. K. Rowling wrote it.", "So did I.", "Then we left."},
      {"No.", "It is no. 5 on page 3.", "No.", "7 people came."},
      {"I asked the sales rep.", "They met “Dr. Lee” at 5\u00A0p.m. there.", "Voilà."},
      {"It took 3.5 days, see https://example.org/a.b?c=d for more.", "Open study.yaml now."},
      {"I was... thinking … you know.", "Well...", "Anyway."},
      {"“Why?” she asked.", "“Because.”", "He left."},
      {"(It was late.)", "We went home."},
      {"Really?!", "Yes!!!"},
      {"1. Tell me about last week.", "2. What happened in 2019?", "It was 2019.",
       "Then it stopped."},
      {"why?", "how so?", "yeah.", "and then nothing."},
      {"**What did you do?**", "Why?"},
      {"買いました。", "次は？"},
      {"... and so on."},
      {"?????"},
  };
  for (const Strings& expected : cases) {
    std::string text;
    for (const std::string& part : expected) text += (text.empty() ? "" : " ") + part;
    CAPTURE(text);
    CHECK(sentence_texts(text) == expected);
  }
}

TEST_CASE("text: a blank line ends a sentence, a line end does not") {
  CHECK(sentence_texts("one\ntwo\n \nthree.\r\n\r\nfour") == Strings{"one\ntwo", "three.", "four"});
  CHECK(sentence_texts("  \n\n ").empty());
}

TEST_CASE("text: words and sentences of any bytes stand in order inside the text") {
  std::mt19937 random(7);
  constexpr std::string_view kAlphabet = "aZ9.?! \n'\"-,\xC3\xA9\xE2\x80\x99\xA6\xFF";
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (auto n = random() % 40; n > 0; --n) text += kAlphabet[random() % kAlphabet.size()];
    CAPTURE(text);
    std::size_t at = 0;
    for (const Word& word : words(text)) {
      REQUIRE(word.span.begin >= at);
      REQUIRE(word.span.end > word.span.begin);
      at = word.span.end;
    }
    REQUIRE(at <= text.size());
    at = 0;
    for (const Span span : sentences(text)) {
      REQUIRE(span.begin >= at);
      REQUIRE(span.end > span.begin);
      REQUIRE(count_words(std::string_view(text).substr(at, span.begin - at)) == 0);
      at = span.end;
    }
    REQUIRE(count_words(std::string_view(text).substr(at)) == 0);
  }
}

TEST_CASE("text: stems by language") {
  CHECK(stem("charged") == "charg");
  CHECK(stem("charging", "en") == "charg");
  CHECK(stem("user's") == "user");
  CHECK(stem("rechnungen", "de") == "rechnung");
  CHECK(stem("charged") == "charg");  // back again after another language
  CHECK(stem("charged", "xx") == "charged");
  CHECK(stem("") == "");
  CHECK(stem("a\xFF") == "a\xFF");
}

TEST_CASE("text: an English stem starts as its word does") {
  for (const std::string_view word : {"skies", "dying", "lying", "ties", "ugly", "early", "yellow",
                                      "using", "agreed", "a", "être"}) {
    CAPTURE(word);
    CHECK(stem(word).front() == word.front());
  }
  CHECK(stem("'tis") == stem("tis"));  // but for an apostrophe, which no stem has
}

TEST_CASE("text: stop words") {
  for (const char* word : {"the", "don't", "um", "whereupon", "a", "yourselves", "wanna"}) {
    CAPTURE(word);
    CHECK(is_stop_word(word));
  }
  for (const char* word : {"", "invoice", "The", "zebra"}) {
    CAPTURE(word);
    CHECK_FALSE(is_stop_word(word));
  }
}

}  // namespace uxi::text
