// Markdown without cmark-gfm: front matter, plain text and its places, escapes.
#include <algorithm>
#include <array>

#include "format/markdown.h"

namespace uxi::format::markdown {
namespace {

bool is_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
         (c >= '{' && c <= '~');
}

/// `---` with nothing but blanks behind it.
bool is_fence(std::string_view line) {
  return line.starts_with("---") && line.find_first_not_of(" \t\r", 3) == line.npos;
}

bool is_blank_or_end(std::string_view text, std::size_t at) {
  return at >= text.size() || text[at] == ' ' || text[at] == '\t' || text[at] == '\n' ||
         text[at] == '\r';
}

/// Where a backslash must stand so that the line at `at` opens no block; nothing where it opens
/// none.
std::optional<std::size_t> block_mark(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
  if (at == text.size()) return std::nullopt;
  const char c = text[at];
  const bool same_again = at + 1 < text.size() && text[at + 1] == c;
  if (c == '>' || c == '|' || c == '=') return at;
  if ((c == '-' || c == '+') && (same_again || is_blank_or_end(text, at + 1))) return at;
  if (c == '-' && text.substr(at).starts_with("-|")) return at;
  if (c == '#') {
    const std::size_t end = std::min(text.find_first_not_of('#', at), text.size());
    if (end - at <= 6 && is_blank_or_end(text, end)) return at;
  }
  const std::size_t digits = std::min(text.find_first_not_of("0123456789", at), text.size());
  const bool numbered = digits > at && digits - at <= 9 && digits < text.size() &&
                        (text[digits] == '.' || text[digits] == ')');
  if (numbered && is_blank_or_end(text, digits + 1)) return digits;
  return std::nullopt;
}

// The longest name of an entity has 31 letters.
constexpr std::size_t kLongestEntity = 34;

/// The bytes that may have to be escaped wherever they stand.
constexpr std::array<bool, 256> mark_bytes() {
  std::array<bool, 256> is_mark{};
  for (const char c : std::string_view("*_`[<\\^~&\n"))
    is_mark[static_cast<unsigned char>(c)] = true;
  return is_mark;
}
constexpr std::array<bool, 256> kMarks = mark_bytes();

bool must_escape(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == '\n') return false;
  if (c == '~') return text.find('~') != text.rfind('~');
  if (c != '&') return true;
  // An entity: `&amp;`, `&#39;`.
  return at + 1 < text.size() && text.substr(at, kLongestEntity).find(';') != text.npos &&
         !is_blank_or_end(text, at + 1);
}

}  // namespace

FrontMatter front_matter(std::string_view text) {
  const std::size_t begin = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  const auto line_end = [&](std::size_t at) { return std::min(text.find('\n', at), text.size()); };
  std::size_t end = line_end(begin);
  if (!is_fence(text.substr(begin, end - begin)) || end == text.size()) return {};
  const std::size_t yaml = end + 1;
  for (std::size_t at = yaml; at < text.size(); at = end + 1) {
    end = line_end(at);
    if (is_fence(text.substr(at, end - at))) {
      return {.yaml = Span{yaml, at}, .body = std::min(end + 1, text.size())};
    }
  }
  return {};
}

Span PlainText::to_source(Span range) const {
  range.end = std::min(range.end, source.size());
  range.begin = std::min(range.begin, range.end);
  if (range.empty()) {
    const std::size_t last = source_end.empty() ? 0 : source_end.back();
    const std::size_t at = range.begin < source.size() ? source[range.begin] : last;
    return {at, at};
  }
  return {source[range.begin], source_end[range.end - 1]};
}

bool PlainText::all(Span range, Style style) const {
  std::size_t covered = range.begin;
  // Ranges are in the order of their ends; nested ones of one style are few.
  for (bool grown = true; grown && covered < range.end;) {
    grown = false;
    for (const StyledRange& styled : styles) {
      const bool joins = styled.style == style && styled.range.begin <= covered;
      if (!joins || styled.range.end <= covered) continue;
      covered = styled.range.end;
      grown = true;
    }
  }
  return covered >= range.end;
}

std::vector<Span> PlainText::dressed(Style style) const {
  std::vector<Span> ranges;
  for (const StyledRange& styled : styles) {
    if (styled.style == style && !styled.range.empty()) ranges.push_back(styled.range);
  }
  std::ranges::sort(ranges);
  std::vector<Span> stretches;
  for (const Span range : ranges) {
    if (stretches.empty() || stretches.back().end < range.begin) {
      stretches.push_back(range);
    } else {
      stretches.back().end = std::max(stretches.back().end, range.end);
    }
  }
  return stretches;
}

std::string escape(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 16);
  const auto find_mark = [&](std::size_t at) { return block_mark(text, at).value_or(text.npos); };
  std::size_t mark_at = find_mark(0);
  std::size_t copied = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!kMarks[static_cast<unsigned char>(text[at])] && at != mark_at) continue;
    if (at == mark_at || must_escape(text, at)) {
      out += text.substr(copied, at - copied);
      out += '\\';
      copied = at;
    }
    if (text[at] == '\n') mark_at = find_mark(at + 1);
  }
  out += text.substr(copied);
  return out;
}

std::string unescape(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\\' && at + 1 < text.size() && is_punctuation(text[at + 1])) ++at;
    out += text[at];
  }
  return out;
}

}  // namespace uxi::format::markdown
