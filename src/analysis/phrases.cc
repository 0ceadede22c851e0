#include "analysis/phrases.h"

#include <algorithm>

#include "text/strings.h"
#include "text/utf8.h"
#include "text/words.h"

namespace uxi::analysis {
namespace {

constexpr std::size_t kMostWords = 3;
constexpr std::size_t kLeastLetters = 3;

bool can_end_phrase(const text::Word& word, const WordRules& rules) {
  if (rules.is_stop(word.folded)) {
    return false;
  }
  for (std::size_t offset = 0; offset < word.folded.size();) {
    if (text::is_letter(text::next_code_point(word.folded, offset))) {
      return true;
    }
  }
  return false;
}

bool joined_by_space(std::string_view text, const text::Word& a, const text::Word& b) {
  return text::trim(text.substr(a.span.end, b.span.begin - a.span.end)).empty();
}

/// The phrases that start with word `first`, appended to `result`.
void add_phrases(std::string_view text, const std::vector<text::Word>& words, std::size_t first,
                 const WordRules& rules, std::vector<Phrase>& result) {
  Phrase phrase;
  for (std::size_t last = first; last < std::min(words.size(), first + kMostWords); ++last) {
    if (last > first && !joined_by_space(text, words[last - 1], words[last])) {
      return;
    }
    const char* gap = last > first ? " " : "";
    phrase.folded += gap + words[last].folded;
    phrase.stems += gap + text::stem(words[last].folded, rules.language);
    phrase.words = last - first + 1;
    const bool short_word =
        phrase.words == 1 && text::count_code_points(phrase.folded) < kLeastLetters;
    if (!short_word && can_end_phrase(words[last], rules)) {
      const std::size_t begin = words[first].span.begin;
      phrase.spelled = text::squeeze(text.substr(begin, words[last].span.end - begin));
      result.push_back(phrase);
    }
  }
}

}  // namespace

std::vector<Phrase> phrases_of(std::string_view text, const WordRules& rules) {
  const auto words = text::words(text);
  std::vector<Phrase> result;
  for (std::size_t first = 0; first < words.size(); ++first) {
    if (can_end_phrase(words[first], rules)) {
      add_phrases(text, words, first, rules, result);
    }
  }
  std::stable_sort(result.begin(), result.end(),
                   [](const Phrase& a, const Phrase& b) { return a.stems < b.stems; });
  const auto end = std::unique(result.begin(), result.end(),
                               [](const Phrase& a, const Phrase& b) { return a.stems == b.stems; });
  result.erase(end, result.end());
  return result;
}

}  // namespace uxi::analysis
