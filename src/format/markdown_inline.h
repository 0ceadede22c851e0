// The words of one Markdown block held against its bytes, so that every byte knows its place.
//
// cmark-gfm 0.29 gives inline positions that are wrong behind escapes, entities, tabs, code that
// spans lines, and in tables. Its tree is right, though: walking the tree and the raw bytes side by
// side, each node tells which marks come next, and the words must match byte for byte.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "format/markdown.h"

struct cmark_node;

namespace uxi::format::markdown {

/// The raw bytes of a block without quote marks and indentation, lines joined by LF, and where each
/// stands.
class RawText {
 public:
  /// From `raw` on, up to the next run, a byte of the file for each.
  struct Run {
    std::size_t raw = 0;
    std::size_t file = 0;
  };

  [[nodiscard]] std::string_view bytes() const { return bytes_; }
  [[nodiscard]] const std::vector<std::size_t>& line_starts() const { return line_starts_; }
  /// In order, the first at 0; more than one where the file has something in between.
  [[nodiscard]] const std::vector<Run>& runs() const { return runs_; }
  /// Where a byte stands in the file; there must be one.
  [[nodiscard]] std::size_t at(std::size_t raw) const;
  /// Where the last line ends in the file.
  [[nodiscard]] std::size_t last_end() const { return last_end_; }

  /// One more line: `[begin, end)` of `text`. In and above tables `\|` is a `|` before anything
  /// else.
  void add(std::string_view text, std::size_t begin, std::size_t end, bool unescape_pipes = false);
  void clear();

 private:
  void append(std::string_view bytes, std::size_t file);

  std::string bytes_;
  std::vector<Run> runs_;
  std::vector<std::size_t> line_starts_;
  std::size_t last_end_ = 0;
};

struct Aligned {
  PlainText text;
  std::vector<Span> html;
  std::size_t begin = 0;  ///< in the raw bytes: the words and their marks
  std::size_t end = 0;
  bool exact = false;
};

/// The words of `block`. Link definitions that stand in front of them are skipped line by line.
/// `exact` is false where the bytes do not match; places are then near, not exact.
[[nodiscard]] Aligned align(cmark_node* block, const RawText& raw);

}  // namespace uxi::format::markdown
