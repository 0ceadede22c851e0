#include "text/nearest.h"

#include <doctest/doctest.h>

namespace uxi::text {

TEST_CASE("text: edit distance counts slips of the finger") {
  struct Case {
    std::string_view a;
    std::string_view b;
    std::size_t distance;
  };
  const Case cases[] = {
      {"", "", 0},        {"abc", "abc", 0}, {"", "abc", 3},      {"kitten", "sitting", 3},
      {"teh", "the", 1},  {"ca", "abc", 3},  {"café", "cafe", 1}, {"biling", "billing", 1},
      {"abcd", "badc", 2}};
  for (const Case& c : cases) {
    CAPTURE(c.a);
    CAPTURE(c.b);
    CHECK(edit_distance(c.a, c.b) == c.distance);
    CHECK(edit_distance(c.b, c.a) == c.distance);
  }
}

TEST_CASE("text: edit distance stops one above its limit") {
  CHECK(edit_distance("kitten", "sitting", 3) == 3);
  CHECK(edit_distance("kitten", "sitting", 2) == 3);
  CHECK(edit_distance("kitten", "sitting", 0) == 1);
  CHECK(edit_distance(std::string(100000, 'a'), std::string(100000, 'b'), 8) == 9);
}

TEST_CASE("text: the nearest name, or none") {
  const std::vector<std::string> names = {"churned", "new-admin", "pain/billing",
                                          "Core",    "a1",        "a2"};
  CHECK(nearest("chruned", names) == "churned");
  CHECK(nearest("pain/biling", names) == "pain/billing");
  CHECK(nearest("CORE", names) == "Core");
  CHECK(nearest("a3", names) == "a1");  // the first of equals
  CHECK(nearest("b", {"a"}) == std::nullopt);
  CHECK(nearest("retention", names) == std::nullopt);
  CHECK(nearest("", names) == std::nullopt);
  CHECK(nearest("x", {}) == std::nullopt);
  CHECK(did_you_mean("chruned", names) == "did you mean `churned`?");
  CHECK(did_you_mean("retention", names).empty());
}

}  // namespace uxi::text
