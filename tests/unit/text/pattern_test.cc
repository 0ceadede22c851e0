#include "text/pattern.h"

#include <doctest/doctest.h>

namespace uxi::text {
namespace {

Pattern compiled(std::string_view expression, Pattern::Options options = {}) {
  auto pattern = Pattern::compile(expression, options);
  REQUIRE(pattern.has_value());
  return *std::move(pattern);
}

std::vector<Span> spans(const Pattern& pattern, std::string_view text) {
  std::vector<Span> all;
  for (const PatternMatch& match : pattern.find_all(text)) all.push_back(match.whole);
  return all;
}

using Spans = std::vector<Span>;

}  // namespace

TEST_CASE("text: a pattern finds the leftmost match from an offset, with its groups") {
  const Pattern pattern = compiled("(do)(n't)? you");
  const std::string_view text = "Don't you? And do you?";
  auto match = pattern.find(text);
  REQUIRE(match.has_value());
  CHECK(match->whole == Span{0, 9});
  REQUIRE(match->groups.size() == 2);
  CHECK(match->groups[1] == Span{2, 5});
  match = pattern.find(text, 3);
  REQUIRE(match.has_value());
  CHECK(match->whole == Span{15, 21});
  CHECK(match->groups[1] == std::nullopt);
  CHECK_FALSE(pattern.find(text, 16).has_value());
  CHECK_FALSE(pattern.find(text, 99).has_value());
  CHECK(pattern.expression() == "(do)(n't)? you");
}

TEST_CASE("text: a pattern sees what stands before the offset") {
  CHECK_FALSE(compiled("^b").find("ab", 1).has_value());
  CHECK_FALSE(compiled("\\bb").find("ab", 1).has_value());
}

TEST_CASE("text: all matches, the empty ones too") {
  CHECK(spans(compiled("[aé]"), "aéa") == Spans{{0, 1}, {1, 3}, {3, 4}});
  CHECK(spans(compiled("x*"), "éx") == Spans{{0, 0}, {2, 3}, {3, 3}});
  CHECK(spans(compiled("a"), "").empty());
  CHECK(spans(compiled("a*"), "") == Spans{{0, 0}});
}

TEST_CASE("text: case and whole matches") {
  CHECK(compiled("why").matches("WHY not"));
  CHECK_FALSE(compiled("why", {.ignore_case = false}).matches("WHY not"));
  CHECK(compiled("É").matches("é"));
  CHECK(compiled("a|ab").matches_whole("ab"));
  CHECK_FALSE(compiled("a").matches_whole("ab"));
}

TEST_CASE("text: a wrong or too large pattern is an error, never a message on stderr") {
  for (const char* expression : {"(", "[a", "a**", "(?=x)", "\\1", "((a{1000}){1000})"}) {
    CAPTURE(expression);
    const auto pattern = Pattern::compile(expression);
    REQUIRE_FALSE(pattern.has_value());
    CHECK(pattern.error().kind == ErrorKind::syntax);
  }
  CHECK(Pattern::compile("(").error().message == "pattern `(` is wrong: missing ): (");
  CHECK_FALSE(Pattern::compile(std::string(70000, 'a')).has_value());
}

TEST_CASE("text: a pattern takes linear time where backtracking would not") {
  const std::string text(20000, 'a');
  CHECK_FALSE(compiled("(a*)*(a*)*b").matches(text));
}

}  // namespace uxi::text
