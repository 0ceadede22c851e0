// Tokens to tree, by recursive descent:
//   any   = all { OR all }
//   all   = unary { [AND] unary }
//   unary = { "-" | NOT } ( term | phrase | field | near | "(" any ")" )
#include <algorithm>
#include <charconv>

#include "query/field.h"
#include "query/lexer.h"
#include "query/query.h"
#include "query/terms.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::query {
namespace {

using Kind = Token::Kind;

constexpr const char* kWordHint = "in small letters or in quotes it is searched for as a word";

/// `parts` joined under `kind`, those of the same kind taken apart; a single part stands for
/// itself.
Query combine(Query::Kind kind, std::vector<Query> parts) {
  if (parts.size() == 1) return std::move(parts.front());
  Query made{.kind = kind};
  for (Query& part : parts) {
    if (part.kind == kind) {
      for (Query& inner : part.parts) made.parts.push_back(std::move(inner));
    } else {
      made.parts.push_back(std::move(part));
    }
  }
  return made;
}

Query negate(Query query) {
  if (query.kind == Query::Kind::negation) {
    Query inner = std::move(query.parts.front());
    return inner;
  }
  Query made{.kind = Query::Kind::negation};
  made.parts.push_back(std::move(query));
  return made;
}

class Parser {
 public:
  /// `own` is null where fields are those of words and highlights.
  Parser(std::string_view query, const std::vector<Token>& tokens,
         const std::span<const OwnField>* own)
      : query_(query), tokens_(tokens), own_(own) {}

  Result<Query> run() {
    if (here().kind == Kind::end) {
      return wrong_at(query_, 0, "the query is empty",
                      "write words to look for, or a field like `code:pain`");
    }
    UXI_TRY(Query query, any());
    if (here().kind == Kind::close) {
      return wrong_at(query_, here().begin, "this bracket was never opened",
                      "take it away, or write `(` where the group begins");
    }
    return query;
  }

 private:
  [[nodiscard]] const Token& here() const { return tokens_[at_]; }

  [[nodiscard]] bool starts_operand() const {
    const Kind kind = here().kind;
    return kind != Kind::end && kind != Kind::close && kind != Kind::or_word &&
           kind != Kind::and_word;
  }

  /// `OR` or `AND` here with nothing on one side of it.
  [[nodiscard]] tl::unexpected<Error> dangling(const Token& word, const char* side) const {
    return wrong_at(query_, word.begin,
                    std::string("nothing stands ") + side + " `" + std::string(word.text) + "`",
                    kWordHint);
  }

  Result<Query> any() {
    std::vector<Query> parts;
    while (true) {
      UXI_TRY(Query part, all());
      parts.push_back(std::move(part));
      if (here().kind != Kind::or_word) break;
      const Token& word = here();
      ++at_;
      if (!starts_operand()) return dangling(word, "after");
    }
    return combine(Query::Kind::any, std::move(parts));
  }

  Result<Query> all() {
    if (here().kind == Kind::or_word || here().kind == Kind::and_word) {
      return dangling(here(), "before");
    }
    std::vector<Query> parts;
    while (starts_operand()) {
      UXI_TRY(Query part, unary());
      parts.push_back(std::move(part));
      if (here().kind != Kind::and_word) continue;
      const Token& word = here();
      ++at_;
      if (!starts_operand()) return dangling(word, "after");
    }
    return combine(Query::Kind::all, std::move(parts));
  }

  Result<Query> unary() {
    bool negated = false;
    const Token* sign = nullptr;
    for (; here().kind == Kind::minus || here().kind == Kind::not_word; ++at_) {
      negated = !negated;
      sign = &here();
    }
    if (sign != nullptr && !starts_operand()) {
      return wrong_at(query_, sign->begin, "nothing stands after `" + std::string(sign->text) + "`",
                      kWordHint);
    }
    UXI_TRY(Query query, operand());
    return negated ? negate(std::move(query)) : query;
  }

  Result<Query> operand() {
    const Token& token = here();
    if (token.kind == Kind::open) return group();
    ++at_;
    UXI_TRY(Query query, leaf(token));
    terms_ += std::max<std::size_t>(query.words.size(), 1);
    if (terms_ > kMaxTerms) {
      return wrong_at(query_, token.begin,
                      "more than " + std::to_string(kMaxTerms) + " words and fields in one query",
                      "ask several times", ErrorKind::limit);
    }
    return query;
  }

  [[nodiscard]] Result<Query> leaf(const Token& token) const {
    switch (token.kind) {
      case Kind::term: return term(token);
      case Kind::phrase: return words_of(token, token.content);
      case Kind::near: return near(token);
      default: break;
    }
    UXI_TRY(FieldTest test,
            own_ == nullptr ? read_field(query_, token) : read_field(query_, token, *own_));
    return Query{.kind = Query::Kind::field, .test = std::move(test)};
  }

