// Markdown makes one paragraph of a heading in bold and the text on the next line; whoever writes
// so means two things.
#include "speech/heading_line.h"

#include <algorithm>
#include <utility>

#include "speech/section.h"
#include "text/strings.h"

namespace uxi::speech {
namespace {

using format::markdown::Block;
using format::markdown::BlockKind;
using format::markdown::PlainText;
using format::markdown::Style;
using format::markdown::StyledRange;

constexpr std::size_t kMostStyles = 400;
constexpr std::size_t kLongestHeading = 120;  ///< bytes

template <typename T>
std::vector<T> slice(const std::vector<T>& all, Span range) {
  const auto begin = all.begin();
  return {begin + static_cast<std::ptrdiff_t>(range.begin),
          begin + static_cast<std::ptrdiff_t>(range.end)};
}

PlainText slice(const PlainText& words, Span range) {
  PlainText part{.text = words.text.substr(range.begin, range.size()),
                 .source = slice(words.source, range),
                 .source_end = slice(words.source_end, range),
                 .styles = {}};
  for (const StyledRange& styled : words.styles) {
    const Span cut{std::max(styled.range.begin, range.begin),
                   std::min(styled.range.end, range.end)};
    if (cut.begin >= cut.end) continue;
    part.styles.push_back({{cut.begin - range.begin, cut.end - range.begin}, styled.style});
  }
  return part;
}

/// The line before `begin` is a whole one, so that the next is no part of its sentence.
bool is_finished(std::string_view text, std::size_t begin) {
  const std::string_view before = text::trim(text.substr(0, begin));
  if (before.empty()) return true;
  for (const std::string_view mark : {".", "?", "!", ":", ")", "]", "\"", "”", "…"}) {
    if (before.ends_with(mark)) return true;
  }
  return false;
}

class Splitter {
 public:
  Splitter(const SourceFile& source, const Block& block) : source_(source), block_(block) {
    for (const StyledRange& styled : block.text.styles) {
      if (styled.style == Style::strong) bold_.push_back(styled.range.begin);
    }
    std::ranges::sort(bold_);
  }

  /// The parts, or none where the block is one.
  std::vector<Block> split() {
    const std::string_view text = block_.text.text;
    std::size_t from = 0;
    bool after_heading = false;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      if (is_heading({begin, end}, after_heading)) {
        add({from, begin});
        add({begin, end});
        from = end;
        after_heading = true;
      } else {
        after_heading = false;
      }
      begin = end + 1;
    }
    if (!parts_.empty()) add({from, text.size()});
    return std::move(parts_);
  }

 private:
  [[nodiscard]] bool is_heading(Span line, bool after_heading) const {
    if (line.empty() || line.size() > kLongestHeading) return false;
    const std::string_view text = block_.text.text;
    const bool bold = std::ranges::binary_search(bold_, line.begin);
    const bool listed = block_.depth > 0;
    if (listed && (line.begin == 0 || !bold || !is_at_edge(line.begin))) return false;
    if (!bold && line.begin > 0) return false;
    if (!after_heading && !listed && !is_finished(text, line.begin)) return false;
    return line_heading_level(slice(block_.text, line), false, false) == 7;
  }

  /// Nothing but the marks of bold stands before it on its line.
  [[nodiscard]] bool is_at_edge(std::size_t at) const {
    const std::size_t place = block_.text.source[at];
    const std::size_t start = source_.line_start(source_.position(place).line);
    const std::string_view before = source_.slice({start, place});
    return before == "**" || before == "__";
  }

  void add(Span range) {
    if (text::trim(std::string_view(block_.text.text).substr(range.begin, range.size())).empty()) {
      return;
    }
    const bool first = parts_.empty() && range.begin == 0;
    Block part;
    part.kind = first ? block_.kind : BlockKind::paragraph;
    part.depth = first ? block_.depth : 0;
    part.ordered = first && block_.ordered;
    if (first) part.checked = block_.checked;
    part.exact = block_.exact;
    part.text = slice(block_.text, range);
    part.span = block_.text.to_source(range);
    if (first) part.span.begin = block_.span.begin;
    parts_.push_back(std::move(part));
  }

  const SourceFile& source_;
  const Block& block_;
  std::vector<std::size_t> bold_;  ///< where it begins, sorted
  std::vector<Block> parts_;
};

/// Two lines at least, of a paragraph or a list's item, and not too much dress.
bool could_split(const Block& block) {
  const bool kind = (block.kind == BlockKind::paragraph && block.depth == 0) ||
                    (block.kind == BlockKind::item && !block.text.styles.empty());
  return kind && block.quote_depth == 0 && block.text.styles.size() <= kMostStyles &&
         block.text.text.find('\n') != std::string::npos;
}

}  // namespace

void split_heading_lines(const SourceFile& source, std::vector<Block>& blocks) {
  std::vector<Block> out;
  out.reserve(blocks.size());
  for (Block& block : blocks) {
    std::vector<Block> parts;
    if (could_split(block)) parts = Splitter(source, block).split();
    if (parts.size() < 2) {
      out.push_back(std::move(block));
      continue;
    }
    for (Block& part : parts) out.push_back(std::move(part));
  }
  blocks = std::move(out);
}

bool is_fenced(const SourceFile& source, const Block& code) {
  const std::string_view text = source.text().substr(code.span.begin);
  return text.starts_with("```") || text.starts_with("~~~");
}

void name_headings(const SourceFile& source, std::vector<Block>& blocks) {
  for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
    Block& heading = blocks[i];
    Block& next = blocks[i + 1];
    if (heading.kind != BlockKind::heading || next.kind != BlockKind::code) continue;
    if (!text::trim(heading.text.text).empty() || is_fenced(source, next)) continue;
    const std::size_t size = next.text.text.size();
    const std::size_t end = std::min(next.text.text.find('\n'), size);
    if (end > kLongestHeading) continue;
    heading.text = slice(next.text, {0, end});
    next.text = slice(next.text, {std::min(end + 1, size), size});
  }
}

}  // namespace uxi::speech
