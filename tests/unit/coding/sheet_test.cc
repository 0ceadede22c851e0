#include "coding/sheet.h"

#include <doctest/doctest.h>

#include "coding/anchor.h"
#include "coding/placing.h"
#include "coding/sheet_apply.h"
#include "support/source.h"

namespace uxi::coding {
namespace {

Transcript transcript() {
  Transcript transcript{.session = "P01"};
  transcript.turns = {
      {.id = 1, .speaker = "I", .start = Millis{4000}, .words = "What happened?"},
      {.id = 2,
       .speaker = "P",
       .words = "They said \"no\" twice, twice; | and + that # was ^it, over and over and over, "
                "until a backslash \\ came and somebody at last gave in to what we wanted."},
      {.id = 5, .speaker = "P", .words = "Fine."}};
  return transcript;
}

Codebook codebook() {
  Diagnostics findings;
  return read_codebook(
      test::source("codes: {a: {name: A}, b/c: {name: B C}, old: {name: Old, retired: yes}}"),
      findings);
}

std::vector<Highlight> highlights(const Transcript& t) {
  std::vector<Highlight> all = {*place_words(t, 2, 2, "said \"no\" twice"),
                                *place_words(t, 2, 2, "twice", 2), *make_highlight(t, 1, 2, {}),
                                *make_highlight(t, 5, 5, {}),
                                *place_words(t, 2, 2, "backslash \\ came")};
  Highlight lost{.first_turn = 2, .last_turn = 2, .quote = "never was there at all", .at = 3};
  all.push_back(lost);
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i].id = "h00000000000" + std::to_string(i);
    all[i].codes = {{"a", {}}, {"gone/code", {}}};
    all[i].memo = i % 2 == 0 ? "" : "what -- {this} is";
  }
  return all;
}

struct Read {
  Diagnostics findings;
  SheetAnswer answer;
};
Read read(const std::string& text, const Transcript& t, const std::vector<Highlight>& base) {
  const SourceFile source("sheet", text);
  Read result;
  const Sheet sheet = read_sheet(source, t, result.findings);
  result.answer = resolve_sheet(source, sheet, t, codebook(), base, result.findings);
  return result;
}

}  // namespace

TEST_CASE("sheet: read back as it was written, every record stays as it is") {
  const Transcript t = transcript();
  const std::vector<Highlight> all = highlights(t);
  const std::string text = write_sheet(
      {.transcript = t, .codebook = codebook(), .highlights = all, .others = {{"ben", all[0]}}});
  const Read back = read(text, t, all);
  CHECK(back.findings.empty());
  REQUIRE(back.answer.highlights.size() == all.size());
  for (const Highlight& highlight : all) {
    bool there = false;
    for (const Highlight& other : back.answer.highlights) {
      there = there || write_highlight(other) == write_highlight(highlight);
    }
    CAPTURE(highlight.id);
    CHECK(there);
  }
}

TEST_CASE("sheet: a line of codes says codes, words, turns, memo and id") {
  const auto line = parse_code_line(
      "+a +b/c! ^15-16 \"charged \\\"us\\\" twice\" @2 -- why: {a} thing {h7c1f09ab33e0}");
  REQUIRE(line);
  CHECK(*line == CodeLine{.codes = {"a", "b/c!"},
                          .words = "charged \"us\" twice",
                          .first = 15,
                          .last = 16,
                          .nth = 2,
                          .memo = "why: {a} thing",
                          .id = "h7c1f09ab33e0"});
  CHECK(parse_code_line(write_code_line(*line)) == *line);
  const std::pair<const char*, unsigned> wrong[] = {
      {"+a \"x", 4},   {"+a \"x\" \"y\"", 8}, {"+a ^x", 4},      {"+a @0", 4},
      {"+a {h12}", 4}, {"+a \"  \"", 4},      {"+\xC3\xA9 @", 4}};
  for (const auto& one : wrong) {
    CAPTURE(one.first);
    const auto parsed = parse_code_line(one.first);
    REQUIRE_FALSE(parsed);
    CHECK(parsed.error().column == one.second);
  }
}

TEST_CASE("sheet: edits by both sides are joined, and clashes are named") {
  const Transcript t = transcript();
  const std::vector<Highlight> base = highlights(t);
  std::vector<Highlight> now = base;
  std::vector<Highlight> mine = base;
  now[0].memo = "theirs";
  mine[1].memo = "mine";
  now.erase(now.begin() + 3);
  mine.erase(mine.begin() + 4);
  Highlight fresh = base[0];
  fresh.id.clear();
  fresh.first_turn = fresh.last_turn = 5;
  mine.push_back(fresh);
  Joined joined = join_edits(base, now, mine);
  CHECK(joined.clashes.empty());
  REQUIRE(joined.highlights.size() == 5);
  CHECK(joined.highlights[0].memo == "theirs");
  CHECK(joined.highlights[1].memo == "mine");
  mine[0].memo = "mine too";
  mine[3].memo = "of what is gone";
  joined = join_edits(base, now, mine);
  CHECK(joined.clashes == std::vector<std::string>{"h000000000000", "h000000000003"});
  const auto seen = with_seen(base, now, joined.clashes);
  CHECK(join_edits(seen, now, mine).clashes.empty());
}

TEST_CASE("sheet: from another state of the transcript only its codes are read") {
  const Transcript t = transcript();
  const std::vector<Highlight> all = highlights(t);
  const std::string text =
      write_sheet({.transcript = t, .codebook = codebook(), .highlights = all});
  Transcript later = t;
  later.turns[2].words = "Fine, then.";
  const Read back = read(text, later, all);
  CHECK(back.findings.empty());
  CHECK(back.answer.highlights.size() == all.size());
  CHECK(read("", t, all).answer.highlights.empty());
}

}  // namespace uxi::coding
