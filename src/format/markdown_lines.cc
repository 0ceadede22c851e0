#include "format/markdown_lines.h"

#include <algorithm>

#include "text/byte_set.h"
#include "text/utf8.h"

namespace uxi::format::markdown {
namespace {

constexpr text::ByteSet kLineEnds("\r\n");

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

CleanText::CleanText(std::string_view source) : source_(source) {
  if (!text::find_invalid_utf8(source) && source.find('\0') == source.npos) return;
  for (std::size_t at = 0; at < source.size();) {
    const std::size_t begin = at;
    char32_t c = text::next_code_point(source, at);
    if (c == 0) c = 0xFFFD;
    const std::size_t size = copy_.size();
    text::append_code_point(copy_, c);
    const bool bad = copy_.size() - size != at - begin;
    for (std::size_t i = size; i < copy_.size(); ++i) map_.push_back(begin + (bad ? 0 : i - size));
  }
  map_.push_back(source.size());
}

std::size_t CleanText::from_source(std::size_t offset) const {
  if (copy_.empty()) return offset;
  return static_cast<std::size_t>(std::ranges::lower_bound(map_, offset) - map_.begin());
}

/// The three bytes of a U+FFFD have one byte of the file; an end among them is behind it.
std::size_t CleanText::end(std::size_t offset) const {
  if (offset == 0) return map_[0];
  return map_[offset] == map_[offset - 1] ? map_[offset] + 1 : map_[offset];
}

void CleanText::move(PlainText& text) const {
  Offsets begins;
  Offsets ends;
  for (const std::size_t at : text.source.list()) begins.push_back(begin(at));
  for (const std::size_t at : text.source_end.list()) ends.push_back(end(at));
  text.source = std::move(begins);
  text.source_end = std::move(ends);
}

void CleanText::to_source(Block& block) const {
  if (copy_.empty()) return;
  block.span = {begin(block.span.begin), end(block.span.end)};
  for (Span& span : block.inline_html) span = {begin(span.begin), end(span.end)};
  move(block.text);
  for (PlainText& cell : block.cells) move(cell);
}

LineCutter::LineCutter(std::string_view text, std::size_t at)
    : text_(text), at_(at), line_feed_(find('\n')), carriage_return_(find('\r')) {}

std::size_t LineCutter::find(char mark) const {
  return std::min(text_.find(mark, at_), text_.size());
}

Span LineCutter::next() {
  if (line_feed_ < at_) line_feed_ = find('\n');
  if (carriage_return_ < at_) carriage_return_ = find('\r');
  const std::size_t end = std::min(line_feed_, carriage_return_);
  const Span line{at_, end};
  at_ = end + (text_.substr(end, 2) == "\r\n" ? 2 : 1);
  return line;
}

Lines::Lines(std::string_view text, std::size_t body) : text_(text) {
  for (LineCutter cutter(text, body); !cutter.at_end();) lines_.push_back(cutter.next());
}

Span Lines::line(std::size_t number) const {
  if (number == 0 || number > lines_.size()) return {text_.size(), text_.size()};
  return lines_[number - 1];
}

std::size_t Lines::trimmed_end(std::size_t number) const {
  const Span span = line(number);
  std::size_t end = span.end;
  while (end > span.begin && is_blank(text_[end - 1])) --end;
  return end;
}

std::size_t Lines::skip_blanks(std::size_t at, std::size_t end) const {
  while (at < end && is_blank(text_[at])) ++at;
  return at;
}

std::size_t Lines::quotes_end(std::size_t number, int quotes, bool in_list) const {
  const Span span = line(number);
  std::size_t end = span.begin;
  for (; quotes > 0; --quotes) {
    const std::size_t mark = skip_blanks(end, span.end);
    if (mark == span.end || text_[mark] != '>') break;
    // Four columns in front make it a word; one space behind the mark before belongs to that.
    const auto tabs = std::ranges::count(text_.substr(end, mark - end), '\t');
    const std::size_t columns = mark - end + 3 * static_cast<std::size_t>(tabs);
    if (!in_list && columns > (end == span.begin ? 3U : 4U)) break;
    end = mark + 1;
  }
  return end;
}

std::size_t Lines::words_begin(std::size_t number, int quotes) const {
  return skip_blanks(quotes_end(number, quotes, true), line(number).end);
}

std::size_t Lines::marker_end(std::size_t at) const {
  while (at < text_.size() && is_digit(text_[at])) ++at;
  return std::min(at + 1, text_.size());
}

std::size_t Lines::heading_marks_end(std::size_t at) const {
  const std::size_t end = std::min(text_.find_first_not_of('#', at), text_.size());
  if (end == at || end - at > 6) return at;
  if (end < text_.size() && !is_blank(text_[end]) && text_[end] != '\n' && text_[end] != '\r') {
    return at;
  }
  return skip_blanks(end, text_.size());
}

bool Lines::is_underline(std::size_t number, int quotes) const {
  const std::size_t begin = words_begin(number, quotes);
  const std::string_view mark = text_.substr(begin, std::max(trimmed_end(number), begin) - begin);
  return !mark.empty() && (mark[0] == '=' || mark[0] == '-') &&
         mark.find_first_not_of(mark[0]) == mark.npos;
}

std::vector<Span> Lines::cells(Span row) const {
  constexpr std::string_view kSpaces = " \t\v\f";
  const auto skip = [&](std::size_t at) {
    return std::min(text_.find_first_not_of(kSpaces, at), row.end);
  };
  std::vector<Span> out;
  std::size_t at = skip(row.begin);
  if (at < row.end && text_[at] == '|') ++at;
  while (skip(at) < row.end) {
    std::size_t end = at;
    // cmark-gfm takes any backslash in front of a pipe for its escape, an escaped one too.
    while (end < row.end && (text_[end] != '|' || (end > at && text_[end - 1] == '\\'))) ++end;
    Span cell{std::min(skip(at), end), end};
    while (cell.end > cell.begin && kSpaces.find(text_[cell.end - 1]) != kSpaces.npos) --cell.end;
    out.push_back(cell);
    at = end + 1;
  }
  return out;
}

std::size_t Lines::add_literal(PlainText& out, const char* literal, std::size_t first) const {
  std::string_view rest = literal == nullptr ? std::string_view() : literal;
  std::size_t number = first;
  for (; !rest.empty(); ++number) {
    const std::size_t size = kLineEnds.find(rest, 0);
    const std::string_view words = rest.substr(0, size);
    const Span span = line(number);
    const std::string_view whole = text_.substr(span.begin, span.size());
    // Blanks that stand for part of a tab have no byte of their own.
    std::size_t same = 0;
    while (same < std::min(words.size(), whole.size()) &&
           words[words.size() - 1 - same] == whole[whole.size() - 1 - same]) {
      ++same;
    }
    out.source.repeat(span.end - same, size - same);
    out.source_end.repeat(span.end - same, size - same);
    out.source.add(span.end - same, same);
    out.source_end.add(span.end - same + 1, same);
    out.text += words;
    rest.remove_prefix(std::min(size + (rest.substr(size, 2) == "\r\n" ? 2 : 1), rest.size()));
    out.text += '\n';
    out.source.push_back(span.end);
    out.source_end.push_back(std::min(span.end + 1, text_.size()));
  }
  return number;
}

}  // namespace uxi::format::markdown