  Result<Query> group() {
    const std::size_t open = here().begin;
    if (++depth_ > kMaxDepth) {
      return wrong_at(query_, open, "more than " + std::to_string(kMaxDepth) + " groups in groups",
                      "take brackets away", ErrorKind::limit);
    }
    ++at_;
    if (here().kind == Kind::close) {
      return wrong_at(query_, open, "this group is empty", "write something between its brackets");
    }
    if (here().kind == Kind::end) return not_closed(open);
    UXI_TRY(Query query, any());
    if (here().kind != Kind::close) return not_closed(open);
    ++at_;
    --depth_;
    return query;
  }

  [[nodiscard]] tl::unexpected<Error> not_closed(std::size_t open) const {
    return wrong_at(query_, open, "this bracket is not closed", "write `)` at the group's end");
  }

  [[nodiscard]] Result<Query> term(const Token& token) const {
    const std::size_t star = token.text.find('*');
    if (star == std::string_view::npos) return words_of(token, token.text);
    std::vector<std::string> beginning = terms(token.text.substr(0, star));
    if (star + 1 != token.text.size() || beginning.size() != 1) {
      return wrong_at(query_, token.begin + star, "`*` must stand at the end of one word",
                      "write the beginning of a word, like `refund*`");
    }
    // Runs of scripts without spaces are found by any part of theirs.
    const auto kind = is_run(beginning.front()) ? Query::Kind::word : Query::Kind::prefix;
    return Query{.kind = kind, .words = std::move(beginning)};
  }

  [[nodiscard]] Result<Query> words_of(const Token& token, std::string_view content) const {
    std::vector<std::string> found = terms(content);
    if (found.empty()) {
      return wrong_at(query_, token.begin, "no word in `" + std::string(token.text) + "`",
                      "words are made of letters and digits");
    }
    const auto kind = found.size() == 1 ? Query::Kind::word : Query::Kind::phrase;
    return Query{.kind = kind, .words = std::move(found)};
  }

  [[nodiscard]] Result<Query> near(const Token& token) const {
    const std::size_t comma = token.content.rfind(',');
    const std::string_view list = token.content.substr(0, comma);
    if (const std::size_t odd = list.find_first_of("\"(*:,"); odd != std::string_view::npos) {
      return wrong_at(query_, offset_of(query_, list) + odd, "`NEAR` takes plain words only",
                      "write it like `NEAR(refund late, 5)`");
    }
    Query made{.kind = Query::Kind::near, .words = terms(list), .distance = kDefaultDistance};
    if (made.words.size() < 2) {
      return wrong_at(query_, token.begin, "`NEAR` needs two words or more",
                      "write it like `NEAR(refund late, 5)`");
    }
    const auto too_long = [](const std::string& word) {
      return is_run(word) && text::count_code_points(word) > kGram;
    };
    if (std::ranges::any_of(made.words, too_long)) {
      return wrong_at(query_, token.begin,
                      "`NEAR` takes at most 3 characters of a script without spaces",
                      "write the longer words side by side, without `NEAR`");
    }
    if (comma == std::string_view::npos) return made;
    const std::string_view number = text::trim(token.content.substr(comma + 1));
    const char* end = number.data() + number.size();
    const auto read = std::from_chars(number.data(), end, made.distance);
    if (number.empty() || read.ptr != end || read.ec != std::errc{} ||
        made.distance > kMaxDistance) {
      return wrong_at(
          query_, offset_of(query_, token.content) + comma + 1,
          "the distance of `NEAR` must be a number from 0 to " + std::to_string(kMaxDistance),
          "write it like `NEAR(refund late, 5)`");
    }
    return made;
  }

  std::string_view query_;
  const std::vector<Token>& tokens_;
  const std::span<const OwnField>* own_;
  std::size_t at_ = 0;
  std::size_t terms_ = 0;
  unsigned depth_ = 0;
};

Result<Query> parse(std::string_view text, const std::span<const OwnField>* own) {
  if (text.size() > kMaxBytes) {
    return fail(ErrorKind::limit,
                "the query is longer than " + std::to_string(kMaxBytes) + " bytes",
                "ask several times");
  }
  if (const auto bad = text::find_invalid_utf8(text)) {
    return wrong_at(text, *bad, "the query is not valid UTF-8 here");
  }
  UXI_TRY(const std::vector<Token> tokens, tokenize(text));
  return Parser(text, tokens, own).run();
}

}  // namespace

Result<Query> parse_query(std::string_view text) { return parse(text, nullptr); }

Result<Query> parse_query(std::string_view text, std::span<const OwnField> own) {
  return parse(text, &own);
}

}  // namespace uxi::query
