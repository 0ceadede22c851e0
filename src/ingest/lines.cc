// Splits text into lines.
#include "ingest/lines.h"

#include <algorithm>

#include "text/strings.h"

namespace uxi::ingest {

std::vector<Span> split_lines(std::string_view text) {
  std::vector<Span> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
    lines.push_back({begin, end});
    const bool pair = text.substr(end).starts_with("\r\n");
    begin = end + (pair ? 2 : 1);
  }
  return lines;
}

bool is_blank(std::string_view line) { return text::trim(line).empty(); }

}  // namespace uxi::ingest
