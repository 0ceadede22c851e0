#include "text/diff.h"

#include <doctest/doctest.h>

namespace uxi::text {

TEST_CASE("diff: a changed line with its context") {
  CHECK(unified_diff("a.md", "1\n2\n3\n4\n5\n6\n7\n8\n", "1\n2\n3\n4\nfive\n6\n7\n8\n") ==
        "--- a/a.md\n+++ b/a.md\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
}

TEST_CASE("diff: far changes get hunks of their own") {
  std::string before;
  for (int i = 1; i <= 20; ++i) before += std::to_string(i) + "\n";
  const std::string after = "0\n" + before + "21\n";
  CHECK(
      unified_diff("n", before, after) ==
      "--- a/n\n+++ b/n\n@@ -1,3 +1,4 @@\n+0\n 1\n 2\n 3\n@@ -18,3 +19,4 @@\n 18\n 19\n 20\n+21\n");
}

TEST_CASE("diff: new, removed and unfinished files") {
  CHECK(unified_diff("n", "", "a\n", false) == "--- /dev/null\n+++ b/n\n@@ -0,0 +1 @@\n+a\n");
  CHECK(unified_diff("n", "a", "", true, false) ==
        "--- a/n\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n\\ No newline at end of file\n");
  CHECK(unified_diff("n", "a\n", "a\n").empty());
  CHECK(unified_diff("/etc/n", "", "a\n") == "--- a/etc/n\n+++ b/etc/n\n@@ -0,0 +1 @@\n+a\n");
}

}  // namespace uxi::text
