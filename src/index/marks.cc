#include "index/marks.h"

#include <algorithm>
#include <string>

#include "query/terms.h"
#include "text/spelling.h"
#include "text/utf8.h"
#include "text/words.h"

namespace uxi::index {
namespace {

using query::Query;

/// A token and what it stands for in the text: of a gram its characters.
struct Placed {
  std::string token;
  Span span;
};

struct PlacedTokens {
  std::vector<Placed> stems;
  std::vector<Placed> folded;
};

/// Spans of the tokens of a run: each reaches over as many characters as it has. Where the text has
/// more or fewer characters than the run, because it is written in another form, all of the word.
void place_grams(const std::vector<std::string>& grams, std::string_view text, Span word,
                 std::vector<Placed>& out) {
  const std::string_view run = text.substr(word.begin, word.size());
  const bool as_written = text::count_code_points(run) == grams.size();
  for (std::size_t i = 0; i < grams.size(); ++i) {
    Span span = word;
    if (as_written) {
      span.begin = word.begin + text::byte_offset(run, i);
      span.end = word.begin + text::byte_offset(run, i + text::count_code_points(grams[i]));
    }
    out.push_back({grams[i], span});
  }
}

/// Where each piece of a word stands that has runs among them.
std::vector<Span> spans_of(std::string_view text, Span word,
                           const std::vector<std::string>& pieces) {
  std::vector<Span> spans;
  std::size_t at = word.begin;
  for (const std::string& piece : pieces) {
    while (at < word.end && text[at] == '-') ++at;
    Span span{at, at};
    while (span.end < word.end) {
      std::size_t next = span.end;
      if (text::is_unspaced(text::next_code_point(text, next)) != query::is_run(piece)) break;
      span.end = next;
    }
    at = span.end;
    spans.push_back(span.empty() ? word : span);
  }
  return spans;
}

PlacedTokens placed_tokens(std::string_view words, const std::string& language) {
  PlacedTokens all;
  query::Tokenizer tokenizer;
  for (const text::Word& word : text::words(words)) {
    const std::string_view written = words.substr(word.span.begin, word.span.size());
    const std::vector<std::string> pieces = query::terms(written);
    const bool mixed = std::ranges::any_of(pieces, query::is_run);
    const std::vector<Span> spans =
        mixed ? spans_of(words, word.span, pieces) : std::vector<Span>(pieces.size(), word.span);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      query::Tokens tokens = tokenizer.tokens(pieces[i], language);
      if (query::is_run(pieces[i])) {
        place_grams(tokens.stems, words, spans[i], all.stems);
      } else {
        for (std::string& token : tokens.stems) all.stems.push_back({std::move(token), spans[i]});
      }
      for (std::string& token : tokens.folded) all.folded.push_back({std::move(token), spans[i]});
    }
  }
  return all;
}

class Marker {
 public:
  Marker(std::string_view words, const std::string& language)
      : words_(words), language_(language), tokens_(placed_tokens(words, language)) {}

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
    mark_pattern(query::stem_pattern(words, language_), tokens_.stems);
    if (!language_.empty()) mark_pattern(query::folded_pattern(words), tokens_.folded);
  }

  void mark_pattern(const query::Pattern& pattern, const std::vector<Placed>& tokens) {
    if (pattern.tokens.empty()) return;
    const std::string* open = pattern.open ? &pattern.tokens.back() : nullptr;
    const auto fits = [open](const Placed& placed, const std::string& wanted) {
      return &wanted == open ? placed.token.starts_with(wanted) : placed.token == wanted;
    };
    auto from = tokens.begin();
    while (true) {
      const auto found =
          std::search(from, tokens.end(), pattern.tokens.begin(), pattern.tokens.end(), fits);
      if (found == tokens.end()) return;
      Span last = (found + static_cast<std::ptrdiff_t>(pattern.tokens.size()) - 1)->span;
      // Of a gram only what was looked for.
      if (open != nullptr) {
        const std::string_view rest = words_.substr(last.begin, last.size());
        last.end = last.begin + text::byte_offset(rest, text::count_code_points(*open));
      }
      marks_.push_back({found->span.begin, last.end});
      from = found + 1;
    }
  }

  void mark_beginning(const std::string& word) {
    const query::Beginning beginning = query::beginning_of(word, language_);
    for (const Placed& placed : tokens_.stems) {
      if (placed.token.starts_with(beginning.stem)) marks_.push_back(placed.span);
    }
    for (const Placed& placed : tokens_.folded) {
      if (placed.token.starts_with(beginning.folded)) marks_.push_back(placed.span);
    }
  }

  std::string_view words_;
  const std::string& language_;
  PlacedTokens tokens_;
  std::vector<Span> marks_;
};

}  // namespace

std::vector<Span> find_marks(const query::Query& query, std::string_view words,
                             const std::string& language) {
  Marker marker(words, language);
  marker.mark(query);
  return marker.take();
}

}  // namespace uxi::index
