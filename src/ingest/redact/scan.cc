#include "ingest/redact/scan.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "ingest/ascii.h"
#include "text/utf8.h"
#include "text/words.h"

namespace uxi::ingest {
namespace {

enum Byte : unsigned char { kGap, kLower, kUpper, kDigit, kHigh };

constexpr std::array<Byte, 256> kBytes = [] {
  std::array<Byte, 256> table{};
  for (unsigned c = 'a'; c <= 'z'; ++c) table[c] = kLower;
  for (unsigned c = 'A'; c <= 'Z'; ++c) table[c] = kUpper;
  for (unsigned c = '0'; c <= '9'; ++c) table[c] = kDigit;
  for (unsigned c = 0x80; c <= 0xFF; ++c) table[c] = kHigh;
  return table;
}();

Byte byte_at(std::string_view text, std::size_t at) {
  return kBytes[static_cast<unsigned char>(text[at])];
}

/// Where the token that begins at `at` ends; nothing of it is a gap.
Token token_at(std::string_view text, std::size_t at) {
  Token token{.begin = at, .end = at};
  bool lower = false;
  while (token.end < text.size()) {
    Byte byte = byte_at(text, token.end);
    std::size_t next = token.end + 1;
    if (byte == kHigh) {
      next = token.end;
      const char32_t code_point = text::next_code_point(text, next);
      if (code_point == 0xFFFD || !text::is_word_part(code_point)) break;
      byte = text::is_digit(code_point) ? kLower : text::is_upper(code_point) ? kUpper : kLower;
    }
    if (byte == kGap) break;
    if (token.end == at) token.capital = byte == kUpper;
    lower = lower || byte == kLower;
    (byte == kDigit ? token.has_digit : token.has_letter) = true;
    token.end = next;
  }
  token.capitals = token.capital && !lower && token.size() > 1;
  return token;
}

/// Looks a token up with as little copying as can be.
Classes look_up(std::string_view word) {
  std::array<char, 32> small;
  if (word.size() > small.size()) return {};
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (byte_at(word, i) == kHigh) return classes_of(text::fold_search(word));
    small[i] = ascii_lower(word[i]);
  }
  return classes_of({small.data(), word.size()});
}

}  // namespace

Scan::Scan(std::string_view text) : text_(text) {
  tokens_.reserve(text.size() / 6 + 4);
  std::size_t at = 0;
  while (at < text.size()) {
    if (byte_at(text, at) == kGap) {
      ++at;
      continue;
    }
    Token token = token_at(text, at);
    if (token.end == at) {  // a mark, or a byte that is no UTF-8
      text::next_code_point(text, at);
      continue;
    }
    if (token.has_letter) token.classes = look_up(text.substr(at, token.size()));
    has_digits_ = has_digits_ || token.has_digit;
    at = token.end;
    tokens_.push_back(token);
  }
  add_phrases();
  constexpr std::ptrdiff_t kFew = 100;  // words for each capital: a label, a stray one
  const auto capitals = std::count_if(tokens_.begin(), tokens_.end(), [](const Token& token) {
    return token.capital && token.size() > 1 && !token.has_digit;
  });
  if (capitals * kFew <= std::ssize(tokens_)) raise_names();
}

void Scan::raise_names() {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"ester", "fares",  "greet",   "hung",     "lance", "lore", "margarita", "martial", "maxim",
       "nacho", "myrtle", "patsy",   "pearl",    "poppy", "rune", "said",      "sally",   "sherry",
       "till",  "tore",   "sultana", "patience", "olive", "wolf", "viola",     "autumn",  "carol"});
  const Classes doubtful = Classes::of(Class::word, Class::given_word, Class::town_word,
                                       Class::no_name, Class::month, Class::digit_word);
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    Token& token = tokens_[i];
    if (token.size() > 3 && token.classes.has_any(Classes::of(Class::given, Class::town)) &&
        !token.classes.has_any(doubtful) && !text::is_stop_word(folded(i)) &&
        std::find(kWords.begin(), kWords.end(), folded(i)) == kWords.end()) {
      token.capital = true;
    }
    if (!token.is(Class::phrase_start)) continue;
    std::string phrase = folded(i);
    for (std::size_t j = i + 1; j < std::min(i + 4, tokens_.size()) && gap(j) == " "; ++j) {
      phrase += " " + folded(j);
      if (!classes_of(phrase).has(Class::town)) continue;
      for (std::size_t k = i; k <= j; ++k) tokens_[k].capital = true;
    }
  }
}

void Scan::add_phrases() {
  for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
    if (!tokens_[i].is(Class::phrase_start)) continue;
    std::string phrase = folded(i);
    for (std::size_t j = i + 1; j < std::min(i + 4, tokens_.size()); ++j) {
      const std::string_view between = gap(j);
      if (between != " " && between != "-" && between != "'" && between != "\xE2\x80\x99") break;
      phrase += " " + folded(j);
      // The first and last word carry what the phrase is; towns read how long they are.
      const Classes found = classes_of(phrase);
      tokens_[i].classes.add(found);
      Classes last = found;
      last.remove(Classes::of(Class::town, Class::town_word, Class::phrase_start));
      tokens_[j].classes.add(last);
    }
  }
}

bool Scan::is(std::size_t i, std::string_view lower) const {
  return i < size() && tokens_[i].size() == lower.size() && starts_with_any_case(word(i), lower);
}

bool Scan::phrase(std::size_t i, std::string_view words) const {
  while (!words.empty()) {
    const std::size_t space = std::min(words.find(' '), words.size());
    if (!is(i, words.substr(0, space))) return false;
    words.remove_prefix(std::min(space + 1, words.size()));
    ++i;
    if (words.empty()) return true;
    const std::string_view between = i < size() ? gap(i) : std::string_view();
    if (between != " " && between != "'" && between != "\xE2\x80\x99" && between != "-")
      return false;
  }
  return true;
}

bool Scan::starts_sentence(std::size_t i) const {
  std::string_view between = gap(i);
  if (i == 0 || between.find('\n') != std::string_view::npos) return true;
  return between.find_first_of(".?!:\"*>|") != std::string_view::npos ||
         between.find("\xE2\x80\x9C") != std::string_view::npos ||
         between.find("\xE2\x80\xA6") != std::string_view::npos;
}

std::string Scan::folded(std::size_t i) const {
  std::string folded(word(i));
  for (char& c : folded) {
    if (byte_at({&c, 1}, 0) == kHigh) return text::fold_search(word(i));
    c = ascii_lower(c);
  }
  return folded;
}

std::size_t Scan::back_to(std::size_t i, Classes wanted, std::size_t back) const {
  for (std::size_t d = 1; d <= back && d <= i; ++d) {
    if (tokens_[i - d].classes.has_any(wanted)) return d;
  }
  return back + 1;
}

std::size_t Scan::ahead_to(std::size_t i, Classes wanted, std::size_t ahead) const {
  for (std::size_t d = 1; d <= ahead && i + d < size(); ++d) {
    if (tokens_[i + d].classes.has_any(wanted)) return d;
  }
  return ahead + 1;
}

}  // namespace uxi::ingest
