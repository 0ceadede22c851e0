#include "review/match.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "review/likeness.h"
#include "review/purpose.h"

namespace uxi::review {
namespace {

constexpr double kNever = -std::numeric_limits<double>::infinity();
constexpr std::uint32_t kNowhere = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t kFewWords = 2;  ///< with fewer of its own, a question means what led up to it
constexpr std::size_t kAnswerBytes = 400;  ///< where an answer takes the question's words up

/// A question, or something asked, ready to be compared.
struct Side {
  Terms terms;
  Terms lead_in;
  Terms answer;
  std::uint16_t purposes = 0;
};

Side side_of(const GuideQuestion& question, std::string_view language) {
  return {.terms = terms_of(question.text, language), .purposes = purposes_of(question.text)};
}

Side side_of(const Ask& ask, const Transcript& transcript) {
  Side side{.terms = terms_of(ask.text, transcript.language),
            .lead_in = terms_of(ask.lead_in, transcript.language)};
  const std::string answer = answer_to(transcript, ask.turn);
  side.answer = terms_of(std::string_view(answer).substr(0, kAnswerBytes), transcript.language);
  side.purposes = purposes_of(ask.text);
  if (ask.form != speech::Form::none && side.terms.size() < kFewWords) {
    side.purposes = static_cast<std::uint16_t>(side.purposes | purposes_of(ask.lead_in));
  }
  return side;
}

struct Sides {
  std::vector<Side> questions;
  std::vector<Side> asks;
};

Sides sides_of(const std::vector<GuideQuestion>& questions, const std::vector<Ask>& asks,
               const Transcript& transcript) {
  Sides sides;
  Rarity rarity;
  for (const GuideQuestion& question : questions) {
    sides.questions.push_back(side_of(question, transcript.language));
    rarity.add(sides.questions.back().terms);
  }
  for (const Ask& ask : asks) {
    sides.asks.push_back(side_of(ask, transcript));
    rarity.add(sides.asks.back().terms);
  }
  for (auto* list : {&sides.questions, &sides.asks}) {
    for (Side& side : *list) {
      for (Terms* terms : {&side.terms, &side.lead_in, &side.answer}) rarity.weigh(*terms);
    }
  }
  return sides;
}

/// With few words of its own, a question means what led up to it.
double worth_of_lead_in(const Side& ask) { return ask.terms.size() < kFewWords ? 0.9 : 0.5; }

double purpose_score(const Side& question, const Side& ask, const MatchWeights& weights) {
  const auto special = [](std::uint16_t bits) { return bits / kFirstPurpose; };
  double score = 0;
  if ((special(question.purposes) & special(ask.purposes)) != 0) {
    score += weights.purpose;
  } else if (special(question.purposes) != 0 || special(ask.purposes) != 0) {
    score += weights.other_purpose;
  }
  const unsigned left = question.purposes % kFirstPurpose;
  const unsigned right = ask.purposes % kFirstPurpose;
  if ((left & right) != 0) {
    score += weights.word_class;
  } else if (left != 0 && right != 0) {
    score += weights.other_word_class;
  }
  return score;
}

double pair_score(const Side& question, const Side& ask, speech::Form form,
                  const MatchWeights& weights) {
  double score = weights.start + weights.words * evidence(question.terms, ask.terms, ask.lead_in,
                                                          worth_of_lead_in(ask));
  score += weights.answer * std::max(0.0, evidence(question.terms, {}, ask.answer, 1));
  score += purpose_score(question, ask, weights);
  if (form == speech::Form::none) score += weights.said_only;
  return score;
}

/// A probe with no word of its own ("What did you do then?") is that probe only right behind the
/// question it belongs to.
bool stands_alone(const Side& question) { return !question.terms.empty(); }

/// The way through the guide, ask by ask.
class Alignment {
 public:
  Alignment(const std::vector<GuideQuestion>& questions, const std::vector<Ask>& asks, Sides sides,
            const MatchWeights& weights)
      : questions_(questions),
        asks_(asks),
        sides_(std::move(sides)),
        weights_(weights),
        best_(questions.size() + 1, kNever) {
    best_[questions.size()] = 0;  // nothing has been asked yet
  }

  std::vector<Match> run() {
    came_from_.resize(asks_.size());
    for (std::size_t ask = 0; ask < asks_.size(); ++ask) step(ask);
    return walk_back();
  }

