// Markdown as blocks with places, and their words as plain text that knows where each byte came
// from.
//
// Wall around cmark-gfm 0.29. Front matter is cut off first; input over a limit is refused, for
// cmark-gfm takes about 37 times a file's size in memory.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "uxi/diagnostic.h"
#include "uxi/error.h"
#include "uxi/offsets.h"
#include "uxi/source.h"

namespace uxi::format::markdown {

/// `---` at the very start to the next `---` line. `yaml` is between them, `body` begins behind.
struct FrontMatter {
  std::optional<Span> yaml;
  std::size_t body = 0;
};
[[nodiscard]] FrontMatter front_matter(std::string_view text);

/// Emphasis or other dress of a stretch of plain text.
enum class Style : std::uint8_t {
  plain = 0,
  emphasis = 1,
  strong = 2,
  code = 4,
  link = 8,
  strike = 16
};
struct StyledRange {
  Span range;  ///< of the plain text
  Style style = Style::plain;
};

/// Words without their marks. `source[i]` is the file offset of byte `i` of `text`; soft and hard
/// breaks and `<br>` are one `\n`; entities and escapes are decoded and stand where their `&` or
/// `\` stands; addresses of links, images with their descriptions, and HTML are left out.
struct PlainText {
  std::string text = {};
  Offsets source = {};
  Offsets source_end = {};  ///< behind what byte `i` came from: `&amp;` is five bytes
  std::vector<StyledRange> styles = {};

  /// The bytes of the file that `range` of the plain text came from; for an empty range the place
  /// in front of it.
  [[nodiscard]] Span to_source(Span range) const;
  /// The whole of `range` is dressed with `style`.
  [[nodiscard]] bool all(Span range, Style style) const;
  /// The longest stretches that are dressed with `style`, in order: whoever asks about many ranges
  /// looks for each among these.
  [[nodiscard]] std::vector<Span> dressed(Style style) const;
};

enum class BlockKind { heading, paragraph, item, quote, table_row, code, html, rule };

/// One block, in reading order. A list item is one block whose words are its first paragraph (none
/// where it begins with something else); further paragraphs in it follow as blocks of their own
/// with the item's depth. A paragraph that stands directly in a block quote is of kind `quote`.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  Span span;                    ///< bytes of the file, of its marks and its own words
  int level = 0;                ///< of a heading 1-6
  int depth = 0;                ///< list nesting: 0 outside, 1 in an item of a top-level list, ...
  bool ordered = false;         ///< item of a numbered list
  std::optional<bool> checked;  ///< `- [ ]` and `- [x]`
  int quote_depth = 0;          ///< number of block quotes around it
  PlainText text;               ///< empty for rule; raw for code and html; cells joined by tabs
  std::vector<Span> inline_html;  ///< tags and comments among the words, in the file
  std::vector<PlainText> cells;   ///< of a table row; the first row of a table has `header` set
  bool header = false;
  bool exact = true;  ///< else places are near: bytes and words could not be matched
};

struct Document {
  FrontMatter front;
  std::vector<Block> blocks;
};

inline constexpr std::size_t kMaxBytes = std::size_t{8} << 20U;

/// Reads CommonMark with tables and strikethrough. `limit` over kMaxBytes; nothing else fails.
[[nodiscard]] Result<Document> parse(const SourceFile& source);

/// What must be escaped so that `text` stands as itself in a transcript turn: `* _ ` [ < \ ^` and
/// what would open a block at the start of a line.
[[nodiscard]] std::string escape(std::string_view text);
/// The inverse: backslash escapes undone, everything else as it is.
[[nodiscard]] std::string unescape(std::string_view text);

}  // namespace uxi::format::markdown
