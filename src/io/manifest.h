// What a change set is about to do, or did, as a small text file. Lengths stand before names and a
// hash at the end, so that any name goes and a torn or damaged file is known as such:
//
//     uxi change set 1
//     keep undo
//     command 7
//     tag add
//     file 16 120:xxh3:9d3f0a6c5b1e8427 134:xxh3:06b1c2d3e4f58697
//     tags/P01.ana.yml
//     folder 4
//     tags
//     end xxh3:4c1f09ab33e07d25
//
// A file has the size and hash of what it held and of what it will hold; `-` where it is not there.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/journal.h"
#include "uxi/error.h"

namespace uxi::io {

/// Tells contents apart without having them.
struct ContentMark {
  std::uint64_t size = 0;
  std::string hash = {};  ///< `content_hash`

  friend bool operator==(const ContentMark&, const ContentMark&) = default;
};
[[nodiscard]] ContentMark mark_of(std::string_view bytes);

struct ManifestFile {
  std::string path = {};  ///< from the workspace
  std::optional<ContentMark> before = {};
  std::optional<ContentMark> after = {};

  friend bool operator==(const ManifestFile&, const ManifestFile&) = default;
};

struct Manifest {
  std::string command;
  Keep keep = Keep::undo;
  std::vector<ManifestFile> files;
  std::vector<std::string> new_folders;  ///< made for the files, those above first

  friend bool operator==(const Manifest&, const Manifest&) = default;
};

[[nodiscard]] std::string to_text(const Manifest& manifest);
/// `syntax` where `text` is not exactly what `to_text` writes.
[[nodiscard]] Result<Manifest> parse_manifest(std::string_view text);

}  // namespace uxi::io
