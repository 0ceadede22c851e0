#include "format/edit.h"

#include <doctest/doctest.h>
#include <functional>

#include "support/source.h"

namespace uxi::format {
namespace {

/// `text` with one edit made on the node that `path` leads to (`a.b`; empty: the root).
std::string edited(const std::string& text, const std::string& path,
                   const std::function<Edit(const SourceFile&, const yaml::Node&)>& edit) {
  const SourceFile source = test::source(text);
  Diagnostics diagnostics;
  const yaml::Node root = yaml::parse(source, diagnostics);
  REQUIRE(diagnostics.empty());
  const yaml::Node* node = &root;
  for (std::size_t at = 0; at < path.size();) {
    const std::size_t dot = std::min(path.find('.', at), path.size());
    const std::string key = path.substr(at, dot - at);
    node = node->kind == yaml::Kind::sequence ? &node->items.at(std::stoul(key)) : node->find(key);
    REQUIRE(node != nullptr);
    at = dot + 1;
  }
  std::string out = apply_edits(text, {edit(source, *node)}).value();
  static_cast<void>(yaml::parse(test::source(out), diagnostics));
  CAPTURE(out);
  CHECK(diagnostics.empty());
  return out;
}

/// A tree without places.
std::string shape(const yaml::Node& node) {
  std::string out;
  if (node.kind == yaml::Kind::null) return "~";
  if (node.kind == yaml::Kind::scalar) return "<" + node.scalar + ">";
  for (const yaml::Node& item : node.items) out += shape(item) + ",";
  for (const yaml::Entry& entry : node.entries) {
    out += shape(entry.key) + ":" + shape(entry.value) + ",";
  }
  return node.kind == yaml::Kind::mapping ? "{" + out + "}" : "[" + out + "]";
}

}  // namespace

TEST_CASE("edit: edits are made in any order, insertions at one place in theirs") {
  CHECK(
      apply_edits("abcdef", {{{4, 6}, "Z"}, {{1, 1}, "1"}, {{1, 1}, "2"}, {{1, 2}, "B"}}).value() ==
      "a12BcdZ");
  CHECK(apply_edits("abc", {{{3, 3}, "d"}, {{2, 3}, ""}}).value() == "abd");
  CHECK(apply_edits("abc", {}).value() == "abc");
  CHECK(apply_edits("abc", {{{0, 2}, ""}, {{1, 3}, ""}}).error().kind == ErrorKind::conflict);
  CHECK(apply_edits("abc", {{{0, 2}, ""}, {{1, 1}, "x"}}).error().message ==
        "two changes overlap at byte 1");
}

TEST_CASE("edit: a key is set where it stands or behind the last one") {
  struct Row {
    std::string text;
    std::string path;
    std::string key;
    std::string value;
    std::string result;
  };
  const Row rows[] = {
      {"a: 1  # c\nb: 2\n", "", "a", "x", "a: x  # c\nb: 2\n"},
      {"a: 1  # c\nb: 2 # d\n# e\n", "", "c", "x", "a: 1  # c\nb: 2 # d\nc: x\n# e\n"},
      {"a: 1", "", "b", "2", "a: 1\nb: 2"},
      {"a: 1\r\nb: 2\r\n", "", "c", "3", "a: 1\r\nb: 2\r\nc: 3\r\n"},
      {"\xEF\xBB\xBF"
       "a: 1\n",
       "", "b", "2",
       "\xEF\xBB\xBF"
       "a: 1\nb: 2\n"},
      {"a:\nb: 2\n", "", "a", "[x]", "a: [x]\nb: 2\n"},
      {"a:  # c\nb: 2\n", "", "a", "x", "a: x  # c\nb: 2\n"},
      {"a:\n  - x\n  - y\nb: 2\n", "", "a", "[z]", "a: [z]\nb: 2\n"},
      {"a:  # c\n  - x\nb: 2\n", "", "a", "[z]", "a:  # c\n  [z]\nb: 2\n"},
      {"a: |\n  x\n  y\n\nb: 2\n", "", "a", "z", "a: z\n\nb: 2\n"},
      {"a:\n  b: 1\nc: 2\n", "a", "d", "3", "a:\n  b: 1\n  d: 3\nc: 2\n"},
      {"- a: 1\n- b: 2\n", "0", "c", "3", "- a: 1\n  c: 3\n- b: 2\n"},
      {"a: {b: 1, c: 2}  # d\n", "a", "b", "x", "a: {b: x, c: 2}  # d\n"},
      {"a: {b: 1, c: 2}  # d\n", "a", "e", "x", "a: {b: 1, c: 2, e: x}  # d\n"},
      {"a: {b: 1, }\n", "a", "e", "x", "a: {b: 1, e: x, }\n"},
      {"a: {}\n", "a", "b", "1", "a: {b: 1}\n"},
      {"a: {b, c: 1}\n", "a", "b", "2", "a: {b: 2, c: 1}\n"},
      {"a: {b: , c: 1}\n", "a", "b", "2", "a: {b: 2 , c: 1}\n"},
      {"a: {\n  b: 1,\n  c: 2 # d\n}\n", "a", "e", "3", "a: {\n  b: 1,\n  c: 2, # d\n  e: 3\n}\n"},
      {"a: {\n  b: 1\n}\n", "a", "e", "3", "a: {\n  b: 1,\n  e: 3\n}\n"},
      {"a: [b: 1]\n", "a.0", "c", "2", "a: [{b: 1, c: 2}]\n"},
      {"", "", "a", "1", "a: 1\n"},
      {"# c\n", "", "a", "1", "# c\na: 1\n"},
      {"# c", "", "a", "1", "# c\na: 1\n"},
      {"---\n", "", "a", "1", "---\na: 1\n"},
      {"a:\nb: ~\n", "a", "x", "1", "a: {x: 1}\nb: ~\n"},
      {"a:\nb: ~\n", "b", "x", "1", "a:\nb: {x: 1}\n"},
      {"a: &k x\nb: *k\n", "", "a", "y", "a: &k y\nb: *k\n"},
      {"a: 'q'\n\"b c\": 1\n", "", "b c", "2", "a: 'q'\n\"b c\": 2\n"},
      {"a: 1\n", "", "no", "2", "a: 1\n\"no\": 2\n"},
      {"? a\n", "", "a", "1", "? a\n: 1\n"},
      {"a: |+\n  x\n\n", "", "b", "1", "a: |+\n  x\n\nb: 1\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(edited(row.text, row.path, [&](const SourceFile& source, const yaml::Node& node) {
            return yaml::set_key(source, node, row.key, row.value);
          }) == row.result);
  }
}

