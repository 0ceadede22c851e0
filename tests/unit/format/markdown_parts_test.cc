// A long text read in parts gives what it gives in one.
#include "format/markdown_parts.h"

#include <doctest/doctest.h>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "format/markdown.h"
#include "support/source.h"

namespace uxi::format::markdown {
namespace {

std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> out;
  for (const Span range : cut_parts(text, 1).ranges) {
    out.emplace_back(text.substr(range.begin, range.size()));
  }
  return out;
}

std::string outline(const Document& document) {
  std::string out;
  for (const Block& block : document.blocks) {
    out += std::to_string(static_cast<int>(block.kind)) + ' ' + std::to_string(block.depth) + ' ' +
           block.text.text + '\n';
  }
  return out;
}

}  // namespace

TEST_CASE("markdown: a text is cut at the margin behind a blank line") {
  using Texts = std::vector<std::string>;
  CHECK(parts_of("") == Texts{""});
  CHECK(parts_of("a\nb\n\nc\n") == Texts{"a\nb\n\n", "c\n"});
  CHECK(parts_of("a\r\nb\r\n\r\nc") == Texts{"a\r\nb\r\n\r\n", "c"});
  CHECK(parts_of("- a\n\n  b\n\n- c\n\n# d\n") == Texts{"- a\n\n  b\n\n", "- c\n\n", "# d\n"});
  CHECK(parts_of("```\na\n\nb\n```\n\nc\n") == Texts{"```\na\n\nb\n```\n\n", "c\n"});
  CHECK(parts_of("````\n```\n\nb\n") == Texts{"````\n```\n\nb\n"});
  CHECK(parts_of("<!-- a\n\nb -->\n\nc\n") == Texts{"<!-- a\n\nb -->\n\n", "c\n"});
  CHECK(parts_of("<pre>\n\na</pre>\n\nb\n") == Texts{"<pre>\n\na</pre>\n\n", "b\n"});
  // The second fence closes the first one, or opens code at the margin: nobody knows from here.
  CHECK(parts_of("- a\n  ```\n\nb\n```\n\nc\n") == Texts{"- a\n  ```\n\nb\n```\n\nc\n"});
}

TEST_CASE("markdown: a text is cut between the items of a list at the margin") {
  using Texts = std::vector<std::string>;
  CHECK(parts_of("- a\n- b\n  c\n  - d\n- e\n") == Texts{"- a\n", "- b\n  c\n  - d\n", "- e\n"});
  CHECK(parts_of("12. a\n13. b\n") == Texts{"12. a\n", "13. b\n"});
  CHECK(parts_of("a\n\n> b\n> c\n\n> d\n") == Texts{"a\n\n", "> b\n> c\n\n", "> d\n"});
  // Words of a paragraph, as the first is, or nobody knows.
  for (const std::string text : {"a\n13. b\n14. c\n", "- a\nb\n- c\n", "<div>\n- a\n- b\n",
                                 "- a\n- - -\n- | -\n", "- a\n-\n-b\n", "- [a]: /x\n- see [a]\n"}) {
    CHECK(parts_of(text) == Texts{text});
  }
}

TEST_CASE("markdown: whatever stands in them, parts have the blocks of the whole") {
  static constexpr std::string_view kLines[] = {
      "- a",   "- b **c**", "  - d",  "    - e",  "1. f",     "2. g",      "text",  "  text",
      "",      "",          "",       "# head",   "> said",   "---",       "- - -", "| a | b |",
      "|---|", "|---|---|", "- | -",  "a | b",    "<div>",    "</div>",    "<!--",  "-->",
      "```",   "  ```",     "* star", "      in", "***",      "===",       "    c", "- \"q\"",
      "-",     "-    ",     "10) h",  "\t- tab",  "  > deep", "<b>x</b> y"};
  unsigned random = 12345;
  const auto next = [&random](std::size_t most) {
    random = random * 1664525U + 1013904223U;
    return (random >> 8U) % most;
  };
  for (int round = 0; round < 1000; ++round) {
    std::string text = "\n";  // no front matter
    for (std::size_t lines = 2 + next(14); lines > 0; --lines)
      text += std::string(kLines[next(std::size(kLines))]) + '\n';
    CAPTURE(text);
    std::string expected;
    for (const std::string& part : parts_of(text))
      expected += outline(parse(test::source("\n" + part, "a.md")).value());
    CHECK(outline(parse(test::source(text, "a.md")).value()) == expected);
  }
}

TEST_CASE("markdown: links are defined for all parts") {
  const Parts parts = cut_parts("see [a]\n\n[a]: /x\n[b]: /y\n\nc\n[c]: /z\n\n```\n", 1);
  CHECK(parts.definitions == "[a]: /x\n[b]: /y\n");
  CHECK(parts.last_is_open);
}

TEST_CASE("markdown: a text of many parts has the blocks of its pieces, at their places") {
  const std::string piece =
      "## A [link][far] here\n\n- one\n  - two **strong**\n\n    three\n\n> said\nlazily\n\n"
      "| a | b |\n|---|---|\n| c | d |\n\n```\ncode\n\nmore\n```\n\nEnd of it.\n\n";
  const std::string definition = "[far]: https://example.org\n\n";
  const auto once = parse(test::source(piece + definition, "a.md"));
  REQUIRE(once.has_value());
  constexpr int kTimes = 2000;
  std::string text;
  std::string expected;
  for (int i = 0; i < kTimes; ++i) {
    text += piece;
    expected += outline(*once);
  }
  text += definition;
  const auto all = parse(test::source(text, "a.md"));
  REQUIRE(all.has_value());
  CHECK((outline(*all) == expected));
  const Block& last = all->blocks.back();
  CHECK(last.text.text == "End of it.");
  CHECK(text.substr(last.span.begin, last.span.size()) == "End of it.");
}

}  // namespace uxi::format::markdown
