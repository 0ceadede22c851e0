// Codes for a quote, from quotes that have been coded: the nearest centre (Rocchio), on the
// features that themes are found with. Learns from the first example, says why, and is never
// applied by itself.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/features.h"
#include "analysis/sentence_vectors.h"
#include "uxi/vectors.h"

namespace uxi::analysis {

/// A quote that a person has coded.
struct CodedQuote {
  std::string text;
  std::vector<std::string> codes;
  std::string interview = {};  ///< for `evaluate`
};

/// A code in words: its name and what it is for. Codes without examples are suggested by these
/// alone.
struct CodeWords {
  std::string code;
  std::string words;
};

struct Suggestion {
  std::string code;
  double score = 0;                    ///< cosine, 0 to 1
  std::vector<std::string> words;      ///< of the quote, those that count most; at most three
  std::optional<std::size_t> example;  ///< the most similar quote with this code
};

struct SuggestOptions {
  std::vector<std::string> stop_words = {};
  std::string language = "en";
  const WordVectors* vectors = nullptr;  ///< must outlive the suggester
};

class Suggester {
 public:
  Suggester(std::vector<CodedQuote> quotes, const std::vector<CodeWords>& codes,
            const SuggestOptions& options = {});

  /// The `most` likeliest codes, best first, ties in byte order; scores of 0 are left out.
  [[nodiscard]] std::vector<Suggestion> suggest(std::string_view text, std::size_t most) const;
  /// All codes with a score over 0, likeliest first.
  [[nodiscard]] std::vector<std::string> rank(std::string_view text) const;
  /// Under this score nothing should be shown: what 19 of 20 coded quotes reach with their own code
  /// when that is learned without them; never under 0.12.
  [[nodiscard]] double threshold() const { return threshold_; }

 private:
  /// One code: the sum of its quotes.
  struct Centre {
    Centroid words;
    std::vector<double> meaning;
    double words_length = 0;
    double meaning_length = 0;
    std::vector<std::size_t> examples;
  };
  struct Point {
    SparseVector words;
    std::vector<double> meaning;  ///< empty without word vectors
  };

  struct Ranked {
    double score = 0;
    std::size_t centre = 0;
  };

  [[nodiscard]] Point read(std::string_view text) const;
  void add(const Point& point, double weight, Centre& centre) const;
  [[nodiscard]] double score(const Point& point, const Centre& centre) const;
  /// The same for an example of the centre, as if that had been learned without it.
  [[nodiscard]] double score_without(const Point& point, const Centre& centre) const;
  [[nodiscard]] std::vector<Ranked> order(const Point& point) const;
  [[nodiscard]] std::optional<std::size_t> nearest_example(const Point& point,
                                                           const Centre& centre) const;
  void learn(const std::vector<CodeWords>& codes);
  void set_threshold();

  std::vector<CodedQuote> quotes_;
  WordRules rules_;
  Lexicon lexicon_;
  std::optional<SentenceModel> meanings_;
  std::vector<Point> points_;       ///< of `quotes_`
  std::vector<std::string> codes_;  ///< sorted
  std::vector<Centre> centres_;
  double threshold_ = 0;
};

/// How often the right code is among the first, when an interview's quotes are coded from all the
/// others.
struct SuggestionQuality {
  std::size_t quotes = 0;
  double first = 0;  ///< share with a right code in first place
  double first_three = 0;
  double reciprocal_rank = 0;  ///< mean of 1/rank of the first right code
};
[[nodiscard]] SuggestionQuality evaluate(const std::vector<CodedQuote>& quotes,
                                         const std::vector<CodeWords>& codes,
                                         const SuggestOptions& options = {});

}  // namespace uxi::analysis
