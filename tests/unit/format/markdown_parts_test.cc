// A long text read in parts gives what it gives in one.
#include "format/markdown_parts.h"

#include <doctest/doctest.h>
#include <string>
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
  CHECK(parts_of("- a\n\n  b\n\n- c\n\n# d\n") == Texts{"- a\n\n  b\n\n- c\n\n", "# d\n"});
  CHECK(parts_of("```\na\n\nb\n```\n\nc\n") == Texts{"```\na\n\nb\n```\n\n", "c\n"});
  CHECK(parts_of("````\n```\n\nb\n") == Texts{"````\n```\n\nb\n"});
  CHECK(parts_of("<!-- a\n\nb -->\n\nc\n") == Texts{"<!-- a\n\nb -->\n\n", "c\n"});
  CHECK(parts_of("<pre>\n\na</pre>\n\nb\n") == Texts{"<pre>\n\na</pre>\n\n", "b\n"});
  // The second fence closes the first one, or opens code at the margin: nobody knows from here.
  CHECK(parts_of("- a\n  ```\n\nb\n```\n\nc\n") == Texts{"- a\n  ```\n\nb\n```\n\nc\n"});
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
