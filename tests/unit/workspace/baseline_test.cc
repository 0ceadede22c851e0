#include "workspace/baseline.h"

#include <algorithm>
#include <doctest/doctest.h>

namespace uxi::workspace {

TEST_CASE("baseline: what is written reads back, sorted, a line each") {
  const Baseline baseline{{{"b.md", "a/b", 0xffffffffffffffffU}, "\"quoted\"\ttext", 1},
                          {{"a.md", "a/b", 1}, "text", 3}};
  const std::string text = write_baseline(baseline);
  CHECK(text ==
        "{\"version\": 2, \"findings\": [\n"
        "{\"path\": \"a.md\", \"rule\": \"a/b\", \"text\": \"text\", "
        "\"hash\": \"0000000000000001\", \"count\": 3},\n"
        "\n"
        "{\"path\": \"b.md\", \"rule\": \"a/b\", \"text\": \"\\\"quoted\\\"\\ttext\", "
        "\"hash\": \"ffffffffffffffff\", \"count\": 1},\n"
        "\n"
        "{}\n"
        "]}\n");
  const auto read = read_baseline(SourceFile("lint-baseline.json", text));
  REQUIRE(read.has_value());
  CHECK(*read == Baseline{baseline[1], baseline[0]});
  CHECK(write_baseline({}) == "{\"version\": 2, \"findings\": [\n{}\n]}\n");
  CHECK(read_baseline(SourceFile("x", write_baseline({}))).value().empty());
}

TEST_CASE("baseline: the first layout is read, and what a merge by union leaves") {
  const std::string first =
      R"({"path": "a.md", "rule": "a/b", "text": "t", "hash": "1", "count": 2})";
  const std::string again =
      R"({"path": "a.md", "rule": "a/b", "text": "t", "hash": "1", "count": 5})";
  const Accepted expected{{"a.md", "a/b", 1}, "t", 5};
  const auto read = [](const std::string& text) { return read_baseline(SourceFile("x", text)); };
  CHECK(read("{\"version\": 1, \"findings\": [\n" + again + "\n]}\n").value() ==
        Baseline{expected});
  CHECK(read("{\"version\": 2, \"findings\": [\n" + first + ",\n" + again + ",\n{}\n]}").value() ==
        Baseline{expected});
  const auto marked = read("{\"version\": 2, \"findings\": [\n<<<<<<< HEAD\n{}\n]}\n");
  CHECK(marked.error().hint ==
        "a merge left its marks; take them out, and keep the lines of both sides");
}

namespace {

Diagnostic about(const std::string& path, const std::string& sentence) {
  Diagnostic finding{.rule = "a/b", .path = path};
  if (sentence.starts_with("!")) {
    finding.message = sentence;  // about the file
  } else {
    finding.subject = sentence;
  }
  return finding;
}

/// `a.md: x, y` for findings about the sentences x and y of a.md.
std::vector<Diagnostic> findings_of(
    const std::vector<std::pair<std::string, std::vector<std::string>>>& files) {
  std::vector<Diagnostic> all;
  for (const auto& [path, sentences] : files) {
    for (const std::string& sentence : sentences) all.push_back(about(path, sentence));
  }
  return all;
}

}  // namespace

TEST_CASE("baseline: entries follow a file that was renamed, where that is sure") {
  using Files = std::vector<std::pair<std::string, std::vector<std::string>>>;
  struct Row {
    const char* what;
    Files before;
    Files now;
    std::vector<std::string> there;
    std::vector<BaselineRename> renamed;
  };
  const Row rows[] = {
      {"renamed", {{"a.md", {"x", "!f"}}}, {{"b.md", {"x", "!f"}}}, {}, {{"a.md", "b.md"}}},
      {"a new one that is alike", {{"a.md", {"x"}}}, {{"b.md", {"x"}}}, {"a.md"}, {}},
      {"half of it is left", {{"a.md", {"x", "y"}}}, {{"b.md", {"x"}}}, {}, {{"a.md", "b.md"}}},
      {"less than half", {{"a.md", {"x", "y", "z"}}}, {{"b.md", {"x"}}}, {}, {}},
      {"much more than before", {{"a.md", {"x"}}}, {{"b.md", {"x", "y", "z"}}}, {}, {}},
      {"what any guide lacks", {{"a.md", {"!f", "!g"}}}, {{"b.md", {"!f", "!g"}}}, {}, {}},
      {"known by itself", {{"a.md", {"x"}}, {"b.md", {"y"}}}, {{"b.md", {"x"}}}, {"b.md"}, {}},
      {"two that are alike", {{"a.md", {"x"}}}, {{"b.md", {"x"}}, {"c.md", {"x"}}}, {}, {}},
      {"the one that shares more",
       {{"a.md", {"x", "y"}}},
       {{"b.md", {"x"}}, {"c.md", {"x", "y"}}},
       {},
       {{"a.md", "c.md"}}},
      {"a folder renamed",
       {{"one/a.md", {"x"}}, {"one/b.md", {"x"}}},
       {{"two/a.md", {"x"}}, {"two/b.md", {"x"}}},
       {},
       {{"one/a.md", "two/a.md"}, {"one/b.md", "two/b.md"}}},
      {"with what any guide lacks",
       {{"one/x/a.md", {"x"}}, {"one/y/b.md", {"!f"}}, {"c.md", {"!f"}}},
       {{"two/x/a.md", {"x"}}, {"two/y/b.md", {"!f"}}, {"two/c.md", {"!f"}}},
       {},
       {{"one/x/a.md", "two/x/a.md"}, {"one/y/b.md", "two/y/b.md"}}},
      {"to two folders",
       {{"one/a.md", {"x"}}, {"one/b.md", {"y"}}, {"one/c.md", {"!f"}}},
       {{"two/a.md", {"x"}}, {"three/b.md", {"y"}}, {"two/c.md", {"!f"}}, {"three/c.md", {"!f"}}},
       {},
       {{"one/a.md", "two/a.md"}, {"one/b.md", "three/b.md"}}},
  };
  const auto same = [](const std::string& path) { return path; };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    Baseline baseline = accept(findings_of(row.before), same);
    const auto renamed =
        follow_renames(baseline, findings_of(row.now), same, [&](const std::string& path) {
          return std::ranges::find(row.there, path) != row.there.end();
        });
    CHECK(renamed == row.renamed);
    for (const Accepted& entry : baseline) {
      for (const BaselineRename& each : row.renamed) CHECK(entry.finding.path != each.from);
    }
  }
}

TEST_CASE("baseline: what is none is refused") {
  for (const char* text :
       {"", "[]", "{}", "{\"version\": 3, \"findings\": []}", "{\"version\": 1}",
        "{\"version\": 1, \"findings\": [1]}",
        "{\"version\": 1, \"findings\": [{\"path\": \"a\", \"rule\": \"b\", \"hash\": \"xyz\"}]}",
        "{\"version\": 1, \"findings\": [{\"path\": \"a\", \"rule\": \"b\", \"hash\": \"1\", "
        "\"count\": -1}]}"}) {
    CAPTURE(text);
    CHECK_FALSE(read_baseline(SourceFile("x", text)).has_value());
  }
}

}  // namespace uxi::workspace
