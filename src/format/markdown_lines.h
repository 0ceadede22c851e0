// Lines of a Markdown file as its blocks see them: without quote marks, list indentation, heading
// marks.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "format/markdown.h"

namespace uxi::format::markdown {

/// The file with NULs and bad UTF-8 replaced by U+FFFD, one for each byte, as Markdown must be
/// read, and the way back to the file's own bytes.
class CleanText {
 public:
  explicit CleanText(std::string_view source);

  [[nodiscard]] std::string_view text() const { return copy_.empty() ? source_ : copy_; }
  [[nodiscard]] std::size_t from_source(std::size_t offset) const;
  /// Turns all places of a block into those of the file.
  void to_source(Block& block) const;

 private:
  void move(PlainText& text) const;
  [[nodiscard]] std::size_t begin(std::size_t offset) const { return map_[offset]; }
  [[nodiscard]] std::size_t end(std::size_t offset) const;

  std::string_view source_;
  std::string copy_;              ///< empty where the file is clean
  std::vector<std::size_t> map_;  ///< file offset of each byte of the copy, and of its end
};

/// Cuts a text at LF, CRLF and CR, front to back; each byte is looked at no more than twice.
class LineCutter {
 public:
  explicit LineCutter(std::string_view text, std::size_t at = 0);

  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
  /// The next line, without its end; there must be one.
  Span next();
  /// Where the line behind begins.
  [[nodiscard]] std::size_t at() const { return at_; }

 private:
  [[nodiscard]] std::size_t find(char mark) const;

  std::string_view text_;
  std::size_t at_;
  std::size_t line_feed_;  ///< the next one, or the text's size
  std::size_t carriage_return_;
};

/// Lines from `body` on, counted from 1; they end in LF, CRLF or CR.
class Lines {
 public:
  Lines(std::string_view text, std::size_t body);

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::size_t count() const { return lines_.size(); }
  /// Without its line end; an empty line at the end of the file for a number past the last.
  [[nodiscard]] Span line(std::size_t number) const;
  /// The end of a line without blanks behind its words.
  [[nodiscard]] std::size_t trimmed_end(std::size_t number) const;
  /// Behind the marks of so many block quotes, or of as many as there are; blanks behind them stay.
  /// Items of lists indent their lines by any number of columns.
  [[nodiscard]] std::size_t quotes_end(std::size_t number, int quotes, bool in_list) const;
  /// Behind the marks and the blanks after them.
  [[nodiscard]] std::size_t words_begin(std::size_t number, int quotes) const;
  /// Behind `-`, `*`, `+`, `1.` or `1)`.
  [[nodiscard]] std::size_t marker_end(std::size_t at) const;
  /// Behind `## `; `at` where no such heading begins there.
  [[nodiscard]] std::size_t heading_marks_end(std::size_t at) const;
  /// Whether a line is `===` or `---`, which makes a heading of the lines above.
  [[nodiscard]] bool is_underline(std::size_t number, int quotes) const;
  /// The cells of a table row, without pipes and blanks around them.
  [[nodiscard]] std::vector<Span> cells(Span row) const;
  /// The text of a code or HTML block, whose lines are the ends of the file's lines from `first`.
  /// Returns the number of the line behind it.
  std::size_t add_literal(PlainText& out, const char* literal, std::size_t first) const;

 private:
  [[nodiscard]] std::size_t skip_blanks(std::size_t at, std::size_t end) const;

  std::string_view text_;
  std::vector<Span> lines_;
};

}  // namespace uxi::format::markdown
