#include "format/yaml_fault.h"

#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <vector>

#include "format/yaml_extent.h"
#include "text/utf8.h"

namespace uxi::format::yaml {
namespace {

/// A light lexer, right for what people write: it finds quotes and brackets, nothing else.
class PairFinder {
 public:
  explicit PairFinder(std::string_view text) : text_(text) {}

  struct Found {
    std::optional<std::size_t> open_quote;
    std::optional<std::size_t> open_bracket;
    std::vector<Span> long_quotes;  ///< that span lines
  };

  Found run() {
    std::size_t at = 0;
    while (at < text_.size() && !found_.open_quote && !mismatch_) at = step(at);
    if (!brackets_.empty()) found_.open_bracket = brackets_.back();
    return std::move(found_);
  }

 private:
  std::size_t step(std::size_t at) {
    const char c = text_[at];
    if (is_space(c) || c == '#') return skip_space(text_, at);
    if (c == '"' || c == '\'') return quote(at);
    if (c == '[' || c == '{') brackets_.push_back(at);
    if (c == ']' || c == '}') close(c);
    const bool alone = at + 1 == text_.size() || is_space(text_[at + 1]);
    const bool mark = std::string_view("[]{},").find(c) != std::string_view::npos ||
                      (alone && (c == '-' || c == '?' || c == ':')) || c == ':';
    if (mark) return at + 1;
    if (c == '&' || c == '*' || c == '!') return name_end(text_, at);
    if ((c == '|' || c == '>') && brackets_.empty()) {
      return block_scalar_end(text_, at, static_cast<long>(line_indent(at)));
    }
    return plain(at + 1);
  }

  std::size_t quote(std::size_t at) {
    const std::optional<std::size_t> end = quoted_end(text_, at);
    if (!end) {
      found_.open_quote = at;
      return text_.size();
    }
    if (text_.substr(at, *end - at).find('\n') != std::string_view::npos) {
      found_.long_quotes.push_back({at, *end});
    }
    return *end;
  }

  void close(char bracket) {
    if (brackets_.empty()) return;
    mismatch_ = (text_[brackets_.back()] == '[') != (bracket == ']');
    if (!mismatch_) brackets_.pop_back();
  }

  /// To where a plain scalar can end on its line.
  std::size_t plain(std::size_t at) const {
    const std::string_view stops = brackets_.empty() ? "" : ",[]{}";
    for (; at < text_.size() && text_[at] != '\n'; ++at) {
      if (stops.find(text_[at]) != std::string_view::npos) break;
      const char next = byte_at(text_, at + 1);
      if (text_[at] == ':' && (next == '\0' || is_space(next))) break;
      if (text_[at] == '#' && is_blank(text_[at - 1])) break;
    }
    return at;
  }

  std::size_t line_indent(std::size_t at) const {
    const std::size_t begin = at - column_of(text_, at);
    return std::min(text_.find_first_not_of(" -", begin), at) - begin;
  }

