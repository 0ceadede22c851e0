#include "text/strings.h"

#include <doctest/doctest.h>

namespace uxi::text {

using Views = std::vector<std::string_view>;

TEST_CASE("text: trimming, splitting, joining, replacing") {
  CHECK(trim("\xC2\xA0 a b \r\n\xC2\xA0") == "a b");
  CHECK(trim(" \t").empty());
  CHECK(trim("\xC2").size() == 1);
  CHECK(split("a,,b", ',') == Views{"a", "", "b"});
  CHECK(split("", ',') == Views{""});
  CHECK(split(",", ',') == Views{"", ""});
  CHECK(join({"a", "b"}, ", ") == "a, b");
  CHECK(join({}, ", ").empty());
  CHECK(contains("abc", "bc"));
  CHECK_FALSE(contains("abc", "cb"));
  CHECK(replace_all("aXbX", "X", "--") == "a--b--");
  CHECK(replace_all("aaa", "aa", "a") == "aa");
  CHECK(replace_all("abc", "", "x") == "abc");
  CHECK(squeeze(" a \n\t b\xC2\xA0\xE2\x80\x89"
                "c ") == "a b c");
}

TEST_CASE("text: wrapping breaks at spaces and counts columns") {
  CHECK(wrap("one two three", 7) == "one two\nthree");
  CHECK(wrap("one two three", 7, 2) == "one two\n  three");
  CHECK(wrap("one two six ten", 7, 2) == "one two\n  six ten");
  CHECK(wrap("one incomprehensibility two", 5) == "one\nincomprehensibility\ntwo");
  CHECK(wrap("日本 日本", 5) == "日本\n日本");
  CHECK(wrap("one\n\ntwo  three", 80, 1) == "one\n\n two three");
  CHECK(wrap("", 10).empty());
}

TEST_CASE("text: numbers with their nouns") {
  CHECK(counted(1, "turn") == "1 turn");
  CHECK(counted(0, "turn") == "0 turns");
  CHECK(counted(2, "study", "studies") == "2 studies");
  CHECK(counted(1, "study", "studies") == "1 study");
}

}  // namespace uxi::text
