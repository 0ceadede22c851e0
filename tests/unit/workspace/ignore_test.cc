#include "workspace/ignore.h"

#include <doctest/doctest.h>

namespace uxi::workspace {
namespace {

/// `+` ignored, `-` taken back, ` ` no word on it.
char verdict(const char* rules, const char* path, bool folder = false) {
  const auto judged = judge(parse_ignore_rules(rules), path, folder);
  return judged ? (*judged ? '+' : '-') : ' ';
}

}  // namespace

TEST_CASE("ignore files: patterns as git reads them") {
  CHECK(verdict("*.md", "a/b.md") == '+');
  CHECK(verdict("# *.md\n\n", "b.md") == ' ');
  CHECK(verdict("old", "a/old", true) == '+');
  CHECK(verdict("old/", "a/old", false) == ' ');
  CHECK(verdict("old/", "a/old", true) == '+');
  CHECK(verdict("/old", "a/old") == ' ');
  CHECK(verdict("/old", "old") == '+');
  CHECK(verdict("a/*.md", "a/b.md") == '+');
  CHECK(verdict("a/*.md", "x/a/b.md") == ' ');
  CHECK(verdict("**/a/*.md", "x/a/b.md") == '+');
  CHECK(verdict("**/a/*.md", "a/b.md") == '+');
  CHECK(verdict("a/**", "a/b/c.md") == '+');
  CHECK(verdict("*.md\n!b.md", "a/b.md") == '-');
  CHECK(verdict("!b.md\n*.md", "a/b.md") == '+');
  CHECK(verdict("\r\n b.md  \r\n", "b.md") == ' ');
  CHECK(verdict("b.md  \r\n", "b.md") == '+');
}

TEST_CASE(
    "ignore files: the innermost one with a word on it decides, up to the repository's root") {
  const auto files = io::memory_files();
  REQUIRE(files->make_folders("/repo/.git").has_value());
  REQUIRE(files->make_folders("/repo/docs/in").has_value());
  REQUIRE(files->write("/.gitignore", "*.md\n").has_value());
  REQUIRE(files->write("/repo/.gitignore", "drafts/\nold-*\n").has_value());
  REQUIRE(files->write("/repo/docs/.uxiignore", "!old-good.md\n").has_value());
  IgnoreFiles ignore(*files);
  CHECK_FALSE(ignore.ignores("/repo/guide.md"));
  CHECK(ignore.ignores("/repo/old-guide.md"));
  CHECK(ignore.ignores("/repo/docs/in/old-guide.md"));
  CHECK_FALSE(ignore.ignores("/repo/docs/in/old-good.md"));
  CHECK(ignore.ignores("/repo/docs/drafts/guide.md"));
}

}  // namespace uxi::workspace
