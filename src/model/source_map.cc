// Ranges of plain text as spans of the file.
#include "model/source_map.h"

#include <algorithm>

namespace uxi {

Span map_to_source(const std::vector<std::size_t>& source, Span range, Span whole) {
  const std::size_t begin = std::min(range.begin, source.size());
  const std::size_t end = std::clamp(range.end, begin, source.size());
  if (begin == source.size()) return {whole.end, whole.end};
  if (begin == end) return {source[begin], source[begin]};
  return {source[begin], source[end - 1] + 1};
}

}  // namespace uxi
