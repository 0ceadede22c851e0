// Files stay small enough to read: a wall at 600 lines, a median under 150.
#include <doctest/doctest.h>

#include "meta/tree.h"

namespace uxi::meta {
namespace {

std::vector<std::size_t> line_counts(const std::vector<std::string>& paths) {
  std::vector<std::size_t> counts;
  for (const std::string& path : paths) {
    const std::string text = read(top() / path);
    counts.push_back(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')));
    CHECK_MESSAGE(counts.back() <= 600, path << " has " << counts.back() << " lines");
  }
  return counts;
}

}  // namespace

TEST_CASE("size: no file over 600 lines, half of src under 150") {
  std::vector<std::size_t> counts = line_counts(files_below("src", {".h", ".cc"}));
  REQUIRE(!counts.empty());
  std::sort(counts.begin(), counts.end());
  CHECK(counts[counts.size() / 2] <= 150);
  (void)line_counts(files_below("tests", {".h", ".cc"}));
  (void)line_counts(files_below("include", {".h"}));
}

TEST_CASE("size: no file carries marks of unfinished work") {
  const std::vector<std::string> marks = {std::string("TO") + "DO", std::string("FIX") + "ME",
                                          std::string("HA") + "CK"};
  for (const char* folder : {"src", "include", "templates"}) {
    for (const std::string& path : files_below(folder, {""})) {
      const std::string text = read(top() / path);
      for (const std::string& mark : marks) {
        CHECK_MESSAGE(text.find(mark) == std::string::npos, path << " says " << mark);
      }
    }
  }
}

}  // namespace uxi::meta
