#include "coding/quick_tags.h"

#include <doctest/doctest.h>

#include "support/source.h"

namespace uxi::coding {
namespace {

std::string line(const std::string& rest) {
  return "- {id: h111111111111, turn: 2, quote: \"a, codes: [x] \\\" b\", at: 0" + rest + "\n";
}

}  // namespace

TEST_CASE("quick tags: codes stand where the whole reader finds them") {
  const std::string text = "# mine\n" + line(", codes: [pain/late, joy], memo: \"], codes: [\"}") +
                           "\n" + line(", codes: [x], memo: 'it''s # so'}  # codes: [y]") +
                           line(", codes: [a]}\r");
  const SourceFile source = test::source(text);
  const auto quick = quick_tags(source, "P01", "ana");
  REQUIRE(quick.has_value());
  Diagnostics ignored;  // the same id three times
  const TagFile whole = read_tags(source, "P01", "ana", ignored);
  REQUIRE(quick->highlights.size() == 3);
  REQUIRE(whole.highlights.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    const auto& a = quick->highlights[i].codes;
    const auto& b = whole.highlights[i].codes;
    REQUIRE(a.size() == b.size());
    for (std::size_t j = 0; j < a.size(); ++j) {
      CHECK(a[j].value == b[j].value);
      CHECK(a[j].span == b[j].span);
    }
  }
}

TEST_CASE("quick tags: what is written otherwise is for the whole reader") {
  const std::vector<std::string> texts = {"- id: h111111111111\n  codes: [a]\n",
                                          line(", codes: [\"a\"]}"),
                                          line(", codes: [a,b]}"),
                                          line(", codes: []}"),
                                          line(", codes: [a"),
                                          line("}"),
                                          line(", codes: [a], codes: [b]}"),
                                          "- {id: x, turn: 2, codes: [a]}\n",
                                          line(", memo: \"open, codes: [a]}"),
                                          "[]\n"};
  for (const std::string& text : texts)
    CHECK_FALSE(quick_tags(test::source(text), "P01", "ana").has_value());
  CHECK(quick_tags(test::source(""), "P01", "ana").has_value());
}

}  // namespace uxi::coding
