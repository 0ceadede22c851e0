// Cutting a query into tokens. Operators are upper-case words, so that `or` can be searched for;
// typographic quotes count as quotes, because queries are pasted from documents.
#include "query/lexer.h"

#include <array>

#include "text/utf8.h"

namespace uxi::query {
namespace {

using Kind = Token::Kind;

constexpr std::array<std::string_view, 4> kQuotes = {"\"", "“", "”", "„"};

std::size_t quote_length(std::string_view text) {
  for (const std::string_view quote : kQuotes) {
    if (text.starts_with(quote)) return quote.size();
  }
  return 0;
}

std::size_t space_length(std::string_view text) {
  std::size_t length = 0;
  return !text.empty() && text::is_space(text::next_code_point(text, length)) ? length : 0;
}

class Lexer {
 public:
  explicit Lexer(std::string_view query) : query_(query) {}

  Result<std::vector<Token>> run() {
    std::vector<Token> tokens;
    do {
      UXI_TRY(const Token token, next());
      tokens.push_back(token);
    } while (tokens.back().kind != Kind::end);
    return tokens;
  }

 private:
  [[nodiscard]] std::string_view rest() const { return query_.substr(at_); }

  Token token(Kind kind, std::size_t length) {
    const Token made{.kind = kind, .begin = at_, .text = rest().substr(0, length)};
    at_ += made.text.size();
    return made;
  }

  /// Bytes to the next space, bracket or quote.
  [[nodiscard]] std::size_t bare_length() const {
    const std::string_view text = rest();
    std::size_t length = 0;
    while (length < text.size()) {
      const std::string_view ahead = text.substr(length);
      if (ahead.front() == '(' || ahead.front() == ')') break;
      if (quote_length(ahead) > 0 || space_length(ahead) > 0) break;
      text::next_code_point(text, length);
    }
    return length;
  }

  Result<Token> next() {
    while (space_length(rest()) > 0) at_ += space_length(rest());
    if (rest().empty()) return token(Kind::end, 0);
    if (rest().front() == '(') return token(Kind::open, 1);
    if (rest().front() == ')') return token(Kind::close, 1);
    if (quote_length(rest()) > 0) return quoted(Kind::phrase, at_);
    const std::size_t length = bare_length();
    if (rest().starts_with("NEAR(")) return near();
    if (rest().front() == '-' && (length > 1 || is_joined())) return token(Kind::minus, 1);
    return bare(length);
  }

  /// A lone `-` stands right before a quote or an opening bracket.
  [[nodiscard]] bool is_joined() const {
    const std::string_view behind = rest().substr(1);
    return behind.starts_with('(') || quote_length(behind) > 0;
  }

  Result<Token> bare(std::size_t length) {
    const std::string_view text = rest().substr(0, length);
    if (text == "OR") return token(Kind::or_word, length);
    if (text == "AND") return token(Kind::and_word, length);
    if (text == "NOT") return token(Kind::not_word, length);
    const std::size_t colon =
        text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-");
    if (colon == 0 || colon == std::string_view::npos || text[colon] != ':') {
      return token(Kind::term, length);
    }
    return field(length, colon);
  }

  Result<Token> field(std::size_t length, std::size_t colon) {
    const std::size_t begin = at_;
    const std::string_view name = rest().substr(0, colon);
    if (colon + 1 == length && quote_length(rest().substr(length)) > 0) {
      at_ += length;
      UXI_TRY(Token made, quoted(Kind::field, begin));
      made.name = name;
      return made;
    }
    Token made = token(Kind::field, length);
    made.name = name;
    made.content = made.text.substr(colon + 1);
    return made;
  }

  /// From the quote here to the next; the token begins at `begin`.
  Result<Token> quoted(Kind kind, std::size_t begin) {
    const std::size_t opening = at_;
    at_ += quote_length(rest());
    const std::size_t inside = at_;
    while (!rest().empty() && quote_length(rest()) == 0) ++at_;
    if (rest().empty()) {
      return wrong_at(query_, opening, "this quote is not closed",
                      "write `\"` at the phrase's end");
    }
    const std::string_view content = query_.substr(inside, at_ - inside);
    at_ += quote_length(rest());
    return Token{.kind = kind,
                 .begin = begin,
                 .text = query_.substr(begin, at_ - begin),
                 .content = content};
  }

  Result<Token> near() {
    const std::size_t close = rest().find(')');
    if (close == std::string_view::npos) {
      return wrong_at(query_, at_ + 4, "this bracket is not closed",
                      "write it like `NEAR(refund late, 5)`");
    }
    Token made = token(Kind::near, close + 1);
    made.content = made.text.substr(5, close - 5);
    return made;
  }

  std::string_view query_;
  std::size_t at_ = 0;
};

}  // namespace

Result<std::vector<Token>> tokenize(std::string_view text) { return Lexer(text).run(); }

tl::unexpected<Error> wrong_at(std::string_view query, std::size_t offset, std::string message,
                               std::string hint, ErrorKind kind) {
  const std::size_t column = text::count_code_points(query.substr(0, offset)) + 1;
  return tl::make_unexpected(Error{.kind = kind,
                                   .message = std::move(message),
                                   .line = 1,
                                   .column = static_cast<unsigned>(column),
                                   .hint = std::move(hint)});
}

std::size_t offset_of(std::string_view query, std::string_view part) {
  return static_cast<std::size_t>(part.data() - query.data());
}

}  // namespace uxi::query
