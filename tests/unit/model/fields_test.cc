#include "model/fields.h"

#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "unit/model/findings.h"

namespace uxi {
namespace {

/// Every kind of field once.
struct Sample {
  std::string title;
  int minutes = 0;
  double share = 0;
  bool redact = false;
  std::optional<Date> due;
  Stage stage = Stage::unstated;
  std::vector<std::string> tags;
  std::string place;
  std::vector<std::string> names;
  std::vector<std::pair<std::string, std::string>> map;

  friend bool operator==(const Sample&, const Sample&) = default;
};

Sample read_sample(test::File& file) {
  Sample sample;
  const Reading reading{file.source, file.diagnostics, "sample"};
  const auto tree = parse_tree(reading);
  if (!tree) return sample;
  Fields fields(reading, *tree);
  sample.title = fields.required_text("title").value;
  sample.minutes =
      fields.integer("minutes", {.least = 1, .most = 600}).value_or(Located<int>{}).value;
  sample.share = fields.number("share", {.least = 0}).value_or(Located<double>{}).value;
  sample.redact = fields.yes_no("redact", false);
  if (const auto due = fields.date("due")) sample.due = due->value;
  sample.stage = fields.choice("stage", kStageNames, Stage::unstated).value;
  for (const Text& tag : fields.texts("tags")) sample.tags.push_back(tag.value);
  fields.mapping("where", [&](Fields& f) { sample.place = f.text("place").value; });
  fields.each("people", [&](Fields& f) { sample.names.push_back(f.text("name").value); });
  for (const FieldEntry& entry : fields.entries("map")) {
    sample.map.emplace_back(entry.key.value, entry.value->scalar);
  }
  return sample;
}

}  // namespace

TEST_CASE("fields: the field says what a scalar is, not its look") {
  test::File file(
      "title: NO\nminutes: '45'\nshare: 5e-1\nredact: yes\ndue: 2026-03-14\nstage: non-user\n"
      "tags: [yes, 12, 2026-01-01]\nwhere: {place: 007}\npeople: [{name: true}, {name: no}]\n"
      "map: {NO: Norway, 12: twelve, null: nothing}\n");
  const Sample expected{.title = "NO",
                        .minutes = 45,
                        .share = 0.5,
                        .redact = true,
                        .due = Date{2026, 3, 14},
                        .stage = Stage::non_user,
                        .tags = {"yes", "12", "2026-01-01"},
                        .place = "007",
                        .names = {"true", "no"},
                        .map = {{"NO", "Norway"}, {"12", "twelve"}, {"null", "nothing"}}};
  CHECK(read_sample(file) == expected);
  CHECK(file.findings() == "");
}

TEST_CASE("fields: what is absent or null is the default, without a finding") {
  test::File file("title: t\nminutes: null\nredact: ~\ndue:\nwhere:\npeople:\ntags: null\n");
  CHECK(read_sample(file) == Sample{.title = "t"});
  CHECK(file.findings() == "");
}

TEST_CASE("fields: each fault has its own words and place") {
  struct Row {
    std::string yaml;
    std::string finding;
  };
  const std::vector<Row> rows{
      {"minutes: abc", "f:2:10: error: `minutes` must be a whole number, not `abc` [sample/type]"},
      {"minutes: 4.5", "f:2:10: error: `minutes` must be a whole number, not `4.5` [sample/type]"},
      {"minutes: 99999999999",
       "f:2:10: error: `minutes` must be a whole number, not `99999999999` [sample/type]"},
      {"minutes: 0", "f:2:10: error: `minutes` must be from 1 to 600, not `0` [sample/range]"},
      {"minutes: [1]", "f:2:10: error: `minutes` must be a whole number, not a list [sample/type]"},
      {"share: nan", "f:2:8: error: `share` must be a number, not `nan` [sample/type]"},
      {"share: inf", "f:2:8: error: `share` must be a number, not `inf` [sample/type]"},
      {"share: -1", "f:2:8: error: `share` must be 0 or more, not `-1` [sample/range]"},
      {"redact: On", "f:2:9: error: `redact` must be yes or no, not `On` [sample/type]"},
      {"redact: {}", "f:2:9: error: `redact` must be yes or no, not a mapping [sample/type]"},
      {"due: 2026-02-30",
       "f:2:6: error: `due` must be a day of the calendar, not `2026-02-30`; write it as "
       "`2026-03-14` [sample/type]"},
      {"stage: chruned",
       "f:2:8: error: `stage` must be one of `current`, `potential`, `churned`, `non-user`, not "
       "`chruned`; did you mean `churned`? [sample/value]"},
      {"stage: [current]", "f:2:8: error: `stage` must be text, not a list [sample/type]"},
      {"tags: {a: b}", "f:2:7: error: `tags` must be a list, not a mapping [sample/type]"},
      {"tags: [[a]]", "f:2:8: error: `tags` must be text, not a list [sample/type]"},
      {"where: here",
       "f:2:8: error: `where` must be a mapping, not `here`; write `key: value` [sample/type]"},
      {"where: {plaice: x}",
       "f:2:9: warning: unknown key `plaice`; did you mean `place`? [sample/unknown-key]"},
      {"people: {name: x}", "f:2:9: error: `people` must be a list, not a mapping [sample/type]"},
      {"people: [x]",
       "f:2:10: error: each of `people` must be a mapping, not `x`; write `key: value` "
       "[sample/type]"},
      {"map: [x]",
       "f:2:6: error: `map` must be a mapping, not a list; write `key: value` [sample/type]"},
      {"map: {[a]: b}", "f:2:7: error: a key must be text, not a list or a mapping [yaml/syntax]"},
      {"tittle: x",
       "f:2:1: warning: unknown key `tittle`; did you mean `title`? [sample/unknown-key]"},
      {"colour: red",
       "f:2:1: warning: unknown key `colour`; keys here are `title`, `minutes`, `share`, "
       "`redact`, `due`, `stage`, `tags`, `where`, `people`, `map` [sample/unknown-key]"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.yaml);
    test::File file("title: t\n" + row.yaml + "\n");
    CHECK(read_sample(file) == Sample{.title = "t"});
    CHECK(file.findings() == row.finding + "\n");
  }
}

TEST_CASE("fields: a lone text where a list is due is found, and taken") {
  test::File file("title: t\ntags: ben\n");
  CHECK(read_sample(file) == Sample{.title = "t", .tags = {"ben"}});
  CHECK(file.findings() ==
        "f:2:7: error: `tags` must be a list, not `ben`; write `[ben]` [sample/type]\n");
}

TEST_CASE("fields: what is missing is said once, at the mapping") {
  struct Row {
    std::string yaml;
    std::string findings;
  };
  const std::vector<Row> rows{
      {"", "f:1:1: error: `title` is missing [sample/missing]\n"},
      {"# only a comment\n", "f:1:1: error: `title` is missing [sample/missing]\n"},
      {"redact: no\nminutes: 5\n", "f:1:1: error: `title` is missing [sample/missing]\n"},
      {"title:\n", "f:1:1: error: `title` has no value [sample/missing]\n"},
      {"- a\n",
       "f:1:1: error: this file must be a mapping, not a list; write `key: value` "
       "[sample/type]\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.yaml);
    test::File file(row.yaml);
    CHECK(read_sample(file).title.empty());
    CHECK(file.findings() == row.findings);
  }
}

TEST_CASE("fields: broken syntax is one finding, not one for each field") {
  test::File file("title: [a\n");
  CHECK(read_sample(file) == Sample{});
  REQUIRE(file.diagnostics.items().size() == 1);
  CHECK(file.diagnostics.items().front().rule == "yaml/syntax");
}

}  // namespace uxi
