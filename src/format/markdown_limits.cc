// Counts of marks, in time linear in the text. cmark-gfm looks for the end of `<?` and `<!` from
// each of them to the end of the paragraph, goes back over `[` for each `]` and over runs of `*`
// for each other one, fills up every row of a table to the width of its head, and makes a node of
// each `>` in front of a line.
#include "format/markdown_limits.h"

#include <algorithm>

#include "text/byte_set.h"

namespace uxi::format::markdown {
namespace {

constexpr std::size_t kMostMarks = 5000;
constexpr std::size_t kMostTags = 500;       ///< `<?` and `<!`
constexpr std::size_t kMostCells = 200'000;  ///< that are not written

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\t'; }

/// How deep the marks in front of a line nest.
std::size_t depth_of(std::string_view line) {
  std::size_t depth = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    const bool behind = i + 1 == line.size() || is_blank(line[i + 1]);
    const bool numbered = (c == '.' || c == ')') && i > 0 && is_digit(line[i - 1]);
    if (c == '>' || (behind && (numbered || c == '-' || c == '+' || c == '*'))) {
      ++depth;
    } else if (!is_blank(c) && !is_digit(c)) {
      break;
    }
  }
  return depth;
}

/// Lines that follow one another with none left blank between: no table is longer.
struct Run {
  std::size_t lines = 0;
  std::size_t cells = 0;
  std::size_t widest = 0;

  void add(std::string_view line) {
    const auto bars = static_cast<std::size_t>(std::ranges::count(line, '|'));
    ++lines;
    cells += bars;
    widest = std::max(widest, bars);
  }
  [[nodiscard]] bool wastes() const { return widest * lines > cells + kMostCells; }
};

}  // namespace

bool is_too_dense(std::string_view words) {
  static constexpr text::ByteSet kTelling("`&_*[<~!\\");
  if (words.size() <= kMostTags) return false;
  std::size_t marks = 0;
  std::size_t tags = 0;
  for (std::size_t at = kTelling.find(words, 0); at < words.size();
       at = kTelling.find(words, at + 1)) {
    ++marks;
    const char next = at + 1 < words.size() ? words[at + 1] : '\0';
    if (words[at] == '<' && (next == '?' || next == '!')) ++tags;
  }
  return marks > kMostMarks || tags > kMostTags;
}

bool wastes_cells(std::string_view text) {
  if (text.find('|') == std::string_view::npos) return false;
  Run run;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) {
      run = {};
    } else {
      run.add(line);
      if (run.wastes()) return true;
    }
    begin = end + 1;
  }
  return false;
}

bool nests_too_deep(std::string_view line) {
  return line.size() > kDeepest && depth_of(line) > kDeepest;
}

}  // namespace uxi::format::markdown
