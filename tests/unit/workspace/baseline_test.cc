#include "workspace/baseline.h"

#include <doctest/doctest.h>

namespace uxi::workspace {

TEST_CASE("baseline: what is written reads back, sorted, a line each") {
  const Baseline baseline{{{"b.md", "a/b", 0xffffffffffffffffU}, "\"quoted\"\ttext", 1},
                          {{"a.md", "a/b", 1}, "text", 3}};
  const std::string text = write_baseline(baseline);
  CHECK(text ==
        "{\"version\": 1, \"findings\": [\n"
        "{\"path\": \"a.md\", \"rule\": \"a/b\", \"text\": \"text\", "
        "\"hash\": \"0000000000000001\", \"count\": 3},\n"
        "{\"path\": \"b.md\", \"rule\": \"a/b\", \"text\": \"\\\"quoted\\\"\\ttext\", "
        "\"hash\": \"ffffffffffffffff\", \"count\": 1}\n"
        "]}\n");
  const auto read = read_baseline(SourceFile("lint-baseline.json", text));
  REQUIRE(read.has_value());
  CHECK(*read == Baseline{baseline[1], baseline[0]});
  CHECK(read_baseline(SourceFile("x", write_baseline({}))).value().empty());
}

TEST_CASE("baseline: what is none is refused") {
  for (const char* text :
       {"", "[]", "{}", "{\"version\": 2, \"findings\": []}", "{\"version\": 1}",
        "{\"version\": 1, \"findings\": [1]}",
        "{\"version\": 1, \"findings\": [{\"path\": \"a\", \"rule\": \"b\", \"hash\": \"xyz\"}]}",
        "{\"version\": 1, \"findings\": [{\"path\": \"a\", \"rule\": \"b\", \"hash\": \"1\", "
        "\"count\": -1}]}"}) {
    CAPTURE(text);
    CHECK_FALSE(read_baseline(SourceFile("x", text)).has_value());
  }
}

}  // namespace uxi::workspace
