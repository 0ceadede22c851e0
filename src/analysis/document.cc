#include "analysis/document.h"

#include <algorithm>
#include <iterator>

#include "text/strings.h"
#include "text/utf8.h"
#include "text/words.h"

namespace uxi::analysis {
namespace {

constexpr std::size_t kShortest = 3;
constexpr std::size_t kLongest = 5;

/// First bytes of keys.
constexpr char kWordMark = 'w';
constexpr char kLetterMark = 'l';
constexpr char kCodeMark = '#';
constexpr char kPairMark = 'p';

Counts count(std::vector<std::string> keys) {
  std::sort(keys.begin(), keys.end());
  Counts counts;
  for (auto& key : keys) {
    if (!counts.empty() && counts.back().first == key) {
      ++counts.back().second;
    } else {
      counts.emplace_back(std::move(key), 1);
    }
  }
  return counts;
}

/// Stems of two words one behind the other; a text's first and last stand beside nothing.
std::vector<std::string> pair_keys(const std::vector<Token>& tokens, const WordRules& rules) {
  std::vector<std::string> keys;
  std::string last;
  for (const Token& token : tokens) {
    std::string stem = text::stem(token.folded, rules.language);
    keys.push_back(kPairMark + last);
    keys.back().append(" ").append(stem);
    last = std::move(stem);
  }
  keys.push_back(kPairMark + last + ' ');
  return keys;
}

std::vector<std::string> code_keys(const std::vector<std::string>& codes) {
  std::vector<std::string> keys;
  for (const auto& code : codes) {
    for (std::size_t end = code.find('/'); end != std::string::npos;
         end = code.find('/', end + 1)) {
      keys.push_back(kCodeMark + code.substr(0, end));
    }
    keys.push_back(kCodeMark + code);
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

}  // namespace

WordRules::WordRules(std::string words_language, const std::vector<std::string>& more_stop_words)
    : language(std::move(words_language)) {
  for (const auto& word : more_stop_words) {
    for (auto& token : tokenize(word)) {
      stop_words.push_back(std::move(token.folded));
    }
  }
  std::sort(stop_words.begin(), stop_words.end());
}

bool WordRules::is_stop(std::string_view folded) const {
  return text::is_stop_word(folded) ||
         std::binary_search(stop_words.begin(), stop_words.end(), folded);
}

std::vector<Token> tokenize(std::string_view text) {
  std::vector<Token> tokens;
  for (const auto& word : text::words(text)) {
    const auto parts = text::split(word.folded, '-');
    const auto spelled = text::split(text.substr(word.span.begin, word.span.size()), '-');
    std::size_t begin = word.span.begin;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      Span span = word.span;  // other hyphens than ASCII's: the parts share the whole word's place
      if (spelled.size() == parts.size()) {
        span = {begin, begin + spelled[i].size()};
        begin = span.end + 1;
      }
      if (!parts[i].empty()) {
        tokens.push_back({span, std::string(parts[i])});
      }
    }
  }
  return tokens;
}

bool Document::empty() const {
  return std::all_of(counts.begin(), counts.end(), [](const auto& c) { return c.empty(); });
}

std::vector<std::string> letter_keys(std::string_view folded) {
  const std::string padded = " " + std::string(folded) + " ";
  std::vector<std::size_t> starts;
  for (std::size_t offset = 0; offset < padded.size(); text::next_code_point(padded, offset)) {
    starts.push_back(offset);
  }
  const std::size_t letters = starts.size();
  starts.push_back(padded.size());
  std::vector<std::string> keys;
  for (std::size_t size = kShortest; size <= kLongest; ++size) {
    for (std::size_t i = 0; i + size <= letters; ++i) {
      keys.push_back(kLetterMark + padded.substr(starts[i], starts[i + size] - starts[i]));
    }
    if (letters <= size) {
      break;
    }
  }
  return keys;
}

std::string stem_key(std::string_view folded, const WordRules& rules) {
  const bool apart = rules.count_stop_words && rules.is_stop(folded);
  return (apart ? kStopMark : kWordMark) + text::stem(folded, rules.language);
}

Document read_document(std::string_view text, const std::vector<std::string>& codes,
                       const WordRules& rules) {
  Document document;
  std::vector<std::string> letters;
  const std::vector<Token> tokens = tokenize(text);
  for (const auto& token : tokens) {
    auto keys = letter_keys(token.folded);
    std::move(keys.begin(), keys.end(), std::back_inserter(letters));
    if (!rules.is_stop(token.folded)) {
      document.content.push_back(token);
    }
  }
  if (document.content.empty()) {
    document.content = tokens;
  }
  std::vector<std::string> stems;
  for (const auto& token : rules.count_stop_words ? tokens : document.content) {
    stems.push_back(stem_key(token.folded, rules));
  }
  std::vector<std::string> pairs;
  if (rules.count_pairs && !tokens.empty()) pairs = pair_keys(tokens, rules);
  document.counts = {count(std::move(stems)), count(std::move(letters)), count(code_keys(codes)),
                     count(std::move(pairs))};
  return document;
}

}  // namespace uxi::analysis
