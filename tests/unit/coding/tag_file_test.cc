#include "coding/tag_file.h"

#include <doctest/doctest.h>

namespace uxi::coding {
namespace {

const char* const kFile =
    "# by hand\n"
    "- {id: h000000000001, turn: 2, quote: \"one\", at: 0, codes: [a]}\n"
    "- {id: h000000000002, turn: 4, quote: \"two\", at: 0, codes: [b]}  "
    "# "
    "mine\n"
    "- {id: h000000000003, turn: 6, hash: \"xxh3:1\", codes: [c]}\n";

Highlight whole(int turn, const char* id) {
  Highlight highlight{.id = id, .first_turn = turn, .last_turn = turn};
  highlight.hash = "xxh3:9";
  highlight.codes = {{"d", {}}};
  return highlight;
}

}  // namespace

TEST_CASE("tag file: adding, changing and taking out happen at once, comments stay") {
  const SourceFile source("P01.ana.yaml", kFile);
  Diagnostics findings;
  const TagFile tags = read_tags(source, "P01", "ana", findings);
  REQUIRE(findings.empty());
  Highlight changed = tags.highlights[1];
  changed.memo = "why?";
  const auto after = with_edits(
      source, tags,
      {.fresh = {whole(9, "h00000000000b"), whole(5, "h00000000000a"), whole(8, "h00000000000c")},
       .changed = {changed},
       .gone = {"h000000000003"}});
  REQUIRE(after);
  CHECK(*after ==
        "# by hand\n"
        "- {id: h000000000001, turn: 2, quote: \"one\", at: 0, codes: "
        "[a]}\n"
        "- {id: h000000000002, turn: 4, quote: \"two\", at: 0, codes: "
        "[b], "
        "memo: \"why?\"}  # mine\n"
        "- {id: h00000000000a, turn: 5, hash: \"xxh3:9\", codes: [d]}\n"
        "- {id: h00000000000c, turn: 8, hash: \"xxh3:9\", codes: [d]}\n"
        "- {id: h00000000000b, turn: 9, hash: \"xxh3:9\", codes: [d]}\n");
}

TEST_CASE("tag file: the same place is known, and gets only what it has not") {
  const SourceFile source("P01.ana.yaml", kFile);
  Diagnostics findings;
  TagFile tags = read_tags(source, "P01", "ana", findings);
  Highlight same = tags.highlights[0];
  same.id.clear();
  const Highlight* there = at_same_place(tags.highlights, same);
  REQUIRE(there == tags.highlights.data());
  CHECK_FALSE(add_to(tags.highlights[0], same));
  same.codes = {{"a", {}}, {"z", {}}};
  same.memo = "so";
  CHECK(add_to(tags.highlights[0], same));
  CHECK(tags.highlights[0].codes.size() == 2);
  CHECK(tags.highlights[0].memo == "so");
  same.at = 3;
  CHECK(at_same_place(tags.highlights, same) == nullptr);
}

}  // namespace uxi::coding
