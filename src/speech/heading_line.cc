// Markdown makes one paragraph of a heading in bold and the text on the next line; whoever writes
// so means two things.
#include "speech/heading_line.h"

#include <algorithm>
#include <iterator>
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

PlainText slice(const PlainText& words, Span range) {
  PlainText part{.text = words.text.substr(range.begin, range.size()),
                 .source = words.source.slice(range),
                 .source_end = words.source_end.slice(range),
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

/// The words of "##Heading" or "##Heading ##" in a line; empty where it is text: "#1", "#tag",
/// "#One #Two", "##" alone.
Span tight_words(const SourceFile& source, const PlainText& text, Span line) {
  std::string_view all(text.text);
  while (line.end > line.begin && (all[line.end - 1] == ' ' || all[line.end - 1] == '\t'))
    --line.end;
  const std::string_view words = all.substr(line.begin, line.size());
  const std::size_t marks = std::min(words.find_first_not_of('#'), words.size());
  if (marks == 0 || marks > 6 || marks == words.size() || words.size() > kLongestHeading) return {};
  if (source.text()[text.source[line.begin]] != '#') return {};
  const char first = words[marks];
  const bool capital = (first >= 'A' && first <= 'Z') || static_cast<unsigned char>(first) >= 0x80;
  const bool word = capital || (first >= 'a' && first <= 'z') || (first >= '0' && first <= '9');
  if (marks == 1 ? !capital : !word) return {};
  const std::string_view bare = words.substr(0, words.find_last_not_of('#') + 1);
  const std::string_view name = bare.ends_with(' ') ? text::trim(bare) : words;
  if (text::contains(name, " #")) return {};
  return {line.begin + marks, line.begin + name.size()};
}

/// Cuts a paragraph, or an item of a list, where a line is a heading without a blank behind its
/// marks.
class TightHeadings {
 public:
  TightHeadings(const SourceFile& source, const Block& block) : source_(source), block_(block) {}

  /// The parts, or none where nothing in it is a heading.
  std::vector<Block> split() {
    const std::size_t size = block_.text.text.size();
    std::size_t from = 0;
    for (std::size_t begin = 0; begin < size;) {
      const Span line = line_at(begin);
      const Span words = words_of(line);
      if (!words.empty()) {
        if (from < begin) add({from, begin - 1}, {});
        add(line, words);
        from = line.end + 1;
      }
      begin = line.end + 1;
    }
    if (!parts_.empty() && from < size) add({from, size}, {});
    return std::move(parts_);
  }

 private:
  [[nodiscard]] Span line_at(std::size_t begin) const {
    const std::string_view text = block_.text.text;
    return {begin, std::min(text.find('\n', begin), text.size())};
  }

  [[nodiscard]] Span words_of(Span line) const {
    const Span words = tight_words(source_, block_.text, line);
    if (words.empty() || (block_.depth > 0 && !is_at_margin(line))) return {};
    if (words.begin > line.begin + 1) return words;
    const std::size_t size = block_.text.text.size();
    const bool alone = line.begin == 0 && line.end == size;
    const bool followed =
        line.end < size && !tight_words(source_, block_.text, line_at(line.end + 1)).empty();
    return alone || followed ? words : Span{};
  }

  /// It is no part of the item, which it follows without a blank line between.
  [[nodiscard]] bool is_at_margin(Span line) const {
    const std::size_t place = block_.text.source[line.begin];
    return line.begin > 0 && source_.line_start(source_.position(place).line) == place;
  }

  /// `words` are those of a heading, or none.
  void add(Span line, Span words) {
    const bool heading = !words.empty();
    const bool first = parts_.empty() && !heading;
    Block part;
    part.kind = heading ? BlockKind::heading : BlockKind::paragraph;
    if (first) {
      part.kind = block_.kind;
      part.depth = block_.depth;
      part.ordered = block_.ordered;
      part.checked = block_.checked;
    }
    const std::string_view text = block_.text.text;
    if (heading)
      part.level = static_cast<int>(text.find_first_not_of('#', line.begin) - line.begin);
    part.exact = block_.exact;
    part.text = slice(block_.text, heading ? words : line);
    part.span = block_.text.to_source(line);
    if (first) part.span.begin = block_.span.begin;
    for (const Span& tag : block_.inline_html) {
      if (tag.begin >= part.span.begin && tag.end <= part.span.end) part.inline_html.push_back(tag);
    }
    parts_.push_back(std::move(part));
  }

  const SourceFile& source_;
  const Block& block_;
  std::vector<Block> parts_;
};

bool could_hold_tight(const Block& block) {
  const std::string_view text = block.text.text;
  const bool kind =
      (block.kind == BlockKind::paragraph && block.depth == 0) || block.kind == BlockKind::item;
  return kind && block.quote_depth == 0 &&
         block.text.styles.size() + block.inline_html.size() <= kMostStyles &&
         (text.starts_with('#') || text::contains(text, "\n#"));
}

}  // namespace

void read_tight_headings(const SourceFile& source, std::vector<Block>& blocks) {
  if (std::ranges::none_of(blocks, could_hold_tight)) return;
  std::vector<Block> out;
  out.reserve(blocks.size());
  for (Block& block : blocks) {
    std::vector<Block> parts;
    if (could_hold_tight(block)) parts = TightHeadings(source, block).split();
    if (parts.empty()) out.push_back(std::move(block));
    std::ranges::move(parts, std::back_inserter(out));
  }
  blocks = std::move(out);
}

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

bool greets_below(std::span<const format::markdown::Block> blocks) {
  static constexpr std::string_view kWords[] = {"Thank you", "Thanks for", "Thanks so",
                                                "My name is", "my name is"};
  constexpr std::size_t kReach = 64;  // blocks; lines that stand for headings end nothing here
  for (const Block& block : blocks.first(std::min(blocks.size(), kReach))) {
    if (block.kind == BlockKind::heading) return false;
    for (const std::string_view words : kWords) {
      if (text::contains(block.text.text, words)) return true;
    }
  }
  return false;
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
