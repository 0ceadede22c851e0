// Codes for a quote, from quotes that have been coded: logistic regression on the features that
// themes are found with, and likeness to a code's centre (Rocchio) for whether there is anything to
// suggest at all. Learns from the first example, says why, and is never applied by itself.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/features.h"
#include "analysis/sentence_vectors.h"
#include "analysis/softmax.h"
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
  double score = 0;                    ///< how likely it is the one code of the quote, 0 to 1
  double likeness = 0;                 ///< cosine to the code's centre, 0 to 1
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

  /// The `most` likeliest codes, best first, ties in byte order; those that the quote is not like
  /// at all are left out.
  [[nodiscard]] std::vector<Suggestion> suggest(std::string_view text, std::size_t most) const;
  /// All codes that the quote is like at all, likeliest first.
  [[nodiscard]] std::vector<std::string> rank(std::string_view text) const;
  /// Under this likeness nothing should be shown: what 19 of 20 coded quotes reach with their own
  /// code when that is learned without them; never under 0.12.
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
    SparseVector joined = {};     ///< both, the meaning behind the words; empty without
    [[nodiscard]] const SparseVector& features() const { return joined.empty() ? words : joined; }
  };

  struct Ranked {
    double score = 0;
    double likeness = 0;
    std::size_t centre = 0;
  };

  [[nodiscard]] Point read(std::string_view text) const;
  void add(const Point& point, double weight, Centre& centre) const;
  [[nodiscard]] double likeness(const Point& point, const Centre& centre) const;
  /// The same for an example of the centre, as if that had been learned without it.
  [[nodiscard]] double likeness_without(const Point& point, const Centre& centre) const;
  [[nodiscard]] std::vector<Ranked> order(const Point& point) const;
  [[nodiscard]] std::optional<std::size_t> nearest_example(const Point& point,
                                                           const Centre& centre) const;
  void learn(const std::vector<CodeWords>& codes);
  /// The examples that the model is learned from: all of them, or of very many as many of each
  /// code.
  [[nodiscard]] std::vector<LabelledVector> lessons() const;
  void set_threshold();

  std::vector<CodedQuote> quotes_;
  WordRules rules_;
  Lexicon lexicon_;
  std::optional<SentenceModel> meanings_;
  std::vector<Point> points_;       ///< of `quotes_`
  std::vector<std::string> codes_;  ///< sorted
  std::vector<Centre> centres_;
  std::vector<std::pair<std::size_t, Point>> own_words_;  ///< of some codes, by place
  SoftmaxModel model_;
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
