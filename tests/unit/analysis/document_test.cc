#include "analysis/document.h"

#include <doctest/doctest.h>

#include "analysis/phrases.h"

namespace uxi::analysis {
namespace {

std::vector<std::string> folded(const std::vector<Token>& tokens) {
  std::vector<std::string> result;
  for (const auto& token : tokens) {
    result.push_back(token.folded);
  }
  return result;
}

}  // namespace

TEST_CASE("analysis: hyphens part words and every part knows its place") {
  const std::string text = "A top-up, don’t!";
  const auto tokens = tokenize(text);
  CHECK(folded(tokens) == std::vector<std::string>{"a", "top", "up", "don't"});
  CHECK(tokens[1].span == Span{2, 5});
  CHECK(tokens[2].span == Span{6, 8});
  CHECK(folded(tokenize("")).empty());
  CHECK(folded(tokenize("?! -- …")).empty());
}

TEST_CASE("analysis: parts of a word with another hyphen share its place") {
  const auto tokens = tokenize("top\u2011up");
  REQUIRE(folded(tokens) == std::vector<std::string>{"top", "up"});
  CHECK(tokens[0].span == Span{0, 8});
  CHECK(tokens[1].span == Span{0, 8});
}

TEST_CASE("analysis: letters are counted with a space at both ends") {
  CHECK(letter_keys("a") == std::vector<std::string>{"l a "});
  CHECK(letter_keys("ab") == std::vector<std::string>{"l ab", "lab ", "l ab "});
  CHECK(letter_keys("pay") ==
        std::vector<std::string>{"l pa", "lpay", "lay ", "l pay", "lpay ", "l pay "});
  CHECK(letter_keys("é") == std::vector<std::string>{"l é "});
}

TEST_CASE("analysis: a document counts stems, letters and codes") {
  const Document document =
      read_document("Invoices, and the invoice", {"pain/billing/late", "pain/export"}, WordRules());
  CHECK(document.block(Block::word) == Counts{{"winvoic", 2}});
  CHECK(document.block(Block::code) ==
        Counts{{"#pain", 1}, {"#pain/billing", 1}, {"#pain/billing/late", 1}, {"#pain/export", 1}});
  CHECK(folded(document.content) == std::vector<std::string>{"invoices", "invoice"});
}

TEST_CASE("analysis: stop words stay where nothing else is left, or where the rules say so") {
  CHECK(folded(read_document("and the", {}, WordRules()).content) ==
        std::vector<std::string>{"and", "the"});
  WordRules rules("en", {"Acme", "top-up"});
  CHECK(folded(read_document("the Acme top-up invoice", {}, rules).content) ==
        std::vector<std::string>{"invoice"});
  rules.count_stop_words = true;
  CHECK(read_document("the invoice", {}, rules).block(Block::word) ==
        Counts{{"sthe", 1}, {"winvoic", 1}});
  rules.count_pairs = true;
  CHECK(read_document("the invoice", {}, rules).block(Block::pair) ==
        Counts{{"p the", 1}, {"pinvoic ", 1}, {"pthe invoic", 1}});
  CHECK(read_document("?", {}, rules).empty());
}

TEST_CASE("analysis: phrases start and end with words of their own and stay inside a clause") {
  const struct {
    const char* text;
    std::vector<std::string> spelled;
  } cases[] = {
      {"Open an account", {"account", "Open", "Open an account"}},
      {"late fees, fees", {"fees", "late", "late fees"}},
      {"my card. Delivery", {"card", "Delivery"}},
      {"up 24 to", {}},
      {"top-up  limit", {"limit", "top-up", "top-up limit"}},
      {"", {}},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    std::vector<std::string> spelled;
    for (const auto& phrase : phrases_of(c.text, WordRules())) {
      spelled.push_back(phrase.spelled);
    }
    CHECK(spelled == c.spelled);
  }
}

}  // namespace uxi::analysis
