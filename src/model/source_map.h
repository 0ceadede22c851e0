// From a stretch of plain text back to the bytes of the file that it was read from.
#pragma once

#include <cstddef>
#include <vector>

#include "uxi/source.h"

namespace uxi {

/// `source[i]` is the file offset of byte `i` of the text. An empty range is the place in front of
/// the byte it begins at; past the end of the text it is the end of `whole`.
[[nodiscard]] Span map_to_source(const std::vector<std::size_t>& source, Span range, Span whole);

}  // namespace uxi
