#include "coding/code_line.h"

#include <charconv>
#include <optional>

#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/reference.h"

namespace uxi::coding {
namespace {

constexpr std::string_view kMemo = "--";

bool is_blank(char c) { return c == ' ' || c == '\t'; }

std::optional<int> whole_number(std::string_view text) {
  int value = 0;
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || rest != end || value < 1) return std::nullopt;
  return value;
}

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  Result<CodeLine> parse() {
    while (skip_blanks()) {
      begin_ = at_;
      if (text_[at_] == '"') {
        UXI_TRY_VOID(read_words());
        continue;
      }
      const std::string_view word = next_word();
      if (word == kMemo) {
        read_memo();
        break;
      }
      UXI_TRY_VOID(read_word(word));
    }
    return std::move(line_);
  }

 private:
  bool skip_blanks() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
    return at_ < text_.size();
  }

  std::string_view next_word() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && !is_blank(text_[at_]) && text_[at_] != '"') ++at_;
    return text_.substr(begin, at_ - begin);
  }

  tl::unexpected<Error> wrong(std::string message, std::string hint = {}) const {
    Error error{.kind = ErrorKind::syntax, .message = std::move(message), .hint = std::move(hint)};
    error.column = static_cast<unsigned>(text::count_code_points(text_.substr(0, begin_)) + 1);
    return tl::make_unexpected(std::move(error));
  }

  Result<void> read_words() {
    if (!line_.words.empty()) return wrong("a line marks words once", "write another line");
    ++at_;
    while (at_ < text_.size() && text_[at_] != '"') {
      const bool escape = text_[at_] == '\\' && at_ + 1 < text_.size() &&
                          (text_[at_ + 1] == '"' || text_[at_ + 1] == '\\');
      if (escape) ++at_;
      line_.words += text_[at_++];
    }
    if (at_ == text_.size()) return wrong("a `\"` is opened here and never closed");
    ++at_;
    line_.words = text::trim(line_.words);
    if (line_.words.empty()) return wrong("there are no words between the quotes");
    return {};
  }

  /// All that is left but an id at its end.
  void read_memo() {
    std::string_view memo = text::trim(text_.substr(at_));
    const std::size_t brace = memo.rfind('{');
    if (memo.ends_with('}') && brace != std::string_view::npos &&
        is_highlight_id(memo.substr(brace + 1, memo.size() - brace - 2))) {
      line_.id = memo.substr(brace + 1, memo.size() - brace - 2);
      memo = text::trim(memo.substr(0, brace));
    }
    line_.memo = memo;
    at_ = text_.size();
  }

  Result<void> read_word(std::string_view word) {
    if (word.starts_with('^')) return read_turns(word.substr(1));
    if (word.starts_with('@')) return read_nth(word.substr(1));
    if (word.starts_with('{')) return read_id(word);
    if (word.starts_with('+')) word.remove_prefix(1);
    if (!word.empty()) line_.codes.emplace_back(word);
    return {};
  }

  Result<void> read_turns(std::string_view text) {
    const std::size_t dash = text.find('-');
    const auto first = whole_number(text.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : whole_number(text.substr(dash + 1));
    if (!first || !last || *last < 1) {
      return wrong("`^" + std::string(text) + "` names no turns", "write ^12, or ^15-16");
    }
    line_.first = *first;
    line_.last = *last;
    return {};
  }

  Result<void> read_nth(std::string_view text) {
    const auto nth = whole_number(text);
    if (!nth) return wrong("`@" + std::string(text) + "` is no number", "write @2 for the second");
    line_.nth = static_cast<std::size_t>(*nth);
    return {};
  }

  Result<void> read_id(std::string_view word) {
    const bool closed = word.size() > 2 && word.ends_with('}');
    if (!closed || !is_highlight_id(word.substr(1, word.size() - 2))) {
      return wrong("`" + std::string(word) + "` is no highlight's id",
                   "leave it as it was, or take it out to make a new highlight");
    }
    line_.id = word.substr(1, word.size() - 2);
    return {};
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;
  CodeLine line_;
};

}  // namespace

Result<CodeLine> parse_code_line(std::string_view line) { return Parser(line).parse(); }

std::string write_code_line(const CodeLine& line) {
  std::string out;
  for (const std::string& code : line.codes) out += (out.empty() ? "+" : " +") + code;
  if (line.first > 0) {
    out += " ^" + std::to_string(line.first);
    if (line.last != line.first) out += "-" + std::to_string(line.last);
  }
  if (!line.words.empty()) {
    out +=
        " \"" + text::replace_all(text::replace_all(line.words, "\\", "\\\\"), "\"", "\\\"") + "\"";
  }
  if (line.nth > 0) out += " @" + std::to_string(line.nth);
  if (!line.memo.empty()) out += " -- " + text::squeeze(line.memo);
  if (!line.id.empty()) out += " {" + line.id + "}";
  return out;
}

}  // namespace uxi::coding