TEST_CASE("edit: a removed key takes its line along and leaves comments above") {
  struct Row {
    std::string text;
    std::string path;
    std::string key;
    std::string result;
  };
  const Row rows[] = {
      {"# a\na: 1 # c\n# b\nb: 2\n", "", "a", "# a\n# b\nb: 2\n"},
      {"a: 1\nb:\n  - x # y\n  - z # w\nc: 3\n", "", "b", "a: 1\nc: 3\n"},
      {"a: 1\nb: 2", "", "b", "a: 1\n"},
      {"a: 1\r\nb: 2\r\n", "", "a", "b: 2\r\n"},
      {"a:\n  b: 1\n  c: 2\n", "a", "c", "a:\n  b: 1\n"},
      {"a:\n  b: 1 # x\nc: 2\n", "a", "b", "a: {}\nc: 2\n"},
      {"a: # x\n  b: 1\nc: 2\n", "a", "b", "a: # x\n  {}\nc: 2\n"},
      {"- a: 1\n  b: 2\n", "0", "a", "- b: 2\n"},
      {"- a: 1\n  # x\n  b: 2\n", "0", "a", "- \n  # x\n  b: 2\n"},
      {"- a: 1\n", "0", "a", "- {}\n"},
      {"# x\na: 1\n", "", "a", "# x\n"},
      {"{a: 1, b: 2, c: 3}", "", "a", "{b: 2, c: 3}"},
      {"{a: 1, b: 2, c: 3}", "", "b", "{a: 1, c: 3}"},
      {"{a: 1, b: 2, c: 3}", "", "c", "{a: 1, b: 2}"},
      {"{a: 1, }", "", "a", "{}"},
      {"{a: 1, # x\n b: 2}", "", "b", "{a: 1, # x\n }"},
      {"{a: 1, # x\n b: 2}", "", "a", "{ # x\n b: 2}"},
      {"a: 1\n", "", "z", "a: 1\n"},
      {"\xEF\xBB\xBF"
       "a: 1\nb: 2\n",
       "", "a",
       "\xEF\xBB\xBF"
       "b: 2\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(edited(row.text, row.path, [&](const SourceFile& source, const yaml::Node& node) {
            return yaml::remove_key(source, node, row.key);
          }) == row.result);
  }
}

