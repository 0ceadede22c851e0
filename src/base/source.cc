#include "uxi/source.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace uxi {
namespace {

constexpr std::size_t kBlock = 1024;  ///< bytes between two marks of what stands before

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }
/// The first byte of a code point that UTF-16 writes as two units.
bool starts_pair(char byte) { return static_cast<unsigned char>(byte) >= 0xF0U; }

struct Units {
  std::size_t code_points = 0;
  std::size_t utf16 = 0;
};

/// Bytes in front of the first that is no ASCII; eight are looked at together.
std::size_t ascii_in(std::string_view text) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  std::size_t at = 0;
  for (std::uint64_t eight = 0; at + sizeof eight <= text.size(); at += sizeof eight) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    if ((eight & kHighBits) != 0) break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80U) ++at;
  return at;
}

Units count_in(std::string_view text) {
  const std::size_t ascii = ascii_in(text);
  Units units{ascii, ascii};
  text.remove_prefix(ascii);
  for (const char byte : text) {
    units.code_points += is_continuation(byte) ? 0U : 1U;
    units.utf16 += is_continuation(byte) ? 0U : starts_pair(byte) ? 2U : 1U;
  }
  return units;
}

}  // namespace

void SourceFile::Counts::add(char byte) {
  if (is_continuation(byte)) return;
  code_points += 1;
  utf16 += starts_pair(byte) ? 2U : 1U;
}

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
  // Marks are for lines longer than a block; most files have none.
  const std::size_t end = text_.size();
  bool any_long = end - line_starts_.back() > kBlock;
  for (std::size_t i = 1; i < line_starts_.size(); ++i)
    any_long = any_long || line_starts_[i] - line_starts_[i - 1] > kBlock;
  Counts counts;
  for (std::size_t i = 0; any_long && i < end; ++i) {
    if (i % kBlock == 0) counts_.push_back(counts);
    counts.add(text_[i]);
  }
  // A final line end closes the last line; it does not open another.
  if (line_starts_.size() > 1 && line_starts_.back() == text_.size()) line_starts_.pop_back();
}

std::string_view SourceFile::slice(Span span) const {
  const std::string_view all = text_;
  const std::size_t begin = std::min(span.begin, all.size());
  return all.substr(begin, std::min(span.end, all.size()) - begin);
}

SourceFile::Counts SourceFile::counts_before(std::size_t offset) const {
  const std::size_t block = std::min(offset / kBlock, counts_.empty() ? 0 : counts_.size() - 1);
  Counts counts = counts_.empty() ? Counts{} : counts_[block];
  for (std::size_t i = block * kBlock; i < offset; ++i) {
    counts.add(text_[i]);
  }
  return counts;
}

std::size_t SourceFile::line_index(std::size_t offset) const {
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  return static_cast<std::size_t>(after - line_starts_.begin()) - 1;
}

/// Where columns of a line count from: a byte order mark is no column of the first.
std::size_t SourceFile::first_column(std::size_t index, std::size_t offset) const {
  if (index == 0 && text_.starts_with("\xEF\xBB\xBF") && offset >= 3) return 3;
  return line_starts_[index];
}

Position SourceFile::position(std::size_t offset) const {
  offset = std::min(offset, text_.size());
  const std::size_t index = line_index(offset);
  const std::size_t first = first_column(index, offset);
  // Near places are counted, distant ones taken from the marks.
  const std::size_t before =
      offset - first <= kBlock
          ? count_in(std::string_view(text_).substr(first, offset - first)).code_points
          : counts_before(offset).code_points - counts_before(first).code_points;
  const std::size_t column = before + 1;
  return {.line = static_cast<unsigned>(index + 1), .column = static_cast<unsigned>(column)};
}

Columns SourceFile::columns(std::size_t offset) const {
  offset = std::min(offset, text_.size());
  const std::size_t first = first_column(line_index(offset), offset);
  const std::size_t before =
      offset - first <= kBlock
          ? count_in(std::string_view(text_).substr(first, offset - first)).utf16
          : counts_before(offset).utf16 - counts_before(first).utf16;
  const std::size_t utf16 = before + 1;
  return {.bytes = static_cast<unsigned>(offset - first + 1),
          .utf16 = static_cast<unsigned>(utf16)};
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
