// Splits text into lines. Two searches for one byte each are much quicker than one for either.
#include "ingest/lines.h"

#include <algorithm>

#include "text/strings.h"

namespace uxi::ingest {

std::vector<Span> split_lines(std::string_view text) {
  std::vector<Span> lines;
  std::size_t feed = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    if (feed < begin || begin == 0) feed = std::min(text.find('\n', begin), text.size());
    const std::size_t end =
        begin + std::min(text.substr(begin, feed - begin).find('\r'), feed - begin);
    lines.push_back({begin, end});
    const bool pair = text.substr(end).starts_with("\r\n");
    begin = end + (pair ? 2 : 1);
  }
  return lines;
}

bool is_blank(std::string_view line) { return text::trim(line).empty(); }

}  // namespace uxi::ingest
