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

}  // namespace

std::vector<Phrase> phrases_of(std::string_view text, const WordRules& rules) {
  const auto words = text::words(text);
  std::vector<Phrase> result;
  for (std::size_t first = 0; first < words.size(); ++first) {
    if (!can_end_phrase(words[first], rules)) {
      continue;
    }
    std::string folded;
    for (std::size_t last = first; last < std::min(words.size(), first + kMostWords); ++last) {
      if (last > first && !joined_by_space(text, words[last - 1], words[last])) {
        break;
      }
      folded += (last > first ? " " : "") + words[last].folded;
      const bool short_word = first == last && text::count_code_points(folded) < kLeastLetters;
      if (short_word || !can_end_phrase(words[last], rules)) {
        continue;
      }
      const auto spelled =
          text.substr(words[first].span.begin, words[last].span.end - words[first].span.begin);
      result.push_back({folded, text::squeeze(spelled), last - first + 1});
    }
  }
  std::stable_sort(result.begin(), result.end(),
                   [](const Phrase& a, const Phrase& b) { return a.folded < b.folded; });
  const auto end = std::unique(result.begin(), result.end(), [](const Phrase& a, const Phrase& b) {
    return a.folded == b.folded;
  });
  result.erase(end, result.end());
  return result;
}

}  // namespace uxi::analysis
