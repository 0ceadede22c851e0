// A query held against one turn or highlight. The text is cut into words at the first node that
// asks for words.
#include <algorithm>

#include "query/query.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "text/words.h"

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
  static std::vector<std::string> stems_of(const std::vector<std::string>& words) {
    std::vector<std::string> stems;
    stems.reserve(words.size());
    for (const std::string& word : words) stems.push_back(text::stem(word));
    return stems;
  }

  void read_text() {
    if (read_) return;
    read_ = true;
    words_ = terms(subject_.text);
    stems_ = stems_of(words_);
  }

  bool has_phrase(const std::vector<std::string>& words) {
    read_text();
    const std::vector<std::string> wanted = stems_of(words);
    return std::search(stems_.begin(), stems_.end(), wanted.begin(), wanted.end()) != stems_.end();
  }

  bool has_prefix(const std::string& beginning) {
    read_text();
    return std::ranges::any_of(
        words_, [&beginning](const std::string& word) { return word.starts_with(beginning); });
  }

  /// Walks once, remembering where each word stood last: the narrowest window that ends here
  /// reaches back to the one that stood longest ago.
  bool has_near(const std::vector<std::string>& words, unsigned distance) {
    read_text();
    const std::vector<std::string> wanted = stems_of(words);
    std::vector<std::optional<std::size_t>> last(wanted.size());
    for (std::size_t at = 0; at < stems_.size(); ++at) {
      for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (stems_[at] == wanted[i]) last[i] = at;
      }
      const auto earliest = std::ranges::min_element(last);  // a word not met yet is the least
      if (*earliest && at - **earliest <= std::size_t{distance} + 1) return true;
    }
    return false;
  }

  const Subject& subject_;
  bool read_ = false;
  std::vector<std::string> words_;
  std::vector<std::string> stems_;
};

}  // namespace

std::vector<std::string> terms(std::string_view text) {
  std::vector<std::string> all;
  for (const text::Word& word : text::words(text::fold_search(text))) {
    for (const std::string_view part : text::split(word.folded, '-')) all.emplace_back(part);
  }
  return all;
}

bool matches(const Query& query, const Subject& subject) { return Matcher(subject).holds(query); }

}  // namespace uxi::query
