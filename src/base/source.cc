#include "uxi/source.h"

#include <algorithm>

namespace uxi {
namespace {

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

}  // namespace

SourceFile::SourceFile(std::string path, std::string text)
    : path_(std::move(path)), text_(std::move(text)) {
  const std::string_view all = text_;
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t feed = std::min(all.find('\n', begin), all.size());
    // Carriage returns that no line feed follows end lines too.
    for (std::size_t at = all.substr(begin, feed - begin).find('\r'); at != all.npos;
         at = all.substr(begin, feed - begin).find('\r')) {
      begin += at + 1;
      if (begin != feed || feed == all.size()) line_starts_.push_back(begin);
    }
    begin = feed + 1;
    if (feed < all.size()) line_starts_.push_back(begin);
  }
  // A final line end closes the last line; it does not open another.
  if (line_starts_.size() > 1 && line_starts_.back() == text_.size()) line_starts_.pop_back();
}

std::string_view SourceFile::slice(Span span) const {
  const std::string_view all = text_;
  const std::size_t begin = std::min(span.begin, all.size());
  return all.substr(begin, std::min(span.end, all.size()) - begin);
}

Position SourceFile::position(std::size_t offset) const {
  offset = std::min(offset, text_.size());
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const auto index = static_cast<std::size_t>(after - line_starts_.begin()) - 1;
  std::size_t start = line_starts_[index];
  // A byte order mark is no column of the first line.
  if (index == 0 && text_.starts_with("\xEF\xBB\xBF") && offset >= 3) start = 3;
  unsigned column = 1;
  for (std::size_t i = start; i < offset; ++i) column += is_continuation(text_[i]) ? 0U : 1U;
  return {.line = static_cast<unsigned>(index + 1), .column = column};
}

std::string_view SourceFile::line(unsigned number) const {
  if (number == 0 || number > line_starts_.size()) return {};
  const std::size_t begin = line_starts_[number - 1];
  const std::size_t end = number < line_starts_.size() ? line_starts_[number] : text_.size();
  std::string_view line = std::string_view(text_).substr(begin, end - begin);
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
  return line;
}

std::size_t SourceFile::line_start(unsigned number) const {
  if (number == 0) return 0;
  return number <= line_starts_.size() ? line_starts_[number - 1] : text_.size();
}

}  // namespace uxi
