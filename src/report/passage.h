// What a report says in somebody's words: block quotes, and passages in quotation marks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/verify.h"

namespace uxi::report {

/// A paragraph, heading, item or cell as plain text that knows its places.
struct TextBlock {
  std::string text;
  std::vector<std::size_t> source;  ///< file offset of each byte
  std::size_t quote = 0;            ///< number of the block quote it stands in; 0 for none
  bool attribution = false;         ///< says who spoke the quote before it
};

[[nodiscard]] Result<std::vector<TextBlock>> markdown_blocks(const SourceFile& report);
/// Text of the elements that are shown. Reads what browsers read: unclosed and unknown tags do no
/// harm. `offset` is where `text` begins in its file, `first_quote` the number before that of its
/// first quote.
[[nodiscard]] std::vector<TextBlock> html_blocks(std::string_view text, std::size_t offset = 0,
                                                 std::size_t first_quote = 0);

/// Words to be proved.
struct Passage {
  std::string words;
  Span span;                ///< in the file
  std::size_t quote = 0;    ///< of a block quote, whose paragraphs share the number
  bool asked = false;       ///< labelled as the interviewer's
  std::string beside = {};  ///< what stands behind it and may hold a reference
};

/// Passages in quotation marks count from `least_words` words.
[[nodiscard]] std::vector<Passage> passages_of(const std::vector<TextBlock>& blocks,
                                               std::size_t least_words);

}  // namespace uxi::report
