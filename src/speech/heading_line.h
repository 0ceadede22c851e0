// Lines that stand for headings and have their text on the next line, with none left blank between.
#pragma once

#include <vector>

#include "format/markdown.h"
#include "uxi/source.h"

namespace uxi::speech {

/// Cuts paragraphs where a line in bold ("**Warm up (5 min)**"), or a first line in capitals, is a
/// heading; an item of a list where such a line begins at the left edge. What is cut off is a
/// paragraph outside of the list. Paragraphs with more than 400 styled ranges are left whole.
void split_heading_lines(const SourceFile& source, std::vector<format::markdown::Block>& blocks);

}  // namespace uxi::speech
