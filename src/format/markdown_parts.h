// Cuts a long Markdown text into parts that read as they do in the whole, so that the tree of one
// part at a time is in memory. A block that stands at the margin ends at a blank line, and a line
// that begins there opens a new one, whatever lists and quotes were open; so do a heading and,
// where a list stands at the margin, its next item. Only fenced code and HTML of the kinds that may
// hold blank lines go on, and in these nothing is cut.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "uxi/source.h"

namespace uxi::format::markdown {

struct Parts {
  std::vector<Span> ranges;  ///< in order, without gaps; one at least
  /// Lines that define links: a link of one part may be defined in another. To be read behind each
  /// part but the last one where `last_is_open`.
  std::string definitions;
  bool last_is_open = false;  ///< the text ends in code or HTML that nothing closes
};

/// Parts of at least `least` bytes but for the last one. Where it is not certain what is open (a
/// fence that could belong to a list) the rest is one part.
[[nodiscard]] Parts cut_parts(std::string_view text, std::size_t least);

}  // namespace uxi::format::markdown