  std::string_view text_;
  std::vector<std::size_t> brackets_;
  bool mismatch_ = false;
  Found found_;
};

/// A tab in the indentation of the line at `at`, or of the line above.
std::optional<std::size_t> tab_indentation(std::string_view text, std::size_t at) {
  std::size_t begin = at - column_of(text, at);
  for (int lines = 0; lines < 2; ++lines) {
    const std::size_t words = std::min(text.find_first_not_of(" \t", begin), text.size());
    const std::size_t tab = text.substr(begin, words - begin).find('\t');
    if (tab != std::string_view::npos && end_of_line(text, begin) > words) return begin + tab;
    if (begin == 0) break;
    begin -= 1 + column_of(text, begin - 1);
  }
  return std::nullopt;
}

struct Wording {
  std::string_view theirs;
  std::string_view ours;
  std::string_view hint;
};
constexpr std::array kWordings = {
    Wording{"end of map not found", "this does not fit the lines above",
            "keys of one mapping begin in the same column, and one line holds one value"},
    Wording{"end of sequence not found", "this does not fit the list above",
            "items of one list begin in the same column with `- `"},
    Wording{"illegal map value", "a `:` stands where no key can be",
            "put the text in double quotes, or check the indentation"},
    Wording{"illegal map key", "a key cannot stand here", "check the indentation"},
    Wording{"illegal block entry", "a `- ` cannot stand here",
            "begin the list on the line below its key"},
    Wording{"illegal flow end", "this bracket closes nothing", "put the text in double quotes"},
    Wording{"unknown token", "a value cannot begin with this character",
            "put the text in double quotes"},
    Wording{"the referenced anchor is not defined", "this alias names no anchor above it",
            "put the text in double quotes if the `*` belongs to it"},
    Wording{"unknown escape character", "no escape in double quotes is called this",
            "write `\\\\` for a backslash, or use single quotes"},
};

Explanation reword(std::string_view text, const Fault& fault) {
  const std::size_t at = std::min(fault.offset, text.size());
  const Span span{at, std::min(at + 1, text.size())};
  for (const Wording& wording : kWordings) {
    if (fault.message.starts_with(wording.theirs)) {
      return {span, std::string(wording.ours), std::string(wording.hint)};
    }
  }
  return {span, fault.message};
}

}  // namespace

Explanation unclosed_quote(std::string_view text, std::size_t at) {
  return {{at, at + 1},
          fmt::format("the quote `{}` opened here is never closed", text[at]),
          "close it, or put the text in the other kind of quotes"};
}

Explanation explain(std::string_view text, const Fault& fault) {
  const std::size_t at = std::min(fault.offset, text.size());
  if (fault.limit) return {{at, at}, fault.message};
  if (const auto tab = tab_indentation(text, at)) {
    return {{*tab, *tab + 1}, "a tab in the indentation", "indent with spaces"};
  }
  const PairFinder::Found found = PairFinder(text).run();
  if (found.open_quote) return unclosed_quote(text, *found.open_quote);
  for (const Span quote : found.long_quotes) {
    if (quote.begin < at && at <= end_of_line(text, quote.end)) {
      return {
          {quote.begin, quote.begin + 1},
          fmt::format("the quote `{}` opened here is not closed on its line", text[quote.begin]),
          "close it on its own line"};
    }
  }
  if (found.open_bracket) {
    return {{*found.open_bracket, *found.open_bracket + 1},
            fmt::format("the bracket `{}` opened here is never closed", text[*found.open_bracket]),
            "close it, or put the text in double quotes"};
  }
  return reword(text, fault);
}

std::optional<Explanation> find_forbidden_byte(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x20 || byte == '\t' || byte == '\n') continue;
    if (byte == '\r' && byte_at(text, at + 1) == '\n') continue;
    if (byte == '\r') return Explanation{{at, at + 1}, "a CR without LF", "end lines with LF"};
    return Explanation{{at, at + 1},
                       fmt::format("a control character (byte {:#04x})", byte),
                       "take it out, or write it as an escape in double quotes"};
  }
  if (const auto bad = text::find_invalid_utf8(text)) {
    return Explanation{{*bad, *bad + 1}, "not UTF-8 from here on", "save the file as UTF-8"};
  }
  return std::nullopt;
}

std::vector<Explanation> find_conflicts(std::string_view text) {
  constexpr std::string_view kOurs = "<<<<<<<";
  constexpr std::string_view kTheirs = ">>>>>>>";
  std::vector<Explanation> out;
  for (std::size_t at = text.find(kOurs); at != text.npos; at = text.find(kOurs, at + 1)) {
    if (at > 0 && text[at - 1] != '\n') continue;
    const std::size_t end = text.find("\n" + std::string(kTheirs), at);
    if (end == text.npos) continue;
    // What stands first between the marks and has a name gives it its name.
    std::string name;
    for (std::size_t line = end_of_line(text, at) + 1; name.empty() && line < end;
         line = end_of_line(text, line) + 1) {
      const std::string_view words = text.substr(line, end_of_line(text, line) - line);
      const std::size_t first = words.find_first_not_of(" -{");
      const std::size_t colon = words.find(':');
      if (first == words.npos || colon == words.npos || words[first] == '#') continue;
      if (first < colon) name = words.substr(first, colon - first);
    }
    out.push_back({{at, end_of_line(text, at)},
                   name.empty() ? "both branches changed these lines"
                                : fmt::format("both branches changed `{}`", name),
                   "keep the lines of one side, take git's marks out, and `git add` the file"});
    at = end;
  }
  return out;
}

}  // namespace uxi::format::yaml
