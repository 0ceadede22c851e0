#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "unit/model/findings.h"
#include "uxi/codebook.h"

namespace uxi {
namespace {

std::string findings_of(const std::string& text) {
  test::File file(text);
  static_cast<void>(read_tags(file.source, "P01", "ana", file.diagnostics));
  return file.findings();
}

}  // namespace

TEST_CASE("tags: each highlight is written as it was read") {
  const std::vector<std::string> lines{
      R"({id: h7c1f09ab33e0, turn: 12, quote: "charged us twice", at: 41, before: "so they had ", after: " and nobody", codes: [pain/billing/double-charge], added: 2026-03-15})",
      R"({id: h90ee41d2a0b7, turn: 15-16, hash: "xxh3:1c", codes: [surprise], memo: "Nobody in the team owns this", added: 2026-03-15})",
      R"({id: h000000000001, turn: 3, quote: "no: \"never\", {she} said", at: 0, codes: [a, b/c], by: suggested})",
      R"({id: h000000000002, turn: 20-4, hash: "xxh3:2", codes: [a]})",
  };
  std::string text;
  for (const std::string& line : lines) text += "- " + line + "\n";
  test::File file(text);
  const TagFile tags = read_tags(file.source, "P01", "ana", file.diagnostics);
  CHECK(file.findings() == "");
  CHECK(tags.session == "P01");
  CHECK(tags.coder == "ana");
  REQUIRE(tags.highlights.size() == lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    CHECK(write_highlight(tags.highlights[i]) == lines[i]);
    CHECK(file.source.slice(tags.highlights[i].span) == lines[i]);
  }
  const Highlight& first = tags.highlights[0];
  CHECK(first.first_turn == 12);
  CHECK(first.last_turn == 12);
  CHECK(first.at == 41);
  CHECK(first.before == "so they had ");
  CHECK(file.source.slice(first.codes[0].span) == "pain/billing/double-charge");
  CHECK(first.added == Date{2026, 3, 15});
  CHECK(tags.highlights[1].last_turn == 16);
  CHECK(tags.highlights[2].by == "suggested");
}

TEST_CASE("tags: prose in a record is always quoted") {
  const Highlight highlight{.id = "h000000000001",
                            .first_turn = 1,
                            .last_turn = 1,
                            .quote = "no",
                            .at = 2,
                            .before = "a\tb\\",
                            .after = "\xE2\x80\xA6",
                            .codes = {{"a", {}}},
                            .memo = "line\nbreak"};
  const std::string written = write_highlight(highlight);
  CHECK(written == R"({id: h000000000001, turn: 1, quote: "no", at: 2, before: "a\tb\\", after: ")"
                   "\xE2\x80\xA6"
                   R"(", codes: [a], memo: "line\nbreak"})");
  test::File file("- " + written + "\n");
  const Highlight again = read_tags(file.source, "P01", "ana", file.diagnostics).highlights.front();
  CHECK(again.before == highlight.before);
  CHECK(again.memo == highlight.memo);
  CHECK(file.findings() == "");
}

TEST_CASE("tags: an empty file has no highlights") {
  CHECK(findings_of("") == "");
  CHECK(findings_of("# none yet\n") == "");
  CHECK(findings_of("[]\n") == "");
}

TEST_CASE("tags: what is wrong in a record") {
  struct Row {
    std::string text;
    std::string findings;
    std::size_t kept;
  };
  const std::string good = "- {id: h000000000001, turn: 1, hash: x, codes: [a]}\n";
  const std::vector<Row> rows{
      {"a: b\n",
       "f:1:1: error: a tag file must be a list, not a mapping; write one highlight a line, as `- "
       "{id: ..., turn: 12, ...}` [tag/type]\n",
       0},
      {"- x\n",
       "f:1:3: error: each highlight must be a mapping, not `x`; write `key: value` [tag/type]\n",
       0},
      {good + good,
       "f:2:8: error: id `h000000000001` is used twice; first on line 1 [tag/doubled-id]\n", 2},
      {"- {id: h1, turn: 1, hash: x, codes: [a]}\n",
       "f:1:8: error: `h1` is not a highlight id; it is `h` and twelve hex digits [tag/id]\n", 0},
      {"- {turn: 1, hash: x, codes: [a]}\n", "f:1:3: error: `id` is missing [tag/missing]\n", 0},
      {"- {id: h000000000001, turn: 0, hash: x, codes: [a]}\n",
       "f:1:29: error: `0` is not a turn; write `12`, or `15-16` for several [tag/value]\n", 0},
      {"- {id: h000000000001, turn: 1-2-3, hash: x, codes: [a]}\n",
       "f:1:29: error: `1-2-3` is not a turn; write `12`, or `15-16` for several [tag/value]\n", 0},
      {"- {id: h000000000001, turn: 1, codes: [Pain]}\n",
       "f:1:3: error: `quote` or `hash` is missing; without them nobody can prove which words were "
       "meant [tag/missing]\n"
       "f:1:40: error: `Pain` is not a code; it is lower-case words with hyphens, `/` between "
       "levels [tag/id]\n",
       1},
      {"- {id: h000000000001, turn: 1, hash: x, by: me, at: -1, cods: [a]}\n",
       "f:1:3: error: `codes` is missing [tag/missing]\n"
       "f:1:45: error: `by` must be one of `suggested`, not `me` [tag/value]\n"
       "f:1:53: error: `at` must be 0 or more, not `-1` [tag/range]\n"
       "f:1:57: warning: unknown key `cods`; did you mean `codes`? [tag/unknown-key]\n",
       1},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    test::File file(row.text);
    CHECK(read_tags(file.source, "P01", "ana", file.diagnostics).highlights.size() == row.kept);
    CHECK(file.findings() == row.findings);
  }
}

}  // namespace uxi
