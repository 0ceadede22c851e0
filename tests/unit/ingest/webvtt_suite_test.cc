// W3C's WebVTT parsing tests (web-platform-tests), where the corpus is at hand: UXI_CORPUS, else
// the folder `shared/corpus` beside the sources.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "format/json.h"
#include "ingest/webvtt.h"
#include "unit/ingest/suite.h"

namespace uxi::ingest::test {
namespace {

namespace fs = std::filesystem;
using format::json::Value;

fs::path suite_folder() {
  const char* corpus = std::getenv("UXI_CORPUS");
  return fs::path(corpus != nullptr ? corpus : UXI_SOURCE_FOLDER "/../shared/corpus") /
         "webvtt-suite";
}

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string expected_cues(const Value& cues) {
  std::string out;
  for (const Value& cue : cues.items) {
    const auto millis = [&](const char* name) {
      return std::to_string(static_cast<long long>(cue.find(name)->number * 1000 + 0.5));
    };
    out += cue.find("id")->string + '|' + millis("start") + '|' + millis("end") + "||" +
           cue.find("text")->string + '\n';
  }
  return out;
}

/// The quoted strings of a tree of nodes, joined. A string may hold line ends and quotes.
std::string words_of_tree(const std::string& tree) {
  std::string out;
  for (std::size_t at = tree.find("| "); at != std::string::npos;) {
    const std::size_t next = tree.find("\n|", at);
    const std::size_t end = next == std::string::npos ? tree.size() : next;
    const std::size_t begin = tree.find_first_not_of("| ", at);
    if (begin < end && tree[begin] == '"') {
      out += tree.substr(begin + 1, tree.rfind('"', end) - begin - 1);
    }
    at = next == std::string::npos ? next : next + 1;
  }
  return out;
}

}  // namespace

TEST_CASE("webvtt: the files of W3C's suite give W3C's cues" * doctest::test_suite("corpus")) {
  const fs::path folder = suite_folder();
  if (!fs::exists(folder)) return;
  const auto expected = format::json::parse(read_file(folder / "expected-cues.json"));
  REQUIRE(expected.has_value());
  int compared = 0;
  for (const auto& field : expected->fields) {
    const auto& name = field.first;
    const auto& cues = field.second;
    if (name.starts_with("regions-") || name == "settings-region.vtt") continue;
    CAPTURE(name);
    const std::string text = read_file(folder / "test/wpt-file-parsing" / name);
    CHECK(cues_of(text, name) == expected_cues(cues));
    ++compared;
  }
  CHECK(compared == 30);
}

TEST_CASE("webvtt: the words of W3C's cues are those of W3C's trees" *
          doctest::test_suite("corpus")) {
  const fs::path folder = suite_folder() / "test/wpt-cue-parsing";
  if (!fs::exists(folder)) return;
  int compared = 0;
  for (const char* name : {"entities", "tags", "text", "timestamps", "tree-building"}) {
    const auto cases = format::json::parse(read_file(folder / (std::string(name) + ".json")));
    REQUIRE(cases.has_value());
    for (const Value& one : cases->items) {
      const std::string payload = one.find("text")->string;
      CAPTURE(payload);
      const auto cues = read_cues("WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n" + payload, "a.vtt");
      REQUIRE(cues.has_value());
      REQUIRE(cues->size() == 1);
      CHECK(cues->front().text == words_of_tree(one.find("expectedTree")->string));
      ++compared;
    }
  }
  CHECK(compared > 60);
}

}  // namespace uxi::ingest::test
