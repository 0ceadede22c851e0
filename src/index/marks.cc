#include "index/marks.h"

#include <algorithm>
#include <string>

#include "text/words.h"

namespace uxi::index {
namespace {

using query::Query;

/// A term and the word that it is a part of.
struct PlacedTerm {
  std::string term;
  std::string stem;
  Span span;
};

std::vector<PlacedTerm> placed_terms(std::string_view words) {
  std::vector<PlacedTerm> all;
  for (const text::Word& word : text::words(words)) {
    for (std::string& term : query::terms(words.substr(word.span.begin, word.span.size()))) {
      std::string stem = text::stem(term);
      all.push_back({std::move(term), std::move(stem), word.span});
    }
  }
  return all;
}

class Marker {
 public:
  explicit Marker(std::string_view words) : terms_(placed_terms(words)) {}

  void mark(const Query& query) {
    switch (query.kind) {
      case Query::Kind::negation:
      case Query::Kind::field: return;
      case Query::Kind::word:
      case Query::Kind::phrase: return mark_phrase(query.words);
      case Query::Kind::near:
        for (const std::string& word : query.words) mark_phrase({word});
        return;
      case Query::Kind::prefix: return mark_beginning(query.words.front());
      case Query::Kind::all:
      case Query::Kind::any:
        for (const Query& part : query.parts) mark(part);
    }
  }

  /// In order, what overlaps as one.
  std::vector<Span> take() {
    std::ranges::sort(marks_);
    std::vector<Span> joined;
    for (const Span mark : marks_) {
      if (!joined.empty() && mark.begin < joined.back().end) {
        joined.back().end = std::max(joined.back().end, mark.end);
      } else {
        joined.push_back(mark);
      }
    }
    return joined;
  }

 private:
  void mark_phrase(const std::vector<std::string>& words) {
    std::vector<std::string> stems;
    for (const std::string& word : words) stems.push_back(text::stem(word));
    auto from = terms_.begin();
    while (true) {
      const auto found = std::search(
          from, terms_.end(), stems.begin(), stems.end(),
          [](const PlacedTerm& term, const std::string& stem) { return term.stem == stem; });
      if (found == terms_.end()) return;
      const auto last = found + static_cast<std::ptrdiff_t>(stems.size()) - 1;
      marks_.push_back({found->span.begin, last->span.end});
      from = found + 1;
    }
  }

  void mark_beginning(const std::string& beginning) {
    for (const PlacedTerm& term : terms_) {
      if (term.term.starts_with(beginning)) marks_.push_back(term.span);
    }
  }

  std::vector<PlacedTerm> terms_;
  std::vector<Span> marks_;
};

}  // namespace

std::vector<Span> find_marks(const query::Query& query, std::string_view words) {
  Marker marker(words);
  marker.mark(query);
  return marker.take();
}

}  // namespace uxi::index
