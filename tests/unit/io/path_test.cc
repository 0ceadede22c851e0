// Paths as strings.
#include "io/path.h"

#include <doctest/doctest.h>
#include <string>
#include <vector>

using namespace uxi::io;

TEST_CASE("io: two parts of a path are joined") {
  const std::vector<std::vector<std::string>> rows = {
      {"a/b", "c.md", "a/b/c.md"}, {"a/", "b", "a/b"}, {"a//", "b/c", "a/b/c"}, {"", "b", "b"},
      {"a", "/b", "/b"},           {"/", "b", "/b"},   {"a", "", "a"},          {"", "", ""},
  };
  for (const auto& row : rows) CHECK(join(row[0], row[1]) == row[2]);
}

TEST_CASE("io: a path has a folder, a name, a stem and an extension") {
  struct Row {
    std::string path, parent, name, stem, extension;
  };
  const std::vector<Row> rows = {
      {"a/b/c.md", "a/b", "c.md", "c", ".md"},
      {"c.md", "", "c.md", "c", ".md"},
      {"/c", "/", "c", "c", ""},
      {"/", "/", "", "", ""},
      {"", "", "", "", ""},
      {"a/b/", "a", "b", "b", ""},
      {"a//b", "a", "b", "b", ""},
      {"a.b/c", "a.b", "c", "c", ""},
      {"P01.ana.yaml", "", "P01.ana.yaml", "P01.ana", ".yaml"},
      {".gitignore", "", ".gitignore", ".gitignore", ""},
      {"..", "", "..", "..", ""},
      {"a.", "", "a.", "a", "."},
      {"a/Notes.TXT", "a", "Notes.TXT", "Notes", ".TXT"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.path);
    CHECK(parent(row.path) == row.parent);
    CHECK(file_name(row.path) == row.name);
    CHECK(stem(row.path) == row.stem);
    CHECK(extension(row.path) == row.extension);
  }
}

TEST_CASE("io: a path is normalised by its text") {
  const std::vector<std::vector<std::string>> rows = {
      {"a/./b", "a/b"}, {"a/../b", "b"},     {"./a", "a"},       {"a/..", "."},
      {"", "."},        {"/..", "/"},        {"../a", "../a"},   {"a/../../b", "../b"},
      {"/", "/"},       {"//a//b/", "/a/b"}, {"../..", "../.."}, {"/a/../../b", "/b"},
      {"...", "..."},
  };
  for (const auto& row : rows) CHECK(normalised(row[0]) == row[1]);
}

TEST_CASE("io: a path is told as seen from a folder") {
  const std::vector<std::vector<std::string>> rows = {
      {"/a/b/c", "/a", "b/c"}, {"/ab", "/a", "/ab"},      {"/a", "/", "a"},
      {"a/b", ".", "a/b"},     {"a/b", "", "a/b"},        {"a/b", "a/b", "."},
      {"b", "a", "b"},         {"./a/x/../b", "a/", "b"}, {"../a", "..", "a"},
  };
  for (const auto& row : rows) CHECK(relative_to(row[0], row[1]) == row[2]);
}
