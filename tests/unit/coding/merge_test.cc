#include "coding/merge.h"

#include <doctest/doctest.h>

#include "support/source.h"

namespace uxi::coding {
namespace {

ThreeVersions versions(const std::string& base, const std::string& ours,
                       const std::string& theirs) {
  return {test::source(base), test::source(ours), test::source(theirs)};
}

std::string line(const std::string& id, int turn, const std::string& rest) {
  return "- {id: " + id + ", turn: " + std::to_string(turn) + ", quote: \"q\", at: 0, " + rest +
         "}";
}

const std::string kA = "h111111111111";
const std::string kB = "h222222222222";
const std::string kC = "h333333333333";

std::string tags(const std::string& base, const std::string& ours, const std::string& theirs) {
  const auto merged = merge_tags(versions(base, ours, theirs));
  REQUIRE(merged.has_value());
  CHECK(merged->conflicts.empty());
  return merged->text;
}

}  // namespace

TEST_CASE("merge: highlights of both sides, by turn, each once") {
  const std::string a = line(kA, 2, "codes: [x]") + "\n";
  const std::string b = line(kB, 5, "codes: [y]") + "\n";
  const std::string c = line(kC, 3, "codes: [z]") + "   # theirs\n";
  CHECK(tags(a, a + b, a + c) == a + c + b);
  CHECK(tags("", b, c) == c + b);
  CHECK(tags(a, a, "") == "");
  CHECK(tags("# mine\n" + a, "# mine\n" + a + b, "# ours\n" + a + c) == "# ours\n" + a + c + b);
}

TEST_CASE("merge: a highlight that both changed has what either did") {
  struct Case {
    const char* base;
    const char* ours;
    const char* theirs;
    const char* merged;
  };
  const std::vector<Case> cases = {
      {"codes: [x]", "codes: [x, y]", "codes: [x, z]", "codes: [x, y, z]"},
      {"codes: [x, y]", "codes: [y]", "codes: [x, y, z]", "codes: [y, z]"},
      {"codes: [x]", "codes: [new]", "codes: [x, z]", "codes: [new, z]"},
      {"codes: [x]", "codes: [x], memo: \"a\"", "codes: [x], memo: \"b\"",
       "codes: [x], memo: \"a / b\""},
      {"codes: [x]", "codes: [x], memo: \"a\"", "codes: [y]", "codes: [y], memo: \"a\""},
      {"codes: [x], memo: \"a\"", "codes: [x]", "codes: [y], memo: \"a\"", "codes: [y]"},
      {"codes: [x], by: suggested", "codes: [x]", "codes: [x, y], by: suggested", "codes: [x, y]"},
  };
  for (const Case& each : cases) {
    CHECK(tags(line(kA, 2, each.base) + "\n", line(kA, 2, each.ours) + "\n",
               line(kA, 2, each.theirs) + "\n") == line(kA, 2, each.merged) + "\n");
  }
}

TEST_CASE("merge: what one side removed and the other changed stays") {
  const std::string old = line(kA, 2, "codes: [x]") + "\n";
  const std::string changed = line(kA, 2, "codes: [x, y]") + "\n";
  CHECK(tags(old, "", changed) == changed);
  CHECK(tags(old, changed, "") == changed);
}

TEST_CASE("merge: what is no list of records is left to a merge by lines") {
  const std::string a = line(kA, 2, "codes: [x]") + "\n";
  for (const std::string& odd :
       {std::string("[{id: h1}]\n"), a + a, std::string("- {turn: 2}\n"), std::string("a: [\n")}) {
    CHECK_FALSE(merge_tags(versions(a, a, odd)).has_value());
    CHECK_FALSE(merge_tags(versions(odd, a, a)).has_value());
  }
}

TEST_CASE("merge: a theme that both changed") {
  const std::string base =
      "name: Late\nstate: proposed\nparent: null\nmembers:\n  - P01/h1\n  - P01/h2\npinned: []\n";
  const auto merged = merge_theme(
      versions(base,
               "name: Late bills\nstate: accepted   # by ana\nparent: null\nmembers:\n  - P01/h1\n"
               "  - P01/h3\npinned: []\n",
               "name: Late\nstate: accepted\nparent: null\nmembers:\n  - P01/h1\n  - P01/h2\n"
               "  - P01/h4\npinned:\n  - P01/h4\n"));
  REQUIRE(merged.has_value());
  CHECK(merged->text ==
        "name: Late bills\nstate: accepted   # by ana\nparent: null\nmembers:\n  - P01/h1\n"
        "  - P01/h3\n  - P01/h4\npinned:\n  - P01/h4\n");
  const auto twice =
      merge_theme(versions("name: Late\nstate: proposed\n", "name: Later\nstate: proposed\n",
                           "name: Latest\nstate: accepted\n"));
  REQUIRE(twice.has_value());
  CHECK(twice->text == "name: Later\nname: Latest\nstate: accepted\n");
}

TEST_CASE("merge: codes of both sides, and what a rename leaves behind") {
  struct Case {
    const char* base;
    const char* ours;
    const char* theirs;
    const char* merged;
    std::vector<std::string> conflicts;
  };
  const std::vector<Case> cases = {
      // Both add.
      {"  a: {name: A}\n",
       "  a: {name: A}\n  b: {name: B}\n",
       "  a: {name: A}\n  c: {name: C}\n",
       "  a: {name: A}\n  c: {name: C}\n  b: {name: B}\n",
       {}},
      // One renames, the other adds a field.
      {"  a: {name: A}\n",
       "  new: {name: A}\n",
       "  a: {name: A, use_when: now}\n",
       "  new: {name: A, use_when: now, aliases: [a]}\n",
       {}},
      {"  a: {name: A, use_when: x}  # ours\n",
       "  a: {name: B, use_when: x}  # ours\n",
       "  new: {name: A, use_when: x}\n",
       "  new: {name: B, use_when: x, aliases: [a]}  # ours\n",
       {}},
      // Both rename to the same.
      {"  a: {name: A}\n", "  b: {name: A}\n", "  b: {name: A}\n", "  b: {name: A}\n", {}},
      // Different fields of one code, a list, and dates.
      {"  a: {name: A, aliases: [x]}\n",
       "  a: {name: A, aliases: [x, y], since: 2026-01-01}\n",
       "  a: {name: A, aliases: [x, z], since: 2026-02-01}\n",
       "  a: {name: A, aliases: [x, y, z], since: 2026-02-01}\n",
       {}},
      // Removed on one side.
      {"  a: {name: A}\n  b:\n",
       "  a: {name: A}\n",
       "  a: {name: A}\n  b:\n",
       "  a: {name: A}\n",
       {}},
      // What cannot be decided.
      {"  a: {name: A}\n",
       "  a: {name: B}\n",
       "  a: {name: C}\n",
       "<<<<<<< ours\n  a: {name: B}\n=======\n  a: {name: C}\n>>>>>>> theirs\n",
       {"a"}},
      {"  a: {name: A}\n",
       "  b: {name: A}\n",
       "  c: {name: A}\n",
       "<<<<<<< ours\n  b: {name: A}\n=======\n  c: {name: A}\n>>>>>>> theirs\n",
       {"b"}},
      {"  x: {name: X}\n  a: {name: A}\n",
       "  x: {name: X}\n",
       "  x: {name: X}\n  a: {name: C}\n",
       "  x: {name: X}\n<<<<<<< ours\n=======\n  a: {name: C}\n>>>>>>> theirs\n",
       {"a"}},
  };
  for (const Case& each : cases) {
    const std::string head = "# ours\ncodes:\n";
    const auto merged =
        merge_codebook(versions(head + each.base, head + each.ours, head + each.theirs));
    REQUIRE(merged.has_value());
    CHECK(merged->text == head + each.merged);
    CHECK(merged->conflicts == each.conflicts);
  }
}

TEST_CASE("merge: a first codebook on both sides, and one that only one side has") {
  const auto both = merge_codebook(versions("", "codes:\n  a:\n", "codes:\n  b: {name: B}\n"));
  REQUIRE(both.has_value());
  CHECK(both->text == "codes:\n  b: {name: B}\n  a:\n");
  const auto first =
      merge_codebook(versions("codes: {}\n", "codes: {}\n", "codes:\n  b: {name: B}\n"));
  REQUIRE(first.has_value());
  CHECK(first->text == "codes:\n  b: {name: B}\n");
}

}  // namespace uxi::coding
