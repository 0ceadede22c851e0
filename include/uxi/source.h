// The text of one file, and where in it something stands.
//
// Spans are byte offsets inside the program; line and column (in code points, from 1) are made from
// them when something is printed.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace uxi {

/// Bytes `[begin, end)` of a file.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] std::size_t size() const { return end - begin; }
  [[nodiscard]] bool empty() const { return begin == end; }
  friend auto operator<=>(const Span&, const Span&) = default;
};

/// A place as a person counts it: both from 1, columns in Unicode code points.
struct Position {
  unsigned line = 1;
  unsigned column = 1;
  friend auto operator<=>(const Position&, const Position&) = default;
};

/// A column in the units that other programs count in, from 1.
struct Columns {
  unsigned bytes = 1;
  unsigned utf16 = 1;
  friend auto operator<=>(const Columns&, const Columns&) = default;
};

/// The bytes of one file with its name and an index of its lines. Bytes are kept as they are (a BOM
/// or CRLF included), so offsets are those of the file on disk. Immutable; moving invalidates
/// views.
class SourceFile {
 public:
  SourceFile() = default;
  /// `path` is what messages print: relative to where the person stands, or a stdin name.
  SourceFile(std::string path, std::string text);

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string_view text() const { return text_; }
  /// The bytes of `span`, cut to the file's end.
  [[nodiscard]] std::string_view slice(Span span) const;
  /// Line and column of a byte offset; an offset past the end counts as the end. O(log lines),
  /// however long the line is.
  [[nodiscard]] Position position(std::size_t offset) const;
  /// The same place in its line, in other units.
  [[nodiscard]] Columns columns(std::size_t offset) const;
  /// The text of line `number` (from 1) without its line end; empty where there is no such line.
  [[nodiscard]] std::string_view line(unsigned number) const;
  [[nodiscard]] unsigned line_count() const { return static_cast<unsigned>(line_starts_.size()); }
  /// Byte offset of the first byte of line `number` (from 1); the file's size past the last.
  [[nodiscard]] std::size_t line_start(unsigned number) const;

 private:
  /// How much of the text stands before some offset.
  struct Counts {
    std::size_t code_points = 0;
    std::size_t utf16 = 0;
    void add(char byte);
  };
  [[nodiscard]] Counts counts_before(std::size_t offset) const;
  [[nodiscard]] std::size_t line_index(std::size_t offset) const;
  [[nodiscard]] std::size_t first_column(std::size_t index, std::size_t offset) const;

  std::string path_;
  std::string text_;
  std::vector<std::size_t> line_starts_{0};
  std::vector<Counts> counts_;  ///< marks at even distances, so that no place costs a walk
};

}  // namespace uxi
