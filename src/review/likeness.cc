#include "review/likeness.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/embedded.h"
#include "text/strings.h"
#include "text/words.h"

namespace uxi::review {
namespace {

constexpr double kRelated = 0.8;
constexpr double kKept = 0.4;          ///< chance that a word of the guide survives rewording
constexpr double kLostWord = -0.35;    ///< a word of the guide that is not said
constexpr double kMostLost = -1.05;    ///< of long questions the gist is asked
constexpr double kWhole = 1.2;         ///< every word of the guide is said, as it stands there
constexpr double kOtherWord = -0.12;   ///< a word that is said and not in the guide
constexpr double kUnheard = 10;        ///< questions that other interviews would have had
constexpr double kMostEvidence = 7.0;  ///< words never make more sure than this
constexpr double kSentence = 4;        ///< words that carry sense in a sentence
constexpr double kNearSpelling = 0.7;  ///< from this Dice coefficient on, worth as much

using Groups = std::map<std::string, std::vector<int>, std::less<>>;

const Groups& related() {
  static const Groups kGroups = [] {
    Groups groups;
    const std::string_view text = embedded_file("review/related.txt").value_or("");
    int number = 0;
    for (const std::string_view line : text::split(text, '\n')) {
      if (line.empty() || line.front() == '#') continue;
      for (const text::Word& word : text::words(line)) {
        std::vector<int>& of_word = groups[text::stem(word.folded)];
        if (of_word.empty() || of_word.back() != number) of_word.push_back(number);
      }
      ++number;
    }
    return groups;
  }();
  return kGroups;
}

/// Stop words elsewhere, but they tell one question from another.
bool tells_apart(std::string_view word) {
  static const std::set<std::string_view> kWords = {
      "first",      "before",     "after", "next",  "alone",  "together", "show", "call",
      "bill",       "system",     "never", "often", "find",   "becoming", "part", "name",
      "beforehand", "afterwards", "money", "front", "bottom", "top"};
  return kWords.contains(word);
}

/// Words that ask rather than say what about.
bool only_asks(std::string_view word) {
  static const std::set<std::string_view> kWords = {
      "tell",   "describe", "walk", "talk",   "explain",  "please", "think",  "thing",
      "let",    "know",     "way",  "happen", "happened", "kind",   "sort",   "bit",
      "little", "lot",      "say",  "does",   "did",      "thank",  "thanks", "ok",
      "okay",   "yes",      "no",   "don't",  "didn't"};
  return kWords.contains(word);
}

std::vector<std::uint32_t> trigrams_of(std::string_view stem) {
  std::vector<std::uint32_t> out;
  const std::string padded = "^" + std::string(stem);
  for (std::size_t i = 0; i + 3 <= padded.size(); ++i) {
    std::uint32_t code = 0;
    for (std::size_t j = i; j < i + 3; ++j) {
      code = (code << 8U) | static_cast<unsigned char>(padded[j]);
    }
    out.push_back(code);
  }
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

template <class T>
std::size_t shared(const std::vector<T>& a, const std::vector<T>& b) {
  std::size_t count = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i < *j) {
      ++i;
    } else if (*j < *i) {
      ++j;
    } else {
      ++count, ++i, ++j;
    }
  }
  return count;
}

}  // namespace

Terms terms_of(std::string_view text, std::string_view language) {
  const std::string code(language.empty() ? std::string_view("en") : language);
  Terms terms;
  for (const text::Word& word : text::words(text)) {
    const bool stop = text::is_stop_word(word.folded) && !tells_apart(word.folded);
    if (stop || only_asks(word.folded) || word.folded.size() < 2) continue;
    Term term{.stem = text::stem(word.folded, code)};
    if (std::ranges::any_of(terms, [&](const Term& other) { return other.stem == term.stem; })) {
      continue;
    }
    if (code == "en") {
      const auto found = related().find(term.stem);
      if (found != related().end()) term.groups = found->second;
    }
    term.trigrams = trigrams_of(term.stem);
    terms.push_back(std::move(term));
  }
  return terms;
}

