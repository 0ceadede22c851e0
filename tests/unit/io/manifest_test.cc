// The manifest of a change set: written, read again, and known when it is damaged.
#include "io/manifest.h"

#include <doctest/doctest.h>

using namespace uxi;
using namespace uxi::io;

namespace {

Manifest example() {
  return {.command = "tag add",
          .keep = Keep::undo,
          .files = {{.path = "tags/P01.yaml", .before = mark_of("old"), .after = mark_of("newer")},
                    {.path = "a", .after = mark_of("")},
                    {.path = "b", .before = mark_of("gone")}},
          .new_folders = {"tags"}};
}

}  // namespace

TEST_CASE("io: a manifest reads as it should") {
  CHECK(to_text(example()) ==
        "uxi change set 1\n"
        "keep undo\n"
        "command 7\n"
        "tag add\n"
        "file 13 3:xxh3:0f3ca07a8cc8bf40 5:xxh3:2cbe67bc960e4ecb\n"
        "tags/P01.yaml\n"
        "file 1 - 0:xxh3:2d06800538d394c2\n"
        "a\n"
        "file 1 4:xxh3:fa6a93b57693f438 -\n"
        "b\n"
        "folder 4\n"
        "tags\n"
        "end xxh3:9e05d28438430635\n");
}

TEST_CASE("io: a manifest comes back as it was, whatever the names are") {
  std::vector<Manifest> manifests = {example(), {}, {.command = "", .keep = Keep::nothing}};
  Manifest odd = example();
  odd.command = "two\nlines";
  odd.files[0].path = "end xxh3:\nfile 1 - -\n";
  odd.files[1].path = std::string("\xff\0 ", 3);
  odd.new_folders = {"\n", "folder 3\nabc\n"};
  manifests.push_back(odd);
  for (const Manifest& manifest : manifests) {
    CHECK(parse_manifest(to_text(manifest)).value() == manifest);
  }
}

TEST_CASE("io: a manifest that is cut or changed anywhere is damaged") {
  const std::string text = to_text(example());
  for (std::size_t i = 0; i < text.size(); ++i) {
    CHECK_FALSE(parse_manifest(text.substr(0, i)));
    std::string changed = text;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    CHECK_FALSE(parse_manifest(changed));
  }
  CHECK_FALSE(parse_manifest(text + "\n"));
  CHECK_FALSE(parse_manifest(text + text));
}
