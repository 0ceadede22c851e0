#include "analysis/suggest.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <numeric>
#include <set>

namespace uxi::analysis {
namespace {

constexpr double kMeaningShare = 0.3;
constexpr double kLeastThreshold = 0.12;
constexpr double kTail = 0.05;
constexpr std::size_t kMostWords = 3;
/// With so many examples a code's own words count half.
constexpr std::size_t kManyExamples = 3;
/// Scores are told to four digits: what is behind them is not the same on every processor.
constexpr double kDigits = 10'000;
/// Of more quotes than this the model learns from as many of each code, so that it is there in a
/// second or two.
constexpr std::size_t kMostLessons = 5000;

/// Chosen by cross-validation on examples of BANKING77, CLINC150 and HWU64: letters count nearly as
/// much as words, and two words together half as much.
constexpr BlockShares kShares{.letters = 0.8, .codes = 0.7, .pairs = 0.5, .stop_words = 0.7};

/// Stop words stay, at a lower weight: labels teach which of them matter ("how long", "why not").
WordRules make_rules(const SuggestOptions& options) {
  WordRules rules(options.language, options.stop_words);
  rules.count_stop_words = true;
  rules.count_pairs = true;
  return rules;
}

Lexicon make_lexicon(const std::vector<CodedQuote>& quotes, const std::vector<CodeWords>& codes,
                     const WordRules& rules) {
  std::vector<Document> documents;
  for (const auto& quote : quotes) {
    documents.push_back(read_document(quote.text, {}, rules));
  }
  for (const auto& code : codes) {
    documents.push_back(read_document(code.words, {}, rules));
  }
  return Lexicon(documents, kShares);
}

std::optional<SentenceModel> make_meanings(const std::vector<CodedQuote>& quotes,
                                           const WordVectors* vectors) {
  if (vectors == nullptr) {
    return std::nullopt;
  }
  std::vector<std::string_view> texts;
  for (const auto& quote : quotes) {
    texts.emplace_back(quote.text);
  }
  return SentenceModel(texts, *vectors);
}

double product(const std::vector<double>& a, const std::vector<double>& b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

/// Cosine of a quote to a sum that it is part of, without it: |s - x|^2 = |s|^2 - 2 s.x + |x|^2.
double cosine_without(double product_with, double sum_length, double square) {
  const double rest = sum_length * sum_length - 2 * product_with + square;
  return rest > 1e-9 ? (product_with - square) / std::sqrt(rest) : 0;
}

/// Adds one quote's result to sums.
void add_result(const std::vector<std::string>& ranked, const std::vector<std::string>& right,
                SuggestionQuality& sums) {
  ++sums.quotes;
  const auto hit = std::find_first_of(ranked.begin(), ranked.end(), right.begin(), right.end());
  if (hit != ranked.end()) {
    const auto place = hit - ranked.begin();
    sums.first += place == 0 ? 1 : 0;
    sums.first_three += place < 3 ? 1 : 0;
    sums.reciprocal_rank += 1 / static_cast<double>(place + 1);
  }
}

}  // namespace

Suggester::Suggester(std::vector<CodedQuote> quotes, const std::vector<CodeWords>& codes,
                     const SuggestOptions& options)
    : quotes_(std::move(quotes)),
      rules_(make_rules(options)),
      lexicon_(make_lexicon(quotes_, codes, rules_)),
      meanings_(make_meanings(quotes_, options.vectors)) {
  for (const auto& quote : quotes_) {
    points_.push_back(read(quote.text));
  }
  learn(codes);
  set_threshold();
}

Suggester::Point Suggester::read(std::string_view text) const {
  Point point{.words = lexicon_.vector(read_document(text, {}, rules_)), .meaning = {}};
  if (!meanings_) return point;
  point.meaning = meanings_->vector(text);
  point.joined = point.words;
  for (Component& one : point.joined)
    one.weight *= static_cast<float>(std::sqrt(1 - kMeaningShare));
  for (std::size_t d = 0; d < point.meaning.size(); ++d) {
    point.joined.push_back({static_cast<std::uint32_t>(lexicon_.size() + d),
                            static_cast<float>(std::sqrt(kMeaningShare) * point.meaning[d])});
  }
  return point;
}

void Suggester::add(const Point& point, double weight, Centre& centre) const {
  centre.words.add(point.words, weight);
  centre.meaning.resize(point.meaning.size(), 0);
  for (std::size_t d = 0; d < point.meaning.size(); ++d) {
    centre.meaning[d] += weight * point.meaning[d];
  }
}

void Suggester::learn(const std::vector<CodeWords>& codes) {
  std::map<std::string, Centre> centres;
  const auto centre_of = [&](const std::string& code) -> Centre& {
    return centres.try_emplace(code, Centre{.words = Centroid(lexicon_.size())}).first->second;
  };
  for (std::size_t i = 0; i < quotes_.size(); ++i) {
    for (const auto& code : std::set(quotes_[i].codes.begin(), quotes_[i].codes.end())) {
      Centre& centre = centre_of(code);
      centre.examples.push_back(i);
      add(points_[i], 1, centre);
    }
  }
  std::map<std::string, Point> own_words;
  for (const auto& code : codes) {
    Centre& centre = centre_of(code.code);
    Point point = read(code.words);
    add(point, centre.examples.size() < kManyExamples ? 1 : 0.5, centre);
    if (!point.words.empty()) own_words[code.code] = std::move(point);
  }
  for (auto& [code, centre] : centres) {
    centre.words_length = centre.words.length();
    centre.meaning_length = std::sqrt(product(centre.meaning, centre.meaning));
    codes_.push_back(code);
    if (const auto own = own_words.find(code); own != own_words.end()) {
      own_words_.emplace_back(centres_.size(), std::move(own->second));
    }
    centres_.push_back(std::move(centre));
  }
  model_ = SoftmaxModel(lessons(), centres_.size());
}

std::vector<LabelledVector> Suggester::lessons() const {
  const std::size_t most =
      std::clamp<std::size_t>(kMostLessons / std::max<std::size_t>(1, centres_.size()), 3, 200);
  std::map<std::size_t, std::vector<std::size_t>> codes_of;  // of the quotes that are taken
  for (const auto& centre : centres_) {
    const auto& examples = centre.examples;
    const std::size_t taken = std::min(most, examples.size());
    for (std::size_t i = 0; i < taken; ++i) codes_of[examples[i * examples.size() / taken]];
  }
  for (std::size_t c = 0; c < centres_.size(); ++c) {
    for (const std::size_t example : centres_[c].examples) {
      const auto found = codes_of.find(example);
      if (found != codes_of.end()) found->second.push_back(c);
    }
  }
  std::vector<LabelledVector> all;
  for (auto& [quote, its_codes] : codes_of) {
    all.push_back({.features = &points_[quote].features(), .classes = std::move(its_codes)});
  }
  for (const auto& [code, own] : own_words_) {
    all.push_back({.features = &own.features(), .classes = {code}});
  }
  return all;
}

double Suggester::likeness(const Point& point, const Centre& centre) const {
  const double words =
      centre.words_length > 0 ? centre.words.dot(point.words) / centre.words_length : 0;
  if (!meanings_) {
    return words;
  }
  const double meaning = centre.meaning_length > 0
                             ? product(centre.meaning, point.meaning) / centre.meaning_length
                             : 0;
  return (1 - kMeaningShare) * words + kMeaningShare * meaning;
}

double Suggester::likeness_without(const Point& point, const Centre& centre) const {
  const double words = cosine_without(centre.words.dot(point.words), centre.words_length,
                                      dot(point.words, point.words));
  if (!meanings_) {
    return words;
  }
  const double meaning =
      cosine_without(product(centre.meaning, point.meaning), centre.meaning_length,
                     product(point.meaning, point.meaning));
  return (1 - kMeaningShare) * words + kMeaningShare * meaning;
}

void Suggester::set_threshold() {
  std::vector<double> own;
  for (const auto& centre : centres_) {
    for (const std::size_t example : centre.examples) {
      if (centre.examples.size() > 1) {
        own.push_back(likeness_without(points_[example], centre));
      }
    }
  }
  std::sort(own.begin(), own.end());
  const auto tail = static_cast<std::size_t>(kTail * static_cast<double>(own.size()));
  threshold_ = own.empty() ? kLeastThreshold : std::max(kLeastThreshold, own[tail]);
}

std::vector<Suggester::Ranked> Suggester::order(const Point& point) const {
  const std::vector<double> shares = model_.shares(point.features());
  std::vector<Ranked> ranked;
  for (std::size_t c = 0; c < centres_.size(); ++c) {
    if (const double like = likeness(point, centres_[c]); like > 0) {
      ranked.push_back({shares[c], std::min(1.0, like), c});
    }
  }
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
  return ranked;
}

std::optional<std::size_t> Suggester::nearest_example(const Point& point,
                                                      const Centre& centre) const {
  std::optional<std::size_t> best;
  double nearest = 0;
  for (const std::size_t example : centre.examples) {
    if (const double likeness = dot(point.words, points_[example].words); likeness > nearest) {
      nearest = likeness;
      best = example;
    }
  }
  return best;
}

std::vector<Suggestion> Suggester::suggest(std::string_view text, std::size_t most) const {
  const Point point = read(text);
  auto ranked = order(point);
  ranked.resize(std::min(most, ranked.size()));
  std::vector<Suggestion> result;
  for (const Ranked& one : ranked) {
    const auto weight = [&](std::uint32_t term) { return model_.weight(term, one.centre); };
    result.push_back({.code = codes_[one.centre],
                      .score = std::round(one.score * kDigits) / kDigits,
                      .likeness = one.likeness,
                      .words = telling_words(text, weight, lexicon_, rules_, kMostWords),
                      .example = nearest_example(point, centres_[one.centre])});
  }
  return result;
}

std::vector<std::string> Suggester::rank(std::string_view text) const {
  std::vector<std::string> result;
  for (const auto& ranked : order(read(text))) {
    result.push_back(codes_[ranked.centre]);
  }
  return result;
}

SuggestionQuality evaluate(const std::vector<CodedQuote>& quotes,
                           const std::vector<CodeWords>& codes, const SuggestOptions& options) {
  std::set<std::string> interviews;
  for (const auto& quote : quotes) {
    interviews.insert(quote.interview);
  }
  SuggestionQuality quality;
  for (const auto& interview : interviews) {
    std::vector<CodedQuote> others;
    std::copy_if(quotes.begin(), quotes.end(), std::back_inserter(others),
                 [&](const auto& quote) { return quote.interview != interview; });
    const Suggester suggester(std::move(others), codes, options);
    for (const auto& quote : quotes) {
      if (quote.interview == interview && !quote.codes.empty()) {
        add_result(suggester.rank(quote.text), quote.codes, quality);
      }
    }
  }
  const double n = std::max(1.0, static_cast<double>(quality.quotes));
  quality.first /= n;
  quality.first_three /= n;
  quality.reciprocal_rank /= n;
  return quality;
}

}  // namespace uxi::analysis
