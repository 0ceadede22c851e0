#include "query/terms.h"

#include <doctest/doctest.h>

namespace uxi::query {

using Words = std::vector<std::string>;

TEST_CASE("query: the terms of a text") {
  CHECK(terms("The well-known Café’s 1,000 “users”") ==
        Words{"the", "well", "known", "café's", "1,000", "users"});
  CHECK(terms("Cafe\u0301 Ｆｕｌｌ ½") == Words{"café", "full", "1", "2"});
  CHECK(terms("我的iPhone手机") == Words{"我的", "iphone", "手机"});
  CHECK(terms("o’我的 我'n'的") == Words{"o", "我的", "我", "n", "的"});
  CHECK(terms("か\u3099っこう") == Words{"がっこう"});
  CHECK(terms(" — ").empty());
}

TEST_CASE("query: the tokens of a text") {
  Tokenizer tokenizer;
  const Tokens english = tokenizer.tokens("Charged at the Café", "");
  CHECK(english.stems == Words{"charg", "at", "the", "cafe"});
  CHECK(english.folded == Words{"_charged"});
  const Tokens german = tokenizer.tokens("Häuser in 東京都民", "de");
  CHECK(german.stems == Words{"_de_haus", "_de_in", "東京都", "京都民", "都民", "民"});
  CHECK(german.folded == Words{"hauser", "in", "_"});
}

TEST_CASE("query: what words ask for") {
  CHECK(stem_pattern({"charged", "twice"}, "") == Pattern{{"charg", "twice"}, false});
  CHECK(stem_pattern({"häuser"}, "de") == Pattern{{"_de_haus"}, false});
  CHECK(stem_pattern({"京"}, "") == Pattern{{"京"}, true});
  CHECK(stem_pattern({"東京都"}, "") == Pattern{{"東京都"}, false});
  CHECK(stem_pattern({"東京都民"}, "") == Pattern{{"東京都", "京都民"}, false});
  CHECK(stem_pattern({"手機", "pro"}, "") == Pattern{{"手機", "機", "pro"}, false});
  CHECK(folded_pattern({"café", "late"}) == Pattern{{"cafe", "late"}, false});
  CHECK(folded_pattern({"café", "京都"}) == Pattern{});
}

TEST_CASE("query: the key of a language") {
  for (const auto& [language, key] : {std::pair{"", ""},
                                      {"en", ""},
                                      {"en-GB", ""},
                                      {"English", ""},
                                      {"de", "de"},
                                      {"de_AT", "de"},
                                      {"pt-BR", "pt"},
                                      {"x\"y", "x"},
                                      {"123", ""}}) {
    CHECK(language_key(language) == key);
  }
}

}  // namespace uxi::query