Terms phrases_of(std::string_view text) {
  Terms phrases;
  const std::vector<text::Word> words = text::words(text);
  for (std::size_t i = 0; i + 3 <= words.size(); ++i) {
    std::string phrase = words[i].folded + " " + words[i + 1].folded + " " + words[i + 2].folded;
    phrases.push_back({.stem = std::move(phrase)});
  }
  return phrases;
}

void Rarity::hear(const Terms& terms) {
  std::set<int> groups;
  for (const Term& term : terms) {
    ++texts_with_[term.stem];
    groups.insert(term.groups.begin(), term.groups.end());
  }
  for (const int group : groups) ++texts_with_group_[group];
}

double Rarity::tells(std::size_t with) const {
  // Without the one that is weighed; and as if other questions had been asked besides, for short
  // interviews.
  const double others = with > 0 ? static_cast<double>(with - 1) : 0;
  const double chance = (others + 0.5) / (static_cast<double>(texts_) + kUnheard);
  return std::max(0.1, std::log(kKept / chance));
}

void Rarity::weigh(Terms& terms) const {
  for (Term& term : terms) {
    const auto found = texts_with_.find(term.stem);
    term.weight = tells(found == texts_with_.end() ? 1 : found->second);
    term.group_weights.clear();
    for (const int group : term.groups) {
      const auto with = texts_with_group_.find(group);
      term.group_weights.push_back(tells(with == texts_with_group_.end() ? 1 : with->second));
    }
  }
}

double kinship(const Term& a, const Term& b) {
  if (a.stem == b.stem) return 1;
  if (shared(a.groups, b.groups) > 0) return kRelated;
  if (a.trigrams.size() < 3 || b.trigrams.size() < 3) return 0;
  const double dice = 2.0 * static_cast<double>(shared(a.trigrams, b.trigrams)) /
                      static_cast<double>(a.trigrams.size() + b.trigrams.size());
  return dice >= kNearSpelling ? dice : 0;
}

namespace {

double group_weight(const Term& term, std::size_t group) {
  return group < term.group_weights.size() ? term.group_weights[group] : 1;
}

/// What it tells that somebody who is after `wanted` says `said`, in nats.
double worth(const Term& wanted, const Term& said) {
  if (wanted.stem == said.stem) return std::min(wanted.weight, said.weight);
  if (shared(wanted.groups, said.groups) == 0) {
    return kinship(wanted, said) * std::min(wanted.weight, said.weight);
  }
  double best = 0;
  for (std::size_t i = 0; i < wanted.groups.size(); ++i) {
    if (!std::ranges::binary_search(said.groups, wanted.groups[i])) continue;
    const auto j = static_cast<std::size_t>(
        std::ranges::lower_bound(said.groups, wanted.groups[i]) - said.groups.begin());
    best = std::max(best, kRelated * std::min(group_weight(wanted, i), group_weight(said, j)));
  }
  return best;
}

}  // namespace

double evidence(const Terms& wanted, const Terms& said, const Terms& lead_in, double lead_in_worth,
                std::vector<std::string>* because) {
  double sum = 0;
  double lost = 0;
  std::size_t used = 0;
  bool whole = !wanted.empty();
  for (const Term& term : wanted) {
    double best = 0;
    bool own = false;
    bool as_written = false;
    for (const Term& other : said) {
      const double told = worth(term, other);
      if (told > best) best = told, own = true;
      as_written = as_written || other.stem == term.stem;
    }
    for (const Term& other : lead_in) {
      const double told = lead_in_worth * worth(term, other);
      if (told > best) best = told, own = false;
    }
    sum += best;
    if (best <= 0) lost += kLostWord;
    if (own) ++used;
    whole = whole && as_written;
    if (best > 0 && because != nullptr) because->push_back(term.stem);
  }
  sum += std::max(lost, kMostLost);
  if (whole) sum += kWhole;
  if (said.size() > used) sum += kOtherWord * static_cast<double>(said.size() - used);
  return std::min(sum, kMostEvidence);
}

double support(const Terms& wanted, const Terms& text) {
  // The more is said, the likelier it is to hold any word.
  const double by_chance = std::log(1 + static_cast<double>(text.size()) / kSentence);
  double sum = 0;
  for (const Term& term : wanted) {
    double best = 0;
    for (const Term& other : text) best = std::max(best, worth(term, other) - by_chance);
    sum += best;
  }
  return sum;
}

}  // namespace uxi::review