 private:
  struct From {
    double score = kNever;
    std::size_t place = kNowhere;
    void better(double other, std::size_t where) {
      if (other > score) score = other, place = where;
    }
  };

  /// Where the interview could have stood, in one sweep from each side.
  void sweep() {
    const std::size_t n = questions_.size();
    before_.assign(n, {});
    behind_.assign(n, {});
    From seen;
    seen.better(best_[n], n);
    for (std::size_t q = 0; q < n; ++q) {
      before_[q] = seen;
      seen.better(best_[q], q);
    }
    seen = {};
    for (std::size_t q = n; q-- > 0;) {
      behind_[q] = seen;
      seen.better(best_[q], q);
    }
  }

  [[nodiscard]] From enter(std::size_t q) const {
    const GuideQuestion& question = questions_[q];
    From from;
    const std::size_t first = question.under.value_or(q);
    for (std::size_t p = first; p < questions_.size(); ++p) {
      if (p != first && questions_[p].under != question.under) break;
      if (question.under && p != q) from.better(best_[p] + weights_.next, p);
      if (!question.under) break;
    }
    if (question.under && !stands_alone(sides_.questions[q])) return from;
    const double probe = question.under ? weights_.far_probe : 0;
    if (!question.under) {
      // The probes of the question before count as being there.
      const std::size_t before = previous(q);
      from.better(best_[before] + weights_.next, before);
      for (std::size_t p = before + 1; p < q; ++p) from.better(best_[p] + weights_.next, p);
    }
    from.better(before_[q].score + weights_.onwards + probe, before_[q].place);
    from.better(behind_[q].score + weights_.back + probe, behind_[q].place);
    from.better(best_[q] + weights_.again, q);
    return from;
  }

  /// The question of the same rank in front of `q`; the start for the first.
  [[nodiscard]] std::size_t previous(std::size_t q) const {
    while (q > 0) {
      if (!questions_[--q].under) return q;
    }
    return questions_.size();
  }

  void step(std::size_t ask) {
    sweep();
    std::vector<double> next = best_;
    std::vector<std::uint32_t>& from = came_from_[ask];
    from.assign(questions_.size(), kNowhere);
    for (std::size_t q = 0; q < questions_.size(); ++q) {
      const double pair =
          pair_score(sides_.questions[q], sides_.asks[ask], asks_[ask].form, weights_);
      const From entry = enter(q);
      const double score = entry.score + pair;
      if (entry.place == kNowhere || score <= next[q]) continue;
      next[q] = score;
      from[q] = static_cast<std::uint32_t>(entry.place);
    }
    best_ = std::move(next);
  }

  std::vector<Match> walk_back() {
    std::vector<Match> matches;
    const auto end = std::ranges::max_element(best_);
    auto place = static_cast<std::size_t>(end - best_.begin());
    for (std::size_t ask = asks_.size(); ask-- > 0;) {
      if (place == questions_.size()) break;
      if (came_from_[ask][place] == kNowhere) continue;
      matches.push_back({.question = place, .ask = ask});
      place = came_from_[ask][place];
    }
    std::ranges::reverse(matches);
    for (Match& match : matches) explain(match);
    return matches;
  }

  void explain(Match& match) const {
    const Side& question = sides_.questions[match.question];
    const Side& ask = sides_.asks[match.ask];
    match.score = pair_score(question, ask, asks_[match.ask].form, weights_);
    static_cast<void>(
        evidence(question.terms, ask.terms, ask.lead_in, worth_of_lead_in(ask), &match.because));
  }

  const std::vector<GuideQuestion>& questions_;
  const std::vector<Ask>& asks_;
  Sides sides_;
  const MatchWeights& weights_;
  std::vector<double> best_;  ///< by the last question asked; behind them: none yet
  std::vector<From> before_;
  std::vector<From> behind_;
  std::vector<std::vector<std::uint32_t>> came_from_;  ///< per ask and question: from where
};

}  // namespace

std::vector<Match> match_questions(const std::vector<GuideQuestion>& questions,
                                   const std::vector<Ask>& asks, const Transcript& transcript,
                                   const MatchWeights& weights) {
  if (questions.empty() || asks.empty()) return {};
  if (asks.size() > kMaxPairs / questions.size()) return {};
  return Alignment(questions, asks, sides_of(questions, asks, transcript), weights).run();
}

}  // namespace uxi::review
