#include "format/yaml_records.h"

#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "uxi/diagnostic.h"
#include "uxi/source.h"

namespace uxi::format::yaml {
namespace {

/// The tree with all its places, as text.
std::string shown(const Node& node) {
  std::string out = std::to_string(static_cast<int>(node.kind)) + (node.flow ? "f" : "") +
                    (node.quoted ? "q" : "") + std::to_string(node.span.begin) + "-" +
                    std::to_string(node.span.end) + "'" + node.scalar + "'";
  for (const Node& item : node.items) out += "[" + shown(item) + "]";
  for (const Entry& entry : node.entries)
    out += "{" + shown(entry.key) + ":" + shown(entry.value) + "}";
  return out;
}

/// What the general reader makes of it: a comment behind keeps it from the quick way.
std::string shown_in_general(const std::string& text) {
  const SourceFile source("tags.yaml", text + "# end\n");
  REQUIRE_FALSE(read_records(source.text()).has_value());
  Diagnostics diagnostics;
  const Node tree = parse(source, diagnostics);
  CHECK(diagnostics.items().empty());
  return shown(tree);
}

}  // namespace

TEST_CASE("yaml records: the tree is the one that the general reader gives") {
  for (const std::string text : {
           "- {id: h7c1f09ab33e0, turn: 12, quote: \"charged us twice\", at: 41, codes: "
           "[pain/a-b]}\n",
           "- {a: 15-16, b: \"\"}\n- {a: no, b: [x, y/z, 1.5], c: \"it's {x}: [y], # z – “q”\"}\n",
           "- {id: 2026-03-15}\n- {a: \"say \\\"no\\\" and \\\\\", b: \" x \"}\n",
       }) {
    CAPTURE(text);
    const auto tree = read_records(text);
    REQUIRE(tree.has_value());
    CHECK(shown(*tree) == shown_in_general(text));
  }
}

TEST_CASE("yaml records: tag files of the example are read the quick way, and the same") {
  std::size_t files = 0;
  const std::filesystem::path top(UXI_SOURCE_FOLDER);
  for (const auto& entry :
       std::filesystem::directory_iterator(top / "examples/larder/studies/stock-count/tags")) {
    std::ostringstream text;
    text << std::ifstream(entry.path()).rdbuf();
    const auto tree = read_records(text.str());
    if (!tree) continue;
    ++files;
    CHECK(shown(*tree) == shown_in_general(text.str()));
  }
  CHECK(files >= 3);
}

TEST_CASE("yaml records: what is written in any other way goes to the general reader") {
  for (const char* text : {
           "",
           "- {}\n",
           "- {a: b}",
           "-  {a: b}\n",
           "- {a: b} \n",
           "- {a: b} # c\n",
           "# c\n- {a: b}\n",
           "- {a:  b}\n",
           "- {a: b,c: d}\n",
           "- {a: b, }\n",
           "- {a: null}\n",
           "- {a: ~}\n",
           "- {a: -1}\n",
           "- {a: b, a: c}\n",
           "- {a: \"b\\n\"}\n",
           "- {a: 'b'}\n",
           "- {a: []}\n",
           "- {a: [b, [c]]}\n",
           "- {a: {b: c}}\n",
           "- {a: b c}\n",
           "- {a: &x b}\n",
           "- {a: \"b}\n",
           "- {a: \"b\nc\"}\n",
           "- {a: b}\r\n",
           "- {a: b}\n\n- {c: d}\n",
           "- {a: \"x\xC2\x85y\"}\n",
           "- {a: \"\xE2\x80\xA8\"}\n",
           "- {a: b\n",
           "a: b\n",
           "- {a: _b}\n",
           "- {a: .5}\n",
       }) {
    CAPTURE(std::string(text));
    CHECK_FALSE(read_records(text).has_value());
  }
}

}  // namespace uxi::format::yaml
