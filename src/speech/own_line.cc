// What stands before and behind a question on its lines of the file tells whether they are its own.
#include "speech/own_line.h"

#include <algorithm>
#include <string_view>

#include "text/strings.h"

namespace uxi::speech {
namespace {

constexpr std::size_t kLongestMark = 12;     // bytes
constexpr std::size_t kLongestBehind = 200;  // bytes

/// What may stand behind the words: marks of dress, a remark in brackets, the start or end of a
/// list in LaTeX.
bool is_line_end(std::string_view rest) {
  rest = text::trim(rest.substr(std::min(rest.find_first_not_of("*_\"\\”’)"), rest.size())));
  return rest.empty() || (rest.starts_with('(') && rest.ends_with(')')) ||
         (rest.starts_with('[') && rest.ends_with(']')) || rest.starts_with("begin{") ||
         rest.starts_with("end{");
}

/// What stands before the words on their line.
std::string_view mark_of(const SourceFile& source, Span span) {
  const std::size_t start = source.line_start(source.position(span.begin).line);
  return text::trim(source.slice({start, span.begin}));
}

bool is_dress(std::string_view mark) {
  return mark.find_first_not_of("*_\"“‘> ") == std::string_view::npos;
}

bool is_latex_item(std::string_view mark) { return mark == "\\item"; }

/// "7.", "2.1", "a)", `\item`
bool is_own_mark(std::string_view mark) {
  if (mark.size() > kLongestMark) return false;
  const bool numbered = mark.ends_with('.') || mark.ends_with(')');
  return is_latex_item(mark) ||
         (numbered && mark.find_first_of("0123456789)") != std::string_view::npos);
}

bool fills_lines(const SourceFile& source, Span span, bool listed) {
  const std::string_view mark = mark_of(source, span);
  const std::string_view behind = source.text().substr(span.end, kLongestBehind);
  const std::size_t line_end = behind.find('\n');
  if (line_end == std::string_view::npos && behind.size() == kLongestBehind) return false;
  if (mark.size() > kLongestMark || !is_line_end(text::trim(behind.substr(0, line_end)))) {
    return false;
  }
  if (is_dress(mark)) return !listed;
  return is_latex_item(mark) || mark.find_first_of("0123456789)") != std::string_view::npos;
}

}  // namespace

bool stand_apart(const SourceFile& source, Span last, Span next, bool listed) {
  const bool below = source.position(last.end).line < source.position(next.begin).line;
  if (below && is_own_mark(mark_of(source, next))) return true;
  return fills_lines(source, last, listed) && fills_lines(source, next, listed);
}

}  // namespace uxi::speech
