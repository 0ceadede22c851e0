#include "query/terms.h"

#include <algorithm>

#include "text/spelling.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "text/words.h"

namespace uxi::query {
namespace {

constexpr std::size_t kMaxRemembered = 200'000;
constexpr std::size_t kLongestLanguage = 16;
constexpr const char* kRunPlace = "_";
constexpr const char* kEnglish = "_";  ///< in front of what is no stem

/// The part of a word without an apostrophe at the cut, which joins nothing there.
void add_piece(std::string_view piece, std::vector<std::string>& out) {
  for (text::Word& word : text::words(piece)) out.push_back(std::move(word.folded));
}

/// A word cut where a run begins or ends.
void add_pieces(std::string_view word, std::vector<std::string>& out) {
  std::size_t begin = 0;
  bool was_run = false;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t here = at;
    const bool run = text::is_unspaced(text::next_code_point(word, at));
    if (here > begin && run != was_run) {
      add_piece(word.substr(begin, here - begin), out);
      begin = here;
    }
    was_run = run;
  }
  if (begin < word.size()) add_piece(word.substr(begin), out);
}

/// Where each character of a run begins, and its end.
std::vector<std::size_t> borders_of(std::string_view run) {
  std::vector<std::size_t> borders;
  for (std::size_t at = 0; at < run.size(); text::next_code_point(run, at)) borders.push_back(at);
  borders.push_back(run.size());
  return borders;
}

/// The grams that begin at each character; those at the end are shorter. `whole`: only the first
/// ones that are not, or the run itself where it is short.
void add_grams(const std::string& run, bool whole, std::vector<std::string>& out) {
  const std::vector<std::size_t> borders = borders_of(run);
  const std::size_t size = borders.size() - 1;
  const std::size_t count = !whole ? size : size > kGram ? size - kGram + 1 : 1;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t end = borders[std::min(i + kGram, size)];
    out.push_back(run.substr(borders[i], end - borders[i]));
  }
}

std::string tag_of(const std::string& key) { return key.empty() ? "" : "_" + key + "_"; }

std::string stem_of(const std::string& term, const std::string& key) {
  if (key.empty()) return text::stem(text::fold_search(term));
  return tag_of(key) + text::fold_search(text::stem(term, key));
}

}  // namespace

std::vector<std::string> terms(std::string_view text) {
  std::vector<std::string> all;
  for (const text::Word& word : text::words(text::fold_spelling(text))) {
    const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    for (const std::string_view part : text::split(word.folded, '-')) {
      if (part.empty()) continue;
      if (std::ranges::all_of(part, is_ascii)) {
        all.emplace_back(part);
      } else {
        add_pieces(part, all);
      }
    }
  }
  return all;
}

bool is_run(std::string_view term) {
  std::size_t at = 0;
  return !term.empty() && text::is_unspaced(text::next_code_point(term, at));
}

std::string language_key(std::string_view language) {
  std::string key;
  for (const char c : text::lower(language)) {
    if (c < 'a' || c > 'z' || key.size() == kLongestLanguage) break;
    key += c;
  }
  return key == "en" || key == "eng" || key == "english" ? "" : key;
}

Tokens Tokenizer::tokens(std::string_view text, const std::string& key) {
  Tokens made;
  for (const std::string& term : terms(text)) {
    if (is_run(term)) {
      add_grams(term, false, made.stems);
      if (!key.empty()) made.folded.emplace_back(kRunPlace);
      continue;
    }
    const Forms& forms = this->forms(term, key);
    made.stems.push_back(forms.stem);
    if (!forms.folded.empty()) made.folded.push_back(forms.folded);
  }
  return made;
}

const Tokenizer::Forms& Tokenizer::forms(const std::string& term, const std::string& key) {
  if (key != key_ || known_.size() > kMaxRemembered) known_.clear();
  key_ = key;
  const auto [entry, is_new] = known_.try_emplace(term);
  if (!is_new) return entry->second;
  Forms& forms = entry->second;
  forms = {stem_of(term, key), text::fold_search(term)};
  if (key.empty()) forms.folded = forms.folded == forms.stem ? "" : kEnglish + forms.folded;
  return forms;
}

Pattern stem_pattern(const std::vector<std::string>& words, const std::string& key) {
  Pattern pattern;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool is_last = i + 1 == words.size();
    if (!is_run(words[i])) {
      pattern.tokens.push_back(stem_of(words[i], key));
    } else {
      add_grams(words[i], is_last, pattern.tokens);
      pattern.open = is_last && text::count_code_points(words[i]) < kGram;
    }
  }
  return pattern;
}

Pattern folded_pattern(const std::vector<std::string>& words) {
  Pattern pattern;
  if (std::ranges::any_of(words, is_run)) return pattern;
  for (const std::string& word : words) pattern.tokens.push_back(text::fold_search(word));
  return pattern;
}

Beginning beginning_of(const std::string& word, const std::string& key) {
  const std::string folded = text::fold_search(word);
  return {tag_of(key) + folded, key.empty() ? kEnglish + folded : folded};
}

}  // namespace uxi::query
