// What a report says in somebody's words: block quotes, passages in quotation marks, and those in
// italics that somebody's name stands beside; and whose it says they are.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/claim.h"
#include "uxi/error.h"
#include "uxi/source.h"

namespace uxi::report {

/// A paragraph, heading, item or cell as plain text that knows its places.
struct TextBlock {
  std::string text = {};
  std::vector<std::size_t> source = {};      ///< file offset of each byte
  std::vector<std::size_t> source_end = {};  ///< behind what each byte came from
  std::size_t quote = 0;                     ///< number of the block quote it stands in; 0 for none
  bool attribution = false;                  ///< says who spoke the quote before it
  int heading = 0;                           ///< its level; 0 where it is none
  std::size_t row = 0;                       ///< number of its table row; 0 where it is no cell
  std::vector<Span> italics = {};            ///< of `text`, in order
  /// References of footnotes whose marks stood in it, and where in `text`.
  std::vector<std::pair<std::size_t, std::string>> footnotes = {};

  /// The bytes of the file that `[begin, end)` of `text` came from.
  [[nodiscard]] Span to_source(std::size_t begin, std::size_t end) const;
};

[[nodiscard]] Result<std::vector<TextBlock>> markdown_blocks(const SourceFile& report);
/// Text of the elements that are shown. Reads what browsers read: unclosed and unknown tags do no
/// harm. `offset` is where `text` begins in its file, `first_quote` the number before that of its
/// first quote, `first_row` that before its first table row.
[[nodiscard]] std::vector<TextBlock> html_blocks(std::string_view text, std::size_t offset = 0,
                                                 std::size_t first_quote = 0,
                                                 std::size_t first_row = 0);

/// Words to be proved.
struct Passage {
  std::string words = {};
  Span span = {};             ///< in the file
  std::size_t quote = 0;      ///< of a block quote, whose paragraphs share the number
  Claim claim = {};           ///< whose they are said to be
  bool referenced = false;    ///< a turn is named right beside it
  std::size_t closed_at = 0;  ///< in the file: where a reference may be put in
  /// A session that stands right beside it and could be made a reference; empty where there is
  /// none.
  Span session_beside = {};
  std::string beside = {};  ///< what stands right beside it
};

/// Passages in quotation marks count from `least_words` words, shorter ones where they say whose
/// they are; those in italics count from as many, and only where they say it right beside them.
[[nodiscard]] std::vector<Passage> passages_of(const std::vector<TextBlock>& blocks,
                                               std::size_t least_words, const Names& names);

}  // namespace uxi::report
