// A query held against one turn or highlight. The text is cut into words at the first node that
// asks for words.
#include <algorithm>

#include "query/query.h"
#include "query/terms.h"
#include "text/utf8.h"

namespace uxi::query {
namespace {

bool same_name(std::string_view a, std::string_view b) {
  return !b.empty() && text::fold_case(a) == text::fold_case(b);
}

bool is_or_is_below(const FieldTest& test, std::string_view code) {
  if (!code.starts_with(test.value)) return false;
  const std::string_view below = code.substr(test.value.size());
  return below.empty() ? !test.only_below : below.front() == '/';
}

bool has_name(std::span<const std::string> names, std::string_view wanted) {
  return std::ranges::any_of(names,
                             [wanted](const std::string& name) { return same_name(wanted, name); });
}

bool is_within(const FieldTest& test, const std::optional<Date>& date) {
  return date && (!test.from || *test.from <= *date) && (!test.through || *date <= *test.through);
}

bool test_field(const FieldTest& test, const Subject& subject) {
  switch (test.field) {
    case Field::code:
      return std::ranges::any_of(
          subject.codes, [&test](const std::string& code) { return is_or_is_below(test, code); });
    case Field::speaker: return same_name(test.value, subject.speaker_role);
    case Field::segment: return same_name(test.value, subject.segment);
    case Field::participant: return same_name(test.value, subject.participant);
    case Field::session: return same_name(test.value, subject.session);
    case Field::study: return same_name(test.value, subject.study);
    case Field::coder: return same_name(test.value, subject.coder);
    case Field::theme: return has_name(subject.themes, test.value);
    case Field::question: return has_name(subject.questions, test.value);
    case Field::date: return is_within(test, subject.date);
    case Field::has: return subject.has_memo;
    case Field::is: return subject.codes.empty() == (test.value == "untagged");
    case Field::own:
      return std::ranges::any_of(subject.own, [&](const auto& field) {
        return field.first == test.name && same_name(test.value, field.second);
      });
  }
  return false;
}

class Matcher {
 public:
  explicit Matcher(const Subject& subject) : subject_(subject) {}

  bool holds(const Query& query) {
    const auto part_holds = [this](const Query& part) { return holds(part); };
    switch (query.kind) {
      case Query::Kind::all: return std::ranges::all_of(query.parts, part_holds);
      case Query::Kind::any: return std::ranges::any_of(query.parts, part_holds);
      case Query::Kind::negation: return !holds(query.parts.front());
      case Query::Kind::word:
      case Query::Kind::phrase: return has_phrase(query.words);
      case Query::Kind::prefix: return has_prefix(query.words.front());
      case Query::Kind::near: return has_near(query.words, query.distance);
      case Query::Kind::field: return test_field(query.test, subject_);
    }
    return false;
  }

 private:
  void read_text() {
    if (read_) return;
    read_ = true;
    key_ = language_key(subject_.language);
    tokens_ = Tokenizer().tokens(subject_.text, key_);
  }

  /// In languages other than English also as they are written, for those who leave accents out.
  bool has_phrase(const std::vector<std::string>& words) {
    read_text();
    if (stands_in(tokens_.stems, stem_pattern(words, key_))) return true;
    return !key_.empty() && stands_in(tokens_.folded, folded_pattern(words));
  }

  static bool stands_in(const std::vector<std::string>& tokens, const Pattern& pattern) {
    if (pattern.tokens.empty()) return false;
    const std::string* last = &pattern.tokens.back();
    const auto fits = [&](const std::string& token, const std::string& wanted) {
      return pattern.open && &wanted == last ? token.starts_with(wanted) : token == wanted;
    };
    return std::search(tokens.begin(), tokens.end(), pattern.tokens.begin(), pattern.tokens.end(),
                       fits) != tokens.end();
  }

  bool has_prefix(const std::string& word) {
    read_text();
    const Beginning beginning = beginning_of(word, key_);
    const auto begins = [](const std::vector<std::string>& tokens, const std::string& wanted) {
      return std::ranges::any_of(
          tokens, [&wanted](const std::string& token) { return token.starts_with(wanted); });
    };
    return begins(tokens_.stems, beginning.stem) || begins(tokens_.folded, beginning.folded);
  }

  bool has_near(const std::vector<std::string>& words, unsigned distance) {
    read_text();
    std::vector<Pattern> stems;
    std::vector<Pattern> folded;
    for (const std::string& word : words) {
      stems.push_back(stem_pattern({word}, key_));
      folded.push_back(folded_pattern({word}));
    }
    if (stand_near(tokens_.stems, stems, distance)) return true;
    const bool has_run = std::ranges::any_of(words, is_run);
    return !key_.empty() && !has_run && stand_near(tokens_.folded, folded, distance);
  }

  /// Patterns of one token each. Walks once, remembering where each stood last: the narrowest
  /// window that ends here reaches back to the one that stood longest ago.
  static bool stand_near(const std::vector<std::string>& tokens,
                         const std::vector<Pattern>& patterns, unsigned distance) {
    std::vector<std::optional<std::size_t>> last(patterns.size());
    for (std::size_t at = 0; at < tokens.size(); ++at) {
      for (std::size_t i = 0; i < patterns.size(); ++i) {
        const std::string& wanted = patterns[i].tokens.front();
        if (patterns[i].open ? tokens[at].starts_with(wanted) : tokens[at] == wanted) last[i] = at;
      }
      const auto earliest = std::ranges::min_element(last);  // one not met yet is the least
      if (*earliest && at - **earliest <= std::size_t{distance} + 1) return true;
    }
    return false;
  }

  const Subject& subject_;
  bool read_ = false;
  std::string key_;
  Tokens tokens_;
};

}  // namespace

bool matches(const Query& query, const Subject& subject) { return Matcher(subject).holds(query); }

}  // namespace uxi::query
