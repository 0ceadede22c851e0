#include "coding/refactor.h"

#include <algorithm>
#include <set>

#include "uxi/reference.h"

namespace uxi::coding {
namespace {

bool is_path_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '/' || c == '_';
}

/// Whether `at` lies between `{{` and `}}`, which stand on one line.
bool is_in_field(std::string_view text, std::size_t at) {
  const std::size_t line = text.rfind('\n', at) == text.npos ? 0 : text.rfind('\n', at) + 1;
  const std::string_view before = text.substr(line, at - line);
  const std::size_t open = before.rfind("{{");
  return open != before.npos && before.find("}}", open) == before.npos;
}

/// A code path may start here: behind `code:`, or behind `with ` in a field of a report.
bool is_code_place(std::string_view text, std::size_t at) {
  std::string_view before = text.substr(0, at);
  if (before.ends_with('"')) before.remove_suffix(1);
  return before.ends_with("code:") || (before.ends_with("with ") && is_in_field(text, at));
}

/// What goes with a code that stands twice: all from behind the code before it. On lines of their
/// own the comment behind that one stays.
Span with_lead(std::string_view text, std::size_t before, Span code) {
  const std::size_t line = text.substr(0, code.begin).rfind('\n');
  const bool own_line = line != text.npos && line >= before;
  return {own_line ? line : before, code.end};
}

}  // namespace

std::string moved(std::string_view code, const std::vector<CodeMove>& moves) {
  for (const CodeMove& move : moves) {
    if (code_is_within(code, move.from))
      return move.to + std::string(code.substr(move.from.size()));
  }
  return std::string(code);
}

std::vector<format::Edit> recode(const SourceFile& source, const Highlight& highlight,
                                 const std::function<std::string(const std::string&)>& renamed) {
  std::vector<format::Edit> edits;
  std::set<std::string> carried;
  std::size_t before = 0;  // the end of the code before
  for (const Text& code : highlight.codes) {
    const std::string path = renamed(code.value);
    const std::string_view written = source.slice(code.span);
    const bool quoted = written.starts_with('"') || written.starts_with('\'');
    if (!carried.insert(path).second) {
      edits.push_back({with_lead(source.text(), before, code.span), ""});
    } else if (path != code.value) {
      edits.push_back({code.span, quoted ? '"' + path + '"' : path});
    }
    before = code.span.end;
  }
  // A code that stood twice before is no business of a move that does not touch the highlight.
  const bool touched = std::ranges::any_of(
      highlight.codes, [&](const Text& code) { return renamed(code.value) != code.value; });
  return touched ? edits : std::vector<format::Edit>{};
}

std::vector<format::Edit> move_in_tags(const SourceFile& source, const TagFile& tags,
                                       const std::vector<CodeMove>& moves) {
  std::vector<format::Edit> edits;
  const auto renamed = [&](const std::string& code) { return moved(code, moves); };
  for (const Highlight& highlight : tags.highlights) {
    auto more = recode(source, highlight, renamed);
    std::ranges::move(more, std::back_inserter(edits));
  }
  return edits;
}

std::vector<format::Edit> move_in_study(const Study& study, const std::vector<CodeMove>& moves) {
  if (!study.success) return {};
  const Text& code = study.success->with_code;
  const std::string path = moved(code.value, moves);
  if (path == code.value) return {};
  return {{code.span, path}};
}

std::vector<format::Edit> move_in_text(std::string_view text, const std::vector<CodeMove>& moves) {
  std::vector<format::Edit> edits;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_path_byte(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && is_path_byte(text[end])) ++end;
    std::string_view path = text.substr(at, end - at);
    while (path.ends_with('/')) path.remove_suffix(1);
    std::string now = moved(path, moves);
    if (now != path && is_code_place(text, at)) {
      edits.push_back({{at, at + path.size()}, std::move(now)});
    }
    at = end;
  }
  return edits;
}

}  // namespace uxi::coding
