// The start of a list item of Markdown, and how one below it would start: for fixes that make two
// lines of one.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "uxi/source.h"

namespace uxi::lint {

/// `  - `, `2. `
struct Marker {
  std::string_view bullet = {};  ///< `-`, `*`, `+`; empty for numbers
  std::size_t indent = 0;        ///< blanks in front of it
  std::size_t length = 0;        ///< bytes up to the words
};
/// Nothing where the line starts no list item, or is indented by tabs.
[[nodiscard]] std::optional<Marker> marker_of(std::string_view line);

/// How lines of the file end.
[[nodiscard]] std::string_view line_end(const SourceFile& source);

/// How an item below the one that ends on line `last` starts: as those that are there, else one
/// step further in.
[[nodiscard]] std::string start_below(const SourceFile& source, const Marker& marker,
                                      unsigned last);

}  // namespace uxi::lint