TEST_CASE("edit: a renamed key keeps its value") {
  const auto rename = [](const std::string& text, const std::string& key) {
    return edited(text, "", [&](const SourceFile&, const yaml::Node& node) {
      return yaml::rename_key(node, "a", key);
    });
  };
  CHECK(rename("'a':  1 # c\n", "b/c") == "b/c:  1 # c\n");
  CHECK(rename("{a: 1}", "b,c") == "{\"b,c\": 1}");
  CHECK(rename("z: 1\n", "b") == "z: 1\n");
}

TEST_CASE("edit: items are added at the end and removed with their line") {
  struct Row {
    std::string text;
    std::string path;
    std::string added;    ///< with `x`
    std::string removed;  ///< without item 0
  };
  const Row rows[] = {
      {"- a # c\n- b # d\n", "", "- a # c\n- b # d\n- x\n", "- b # d\n"},
      {"- a", "", "- a\n- x", ""},
      {"k:\n  - a\nz: 1\n", "k", "k:\n  - a\n  - x\nz: 1\n", "k: []\nz: 1\n"},
      {"k:\n- a\nz: 1\n", "k", "k:\n- a\n- x\nz: 1\n", "k: []\nz: 1\n"},
      {"k:\r\n  - a\r\n  - b\r\n", "k", "k:\r\n  - a\r\n  - b\r\n  - x\r\n", "k:\r\n  - b\r\n"},
      {"- - a\n  - b\n", "0", "- - a\n  - b\n  - x\n", "- - b\n"},
      {"- a: 1\n  b: 2\n- c: 3\n", "", "- a: 1\n  b: 2\n- c: 3\n- x\n", "- c: 3\n"},
      {"-\n  a: 1\n-\n", "", "-\n  a: 1\n-\n- x\n", "-\n"},
      {"k: [a, b] # c\n", "k", "k: [a, b, x] # c\n", "k: [b] # c\n"},
      {"k: [a]\n", "k", "k: [a, x]\n", "k: []\n"},
      {"k: [\n  a, # b\n  c # d\n]\n", "k", "k: [\n  a, # b\n  c, # d\n  x\n]\n",
       "k: [\n   # b\n  c # d\n]\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(edited(row.text, row.path, [](const SourceFile& source, const yaml::Node& node) {
            return yaml::add_item(source, node, "x");
          }) == row.added);
    CHECK(edited(row.text, row.path, [](const SourceFile& source, const yaml::Node& node) {
            return yaml::remove_item(source, node, 0);
          }) == row.removed);
  }
  const auto add = [](const std::string& text, const std::string& path) {
    return edited(text, path, [](const SourceFile& source, const yaml::Node& node) {
      return yaml::add_item(source, node, "{a: 1}");
    });
  };
  CHECK(add("", "") == "- {a: 1}\n");
  CHECK(add("# c\n", "") == "# c\n- {a: 1}\n");
  CHECK(add("k: []\n", "k") == "k: [{a: 1}]\n");
  CHECK(add("k:\nz:\n", "k") == "k: [{a: 1}]\nz:\n");
}

TEST_CASE("edit: after a key is set the rest of the tree is the same") {
  const std::string text =
      "a: 1 # x\nb:\n  c: [1, {d: e, f: }]\n  g: |\n    h\n\ni: 'j\n  k'\nl: !t &m {n: o}\np: *m\n";
  const SourceFile source = test::source(text);
  Diagnostics diagnostics;
  const yaml::Node root = yaml::parse(source, diagnostics);
  for (const char* key : {"a", "b", "i", "l", "new"}) {
    const std::string out = apply_edits(text, {yaml::set_key(source, root, key, "{z: 1}")}).value();
    const yaml::Node after = yaml::parse(test::source(out), diagnostics);
    CAPTURE(out);
    REQUIRE(after.find(key) != nullptr);
    CHECK(shape(*after.find(key)) == "{<z>:<1>,}");
    for (const yaml::Entry& entry : root.entries) {
      if (entry.key.scalar == key || (entry.key.scalar == "p" && key == std::string("l"))) continue;
      REQUIRE(after.find(entry.key.scalar) != nullptr);
      CHECK(shape(*after.find(entry.key.scalar)) == shape(entry.value));
    }
  }
  CHECK(diagnostics.empty());
}

}  // namespace uxi::format
