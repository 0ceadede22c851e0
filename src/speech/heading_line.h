// Lines that stand for headings and have their text on the next line, with none left blank between.
#pragma once

#include <span>
#include <vector>

#include "format/markdown.h"
#include "uxi/source.h"

namespace uxi::speech {

/// Cuts paragraphs where a line in bold ("**Warm up (5 min)**"), or a first line in capitals, is a
/// heading; an item of a list where such a line begins at the left edge. What is cut off is a
/// paragraph outside of the list. Paragraphs with more than 400 styled ranges are left whole.
void split_heading_lines(const SourceFile& source, std::vector<format::markdown::Block>& blocks);

/// Gives "###" without words the indented line behind it, as some editors hand documents on.
void name_headings(const SourceFile& source, std::vector<format::markdown::Block>& blocks);

/// Makes headings of lines such as "##Warm-up", which older readers of Markdown took for one: a
/// short line outside of lists and quotes; behind a single `#` it must begin with a capital and
/// have a paragraph of its own, or such a line behind it. Tags, numbers and code stay text.
void read_tight_headings(const SourceFile& source, std::vector<format::markdown::Block>& blocks);

/// Before the next heading of `blocks` the participant is greeted or thanked.
[[nodiscard]] bool greets_below(std::span<const format::markdown::Block> blocks);

/// The code stands between fences, not in an indented paragraph.
[[nodiscard]] bool is_fenced(const SourceFile& source, const format::markdown::Block& code);

}  // namespace uxi::speech
