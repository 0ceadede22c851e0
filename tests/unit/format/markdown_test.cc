#include "format/markdown.h"

#include <array>
#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <functional>
#include <iterator>
#include <thread>
#include <vector>

#include "support/source.h"

namespace uxi::format::markdown {
namespace {

constexpr std::array kNames = {"heading", "paragraph", "item", "quote",
                               "row",     "code",      "html", "rule"};

/// One line a block: kind, what is special, its bytes in `<>`, its words in `()`.
std::string describe(const SourceFile& source, const Block& block) {
  std::string out = kNames.at(static_cast<std::size_t>(block.kind));
  if (block.level > 0) out += fmt::format(" {}", block.level);
  if (block.depth > 0) out += fmt::format(" depth {}", block.depth);
  if (block.quote_depth > 0) out += fmt::format(" quotes {}", block.quote_depth);
  if (block.ordered) out += " ordered";
  if (block.checked) out += *block.checked ? " checked" : " unchecked";
  if (block.header) out += " header";
  if (!block.exact) out += " NEAR";
  out += fmt::format(" <{}> ({})", source.slice(block.span), block.text.text);
  for (const Span& html : block.inline_html) out += fmt::format(" html<{}>", source.slice(html));
  return out + "\n";
}

std::string described(const SourceFile& source) {
  std::string out;
  const Document document = parse(source).value();
  for (const Block& block : document.blocks) out += describe(source, block);
  return out;
}

/// What a byte of plain text may have come from, other than itself.
bool is_decoded(std::string_view raw) {
  return raw.empty() || raw[0] == '&' || raw[0] == '\\' || raw[0] == '\n' || raw[0] == '\r' ||
         raw.starts_with("<br") || raw.starts_with("<BR") ||
         static_cast<unsigned char>(raw[0]) == 0 || static_cast<unsigned char>(raw[0]) >= 0x80;
}

std::string first_wrong_byte(const SourceFile& source, const PlainText& text) {
  if (text.source.size() != text.text.size() || text.source_end.size() != text.text.size()) {
    return "sizes differ";
  }
  for (std::size_t i = 0; i < text.text.size(); ++i) {
    const std::string_view raw = source.slice({text.source[i], text.source_end[i]});
    const bool itself = raw.size() == 1 && raw[0] == text.text[i];
    const bool ordered = i == 0 || text.source[i] >= text.source[i - 1];
    if (!ordered || (!itself && !is_decoded(raw))) {
      return fmt::format("byte {} of `{}` is `{}` in the file", i, text.text, raw);
    }
  }
  return {};
}

void check_places(const SourceFile& source) {
  const Result<Document> document = parse(source);
  REQUIRE(document.has_value());
  for (const Block& block : document->blocks) {
    CAPTURE(describe(source, block));
    CHECK(block.exact);
    CHECK(block.span.end <= source.text().size());
    CHECK(first_wrong_byte(source, block.text) == "");
    for (const PlainText& cell : block.cells) CHECK(first_wrong_byte(source, cell) == "");
  }
}

}  // namespace

TEST_CASE("markdown: blocks with their bytes and words") {
  struct Row {
    std::string text;
    std::string blocks;
  };
  const Row rows[] = {
      {"", ""},
      {"Hello *em* `co de` [l](http://x \"t\") \\* &amp; x\n  second  \n   third\\\nfourth\n",
       "paragraph <Hello *em* `co de` [l](http://x \"t\") \\* &amp; x\n  second  \n   "
       "third\\\nfourth> "
       "(Hello em co de l * & x\nsecond\nthird\nfourth)\n"},
      {"- a\n  b *c*\n\n  para two\n  - nested\n    more\n1. one\n2) two\n",
       "item depth 1 <- a\n  b *c*> (a\nb c)\nparagraph depth 1 <para two> (para two)\n"
       "item depth 2 <- nested\n    more> (nested\nmore)\nitem depth 1 ordered <1. one> (one)\n"
       "item depth 1 ordered <2) two> (two)\n"},
      {"> quote\n> more *x*\nlazy\n> > deep\n> y\n\n> - i\n",
       "quote quotes 1 <quote\n> more *x*\nlazy> (quote\nmore x\nlazy)\n"
       "quote quotes 2 <deep\n> y> (deep\ny)\nitem depth 1 quotes 1 <- i> (i)\n"},
      {"Head *x*\nover\n===\n\n## H2 `c` ##\n#\n###### six\n",
       "heading 1 <Head *x*\nover\n===> (Head x\nover)\nheading 2 <## H2 `c` ##> (H2 c)\n"
       "heading 1 <#> ()\nheading 6 <###### six> (six)\n"},
      {"| a | b \\| c |\n|---|---|\n| *x* | `y\\|z` |\n|  | \\* |\n| &amp; ||\n",
       "row header <| a | b \\| c |> (a\tb | c)\nrow <| *x* | `y\\|z` |> (x\ty|z)\n"
       "row <|  | \\* |> (\t*)\nrow <| &amp; ||> (&\t)\n"},
      {"para\n| a |\n|---|\n| b |\n",
       "paragraph <para> (para)\nrow header <| a |> (a)\nrow <| b |> (b)\n"},
      {"para\nmore\n| a |\n|---|\n",
       "paragraph <para\nmore> (para\nmore)\nrow header <| a |> (a)\n"},
      {"- | a |\n  |---|\n  | b |\n",
       "item depth 1 <-> ()\nrow depth 1 header <| a |> (a)\nrow depth 1 <| b |> (b)\n"},
      {"<!-- c -->\ntext <!-- in --> more<br>x\n\n<div>\nx\n</div>\n",
       "html <<!-- c -->> (<!-- c -->\n)\nparagraph <text <!-- in --> more<br>x> (text  more\nx) "
       "html<<!-- in -->> html<<br>>\nhtml <<div>\nx\n</div>> (<div>\nx\n</div>\n)\n"},
      {"```cpp\n code\n```\n\n    indented\n\n> ~~~\n> x\n",
       "code <```cpp\n code\n```> ( code\n)\ncode <indented> (indented\n)\n"
       "code quotes 1 <~~~\n> x> (x\n)\n"},
      {"* - x\n\n***\n\n-\tfoo\n1) a\n\tb\n",
       "item depth 1 <*> ()\nitem depth 2 <- x> (x)\nrule <***> ()\nitem depth 1 <-\tfoo> (foo)\n"
       "item depth 1 ordered <1) a\n\tb> (a\nb)\n"},
      {"a\r\nb\r\n\r\n- c\r\n\r\n      d\r\n",
       "paragraph <a\r\nb> (a\nb)\nitem depth 1 <- c> (c)\ncode depth 1 <d> (d\n)\n"},
      {"\xEF\xBB\xBF# h\xC3\xA9 \xC2\xA0x\n",
       "heading 1 <# h\xC3\xA9 \xC2\xA0x> (h\xC3\xA9 \xC2\xA0x)\n"},
      {"[r]: x\n[s]: y\nfoo [r] [t][s] [s][]\n===\n",
       "heading 1 <foo [r] [t][s] [s][]\n===> (foo r t s)\n"},
      {"- [ ] task\n- [x] *done*\n- [X]\n",
       "item depth 1 unchecked <- [ ] task> (task)\nitem depth 1 checked <- [x] *done*> (done)\n"
       "item depth 1 <- [X]> ([X])\n"},
      {"~~s~~ <http://y> ![img *a*](u \"t\")z <a@b.de>\n",
       "paragraph <~~s~~ <http://y> ![img *a*](u \"t\")z <a@b.de>> (s http://y z a@b.de)\n"},
      {"**a\nb** `c\nd` `` ` `` ***x** y* _z_ __w__ [p(q)](<a b> (t)) a*b\n",
       "paragraph <**a\nb** `c\nd` `` ` `` ***x** y* _z_ __w__ [p(q)](<a b> (t)) a*b> "
       "(a\nb c d ` x y z w p(q) a*b)\n"},
      {"&nbsp;&#35;&bogus;\\q\\\\&ngE;\n",
       "paragraph <&nbsp;&#35;&bogus;\\q\\\\&ngE;> (\xC2\xA0#&bogus;\\q\\\xE2\x89\xA7\xCC\xB8)\n"},
      {"bad \xFF utf\xC3 ok\n",
       "paragraph <bad \xFF utf\xC3 ok> (bad \xEF\xBF\xBD utf\xEF\xBF\xBD ok)\n"},
      {"---\nstudy: x\n---\nwords\n", "paragraph <words> (words)\n"},
      {"> `a\n>  b\nc` \\\n d [x\n  ](y)\n",
       "quote quotes 1 <`a\n>  b\nc` \\\n d [x\n  ](y)> (a b c \n d x\n)\n"},
      {"x `a\\|b`\n| h |\n|---|\n\\\\| c\n",
       "paragraph <x `a\\|b`> (x a|b)\nrow header <| h |> (h)\nrow <\\\\| c> (| c)\n"},
      {"-text\n*word\n1.x\n", "paragraph <-text\n*word\n1.x> (-text\n*word\n1.x)\n"},
      {"a\n<!-- uxi-disable x -- y\n more -->\nb\n",
       "paragraph <a> (a)\nhtml <<!-- uxi-disable x -- y\n more -->> "
       "(<!-- uxi-disable x -- y\n more -->\n)\nparagraph <b> (b)\n"},
  };
  for (const Row& row : rows) {
    const SourceFile source = test::source(row.text, "a.md");
    CAPTURE(row.text);
    CHECK(described(source) == row.blocks);
    check_places(source);
  }
}

TEST_CASE("markdown: words in which nothing is a mark read as they do in front of one") {
  // The words of such a block are not read by cmark-gfm; a mark behind them makes it read them.
  for (const std::string words :
       {"one two", "one! two] (three) ~", "one  \n two \t\nthree", "one\n\ttwo\n    three",
        "> one\nlazy\n   > two", "> one\n   lazy", "- a\n  b\n c", "1) a\n\n   b\nlazy\n\tlazy",
        "# head", "## a\tb", "one\r\ntwo", "one\rtwo", "caf\u00e9\u00a0\n\u00a0x \u2028y",
        "one\v\n\ftwo", "| a | b\n|---|---\n| c d \\| e | f", "[a]: b\nwords\nmore",
        "a\tb\n\x01c"}) {
    CAPTURE(words);
    const SourceFile plain("plain.md", words);
    const SourceFile marked("marked.md", words + "*z*");
    const Document left = parse(plain).value();
    const Document right = parse(marked).value();
    REQUIRE(left.blocks.size() == right.blocks.size());
    for (std::size_t i = 0; i < left.blocks.size(); ++i) {
      const PlainText& text = left.blocks[i].text;
      const std::string_view z = i + 1 < left.blocks.size() ? "" : "z";
      CHECK(text.text + std::string(z) == right.blocks[i].text.text);
      CHECK(text.source == right.blocks[i].text.source.slice({0, text.source.size()}));
      CHECK(left.blocks[i].exact == right.blocks[i].exact);
    }
  }
}

TEST_CASE("markdown: a range of words goes back to the bytes it came from") {
  const SourceFile source = test::source("- say **R&amp;D** \\*now\\*\n");
  const PlainText text = parse(source)->blocks.at(0).text;
  CHECK(text.text == "say R&D *now*");
  CHECK(source.slice(text.to_source({4, 7})) == "R&amp;D");
  CHECK(source.slice(text.to_source({5, 6})) == "&amp;");
  CHECK(source.slice(text.to_source({8, 13})) == "\\*now\\*");
  CHECK(text.to_source({4, 4}) == Span{8, 8});
  CHECK(text.to_source({13, 13}) == Span{25, 25});
  CHECK(text.all({4, 7}, Style::strong));
  CHECK(!text.all({3, 7}, Style::strong));
  CHECK(!text.all({4, 7}, Style::emphasis));
}

TEST_CASE("markdown: stretches of a style are joined where they touch") {
  const SourceFile source = test::source("~~a~~ **~~b~~**~~c~~ *d ~~e *f* g~~* h\n");
  const PlainText text = parse(source)->blocks.at(0).text;
  CHECK(text.text == "a bc d e f g h");
  CHECK(text.dressed(Style::strike) == std::vector<Span>{{0, 1}, {2, 4}, {7, 12}});
  CHECK(text.dressed(Style::emphasis) == std::vector<Span>{{5, 12}});
  CHECK(text.dressed(Style::code).empty());
}

TEST_CASE("markdown: threads that read at the same time see every mark") {
  constexpr std::size_t kReads = 40;
  std::string text;
  for (int i = 0; i < 60; ++i) text += "- say ~~this~~\n";
  const SourceFile source = test::source(text);
  const auto read = [&](std::size_t& struck) {
    for (std::size_t i = 0; i < kReads; ++i) {
      const auto document = parse(source);
      for (const Block& block : document->blocks) {
        struck += block.text.all({4, 8}, Style::strike) ? 1U : 0U;
      }
    }
  };
  std::array<std::size_t, 4> struck{};
  std::vector<std::thread> threads;
  for (std::size_t& count : struck) threads.emplace_back(read, std::ref(count));
  for (std::thread& thread : threads) thread.join();
  CHECK(struck == std::array<std::size_t, 4>{2400, 2400, 2400, 2400});
}

TEST_CASE("markdown: front matter ends at the next fence") {
  struct Row {
    std::string text;
    FrontMatter front;
  };
  const Row rows[] = {
      {"---\na: b\n---\nx", {.yaml = Span{4, 9}, .body = 13}},
      {"\xEF\xBB\xBF---\r\na: b\r\n--- \r\nx", {.yaml = Span{8, 14}, .body = 20}},
      {"---\n---\n", {.yaml = Span{4, 4}, .body = 8}},
      {"---\na: b\n---", {.yaml = Span{4, 9}, .body = 12}},
      {"---\na: b\n", {}},
      {"----\na\n---\n", {}},
      {"\n---\na\n---\n", {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const FrontMatter front = front_matter(row.text);
    CHECK(front.yaml == row.front.yaml);
    CHECK(front.body == row.front.body);
  }
}

TEST_CASE("markdown: escaped words stand as themselves") {
  struct Row {
    std::string words;
    std::string escaped;
  };
  const Row rows[] = {
      {"plain, words. (yes) - 5!", "plain, words. (yes) - 5!"},
      {"a*b_c`d[e]<f\\g^h", "a\\*b\\_c\\`d\\[e]\\<f\\\\g\\^h"},
      {"R&D &amp; x & y", "R\\&D \\&amp; x & y"},
      {"~5", "~5"},
      {"~5~", "\\~5\\~"},
      {"a\n- b\n+ c\n# d\n> e\n1. f\n2) g", "a\n\\- b\n\\+ c\n\\# d\n\\> e\n1\\. f\n2\\) g"},
      {"a\n---", "a\n\\---"},
      {"a\n===", "a\n\\==="},
      {"a\n-5 #1 1.5", "a\n-5 #1 1.5"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.words);
    CHECK(escape(row.words) == row.escaped);
    CHECK(unescape(row.escaped) == row.words);
    const SourceFile source = test::source("**P** " + row.escaped + "\n");
    const Document document = parse(source).value();
    REQUIRE(document.blocks.size() == 1);
    CHECK(document.blocks[0].text.text == "P " + row.words);
  }
}

TEST_CASE("markdown: a file over the limit is refused") {
  const Result<Document> document = parse(test::source(std::string(kMaxBytes + 1, 'a'), "a.md"));
  REQUIRE(!document.has_value());
  CHECK(to_string(document.error()) == "a.md: error: larger than 8 MiB, too large for Markdown");
}

TEST_CASE("markdown: a line that nests too deep is refused") {
  const Result<Document> document = parse(test::source("a\n\n" + std::string(300, '>'), "a.md"));
  REQUIRE(!document.has_value());
  CHECK(to_string(document.error()) ==
        "a.md: error: line 3 is nested more than 200 deep, too deep for Markdown");
  CHECK(parse(test::source(std::string(300, '-') + "\n", "a.md")).has_value());
}

TEST_CASE("markdown: where marks are more than anybody writes they are words") {
  const auto repeat = [](std::string_view words, int times) {
    std::string out;
    for (; times > 0; --times) out += words;
    return out;
  };
  for (const std::string_view words :
       {"*a _b ", "![[]()", "&a", "a <? ", "a <!X ", "a <![CDATA[", "\\*a ", "[a]( ", "~a~ "}) {
    for (const std::string_view end : {"", "\n", "\n\nMore.\n"}) {
      CAPTURE(words);
      CAPTURE(end);
      const std::string dense = repeat(words, 6000);
      const SourceFile source = test::source(dense + std::string(end));
      const Document document = parse(source).value();
      REQUIRE(!document.blocks.empty());
      const Block& block = document.blocks[0];
      CHECK(block.text.text == dense.substr(0, dense.find_last_not_of(' ') + 1));
      CHECK(block.exact);
      CHECK(block.text.styles.empty());
      check_places(source);
    }
  }
  const Document bold = parse(test::source(repeat("**a** b ", 1000))).value();
  CHECK(bold.blocks[0].text.styles.size() == 1000);
}

TEST_CASE("markdown: rows that would be nothing but cells left out make no table") {
  const auto rows = [](int columns, int count) {
    std::string text;
    for (const std::string_view cell : {"|a", "|-"}) {
      for (int i = 0; i < columns; ++i) text += cell;
      text += "|\n";
    }
    for (int i = 0; i < count; ++i) text += "|b\n";
    return parse(test::source(text)).value().blocks.front().kind;
  };
  CHECK(rows(10, 200) == BlockKind::table_row);
  CHECK(rows(500, 500) == BlockKind::paragraph);
}

TEST_CASE("markdown: every byte of every real guide knows its place" *
          doctest::test_suite("corpus")) {
  const char* variable = std::getenv("UXI_CORPUS");
  const std::filesystem::path folder =
      variable != nullptr ? variable : UXI_SOURCE_FOLDER "/../shared/corpus";
  if (!std::filesystem::is_directory(folder)) {
    MESSAGE("no corpus at UXI_CORPUS; skipped");
    return;
  }
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".md") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const SourceFile source(entry.path().filename(),
                            {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()});
    CAPTURE(source.path());
    check_places(source);
  }
}

}  // namespace uxi::format::markdown
