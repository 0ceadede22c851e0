// How alike a guide's question and what was asked are, in words: stems, words that stand for one
// another (templates/review/related.txt) and spellings that are nearly the same (Dice's coefficient
// of letter trigrams), each weighed by how much rarer it is in other questions (the log likelihood
// ratio of naive Bayes with a binary feature a word).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace uxi::review {

/// A word that carries sense, by its stem.
struct Term {
  std::string stem;
  std::vector<int> groups;              ///< of related words, sorted
  std::vector<std::uint32_t> trigrams;  ///< of the stem, sorted
  double weight = 1;
  std::vector<double> group_weights;  ///< as long as `groups`, once weighed
};
using Terms = std::vector<Term>;

/// The words of `text` that carry sense, each once. `language` is ISO 639-1; related words are
/// English.
[[nodiscard]] Terms terms_of(std::string_view text, std::string_view language);

/// Every three words in a row, those that carry no sense among them: "let you down".
[[nodiscard]] Terms phrases_of(std::string_view text);

/// How rare each word is among texts: questions, or what was said so far.
class Rarity {
 public:
  /// `texts` is how many there are in all, heard or not.
  explicit Rarity(std::size_t texts) : texts_(texts) {}
  void hear(const Terms& terms);
  /// Sets the weights: what it tells that a word of a question is said, in nats.
  void weigh(Terms& terms) const;

 private:
  /// What it tells that something is said that `with` of the texts say, in nats.
  [[nodiscard]] double tells(std::size_t with) const;

  std::map<std::string, std::size_t, std::less<>> texts_with_;
  std::map<int, std::size_t> texts_with_group_;
  std::size_t texts_ = 0;
};

/// What two terms share: 1 for one stem, less for related words and for near spellings, 0 for
/// nothing.
[[nodiscard]] double kinship(const Term& a, const Term& b);

/// What it tells that somebody who is after `wanted` says `said`, in nats: above 0 where words are
/// shared. Words of `lead_in`, which was said before, count for `lead_in_worth` (0 to 1). `because`
/// (may be null) is given the stems of `wanted` that were found.
[[nodiscard]] double evidence(const Terms& wanted, const Terms& said, const Terms& lead_in,
                              double lead_in_worth, std::vector<std::string>* because = nullptr);

/// What it tells, in nats and 0 at least, that words of `wanted` turn up in a longer text that was
/// said besides, such as the answer.
[[nodiscard]] double support(const Terms& wanted, const Terms& text);

}  // namespace uxi::review
