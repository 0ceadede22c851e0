#include <doctest/doctest.h>
#include <fstream>
#include <iterator>

#include "io/env.h"
#include "support/temp_folder.h"

namespace uxi::io {

TEST_CASE("io: a pager reads all of the text, and may leave early") {
  const test::TempFolder folder;
  const std::string kept = folder / "kept";
  std::string text;
  for (int i = 0; i < 50'000; ++i) text += "line " + std::to_string(i) + "\n";
  REQUIRE(show_in_pager({"sh", "-c", "cat > " + kept}, text).has_value());
  std::ifstream file(kept, std::ios::binary);
  CHECK(std::string{std::istreambuf_iterator<char>(file), {}} == text);
  CHECK(show_in_pager({"true"}, text).has_value());
  const auto missing = show_in_pager({"no-such-pager-here"}, text);
  REQUIRE_FALSE(missing.has_value());
  CHECK(missing.error().kind == ErrorKind::not_found);
  CHECK_FALSE(show_in_pager({}, text).has_value());
}

}  // namespace uxi::io
