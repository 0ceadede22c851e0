#include "coding/refactor.h"

#include <doctest/doctest.h>

#include "coding/codebook_file.h"
#include "format/edit.h"
#include "support/source.h"

namespace uxi::coding {
namespace {

std::string text_after(const std::string& text, const std::vector<CodeMove>& moves) {
  return format::apply_edits(text, move_in_text(text, moves)).value();
}

std::string tags_after(const std::string& text, const std::vector<CodeMove>& moves) {
  const SourceFile source = test::source(text);
  Diagnostics findings;
  const TagFile tags = read_tags(source, "P01", "ana", findings);
  REQUIRE(findings.empty());
  return format::apply_edits(text, move_in_tags(source, tags, moves)).value();
}

std::string highlight_with(const std::string& codes) {
  return "- {id: h111111111111, turn: 1, quote: \"a\", at: 0, codes: " + codes + "}\n";
}

}  // namespace

TEST_CASE("refactor: a path takes what is below it along, and nothing beside it") {
  const std::vector<CodeMove> moves = {{"pain", "need"}, {"joy/late", "joy/early"}};
  CHECK(moved("pain", moves) == "need");
  CHECK(moved("pain/billing", moves) == "need/billing");
  CHECK(moved("painful", moves) == "painful");
  CHECK(moved("joy", moves) == "joy");
  CHECK(moved("joy/late/refund", moves) == "joy/early/refund");
}

TEST_CASE("refactor: queries and fields of a report follow, prose does not") {
  struct Case {
    const char* before;
    const char* after;
  };
  const std::vector<Case> cases = {
      {"code:pain", "code:need"},
      {"-code:pain/* OR (code:pain/late)", "-code:need/* OR (code:need/late)"},
      {"code:\"pain/late\"", "code:\"need/late\""},
      {"code:painful code:big-pain", "code:painful code:big-pain"},
      {"{{participants with pain}} live with pain", "{{participants with need}} live with pain"},
      {"{{quote P01/h111111111111}} with pain", "{{quote P01/h111111111111}} with pain"},
      {"{{participants\nwith pain}}", "{{participants\nwith pain}}"},
  };
  for (const Case& each : cases) CHECK(text_after(each.before, {{"pain", "need"}}) == each.after);
}

TEST_CASE("refactor: a highlight carries a code once, however its list is written") {
  struct Case {
    const char* before;
    const char* after;
  };
  const std::vector<Case> cases = {
      {"[pain]", "[need]"},
      {"[\"pain\", 'pain/late']", "[\"need\", \"need/late\"]"},
      {"[need, pain, joy]", "[need, joy]"},
      {"[pain, joy, need]", "[need, joy]"},
      {"[joy, joy]", "[joy, joy]"},
      {"[]", "[]"},
  };
  for (const Case& each : cases) {
    CHECK(tags_after(highlight_with(each.before), {{"pain", "need"}}) ==
          highlight_with(each.after));
  }
  CHECK(tags_after("- id: h111111111111\n  turn: 1\n  quote: a\n  codes:\n    - need # mine\n"
                   "    - pain # this one\n    - joy\n",
                   {{"pain", "need"}}) ==
        "- id: h111111111111\n  turn: 1\n  quote: a\n  codes:\n    - need # mine # this one\n"
        "    - joy\n");
}

TEST_CASE("refactor: a codebook keeps comments and order, in flow and in block") {
  const SourceFile source = test::source(
      "# ours\ncodes:\n  pain/late:   # slow\n    name: Late\n    aliases:\n      - slow\n"
      "  pain: {name: Pain}  # all of it\n  joy:\n");
  CodebookText text(source);
  REQUIRE(text.move({{"pain", "need"}}).has_value());
  REQUIRE(text.add_alias("need", "pain").has_value());
  REQUIRE(text.add_alias("need/late", "pain/late").has_value());
  REQUIRE(text.add_alias("need/late", "pain/late").has_value());
  REQUIRE(text.set("joy", "retired", "yes").has_value());
  REQUIRE(text.set("nothing", "retired", "yes").has_value());
  CHECK(text.text() ==
        "# ours\ncodes:\n  need/late:   # slow\n    name: Late\n    aliases:\n      - slow\n"
        "      - pain/late\n  need: {name: Pain, aliases: [pain]}  # all of it\n"
        "  joy: {retired: yes}\n");
  REQUIRE(text.drop("joy", "retired").has_value());
  REQUIRE(text.remove_alias("need", "pain").has_value());
  REQUIRE(text.remove("need/late").has_value());
  CHECK(text.text() == "# ours\ncodes:\n  need: {name: Pain}  # all of it\n  joy: {}\n");
}

}  // namespace uxi::coding
