#include "uxi/theme.h"

#include <doctest/doctest.h>
#include <string>

#include "unit/model/findings.h"

namespace uxi {
namespace {

constexpr const char* kTheme =
    "name: Charged twice and nobody notices\n"
    "state: accepted\n"
    "parent: null\n"
    "keywords: [charge, \"twice, again\", refund]\n"
    "members:\n"
    "  - P01/h7c1f09ab33e0\n"
    "  - P03/h11aa02cd94f1\n"
    "pinned:\n"
    "  - P03/h11aa02cd94f1\n";

}  // namespace

TEST_CASE("theme: a theme is written as it was read") {
  test::File file(kTheme);
  const Theme theme = read_theme(file.source, "charged-twice", file.diagnostics);
  CHECK(file.findings() == "");
  CHECK(theme.id == "charged-twice");
  CHECK(theme.name.value == "Charged twice and nobody notices");
  CHECK(theme.accepted);
  CHECK(theme.parent.value == "");
  CHECK(theme.keywords == std::vector<std::string>{"charge", "twice, again", "refund"});
  REQUIRE(theme.members.size() == 2);
  CHECK(file.source.slice(theme.members[1].span) == "P03/h11aa02cd94f1");
  CHECK(theme.pinned.size() == 1);
  CHECK(write_theme(theme) == kTheme);
}

TEST_CASE("theme: an empty one keeps its lists open, so that branches merge by union") {
  Theme theme{.id = "t", .name = {"yes: no", {}}, .parent = {"charges", {}}};
  const std::string text = write_theme(theme);
  CHECK(text ==
        "name: \"yes: no\"\nstate: proposed\nparent: charges\nkeywords: []\nmembers:\npinned:\n");
  test::File file(text);
  CHECK(write_theme(read_theme(file.source, "t", file.diagnostics)) == text);
  CHECK(file.findings() == "");
}

TEST_CASE("theme: what a merge or a hand can get wrong") {
  test::File file(
      "state: acepted\nparent: My Theme\nmembers:\n  - P01/h7c1f09ab33e0\n  - P01/h7c1f09ab33e0\n"
      "  - P01/h7\npinned: [P02/h7c1f09ab33e0]\n");
  const Theme theme = read_theme(file.source, "t", file.diagnostics);
  CHECK(theme.members.size() == 1);
  CHECK(file.findings() ==
        "f:1:1: error: `name` is missing [theme/missing]\n"
        "f:1:8: error: `state` must be one of `proposed`, `accepted`, not `acepted`; did you mean "
        "`accepted`? [theme/value]\n"
        "f:2:9: error: `My Theme` is not an id; it is lower-case words with hyphens, as `late-fee` "
        "[theme/id]\n"
        "f:5:5: error: highlight `P01/h7c1f09ab33e0` is used twice; first on line 4 "
        "[theme/doubled-id]\n"
        "f:6:5: error: `P01/h7` is not a highlight; it is written as `P01/h7c1f09ab33e0` "
        "[theme/id]\n"
        "f:7:10: warning: `P02/h7c1f09ab33e0` is pinned but not a member; add it to `members` "
        "[theme/pinned]\n");
}

}  // namespace uxi
