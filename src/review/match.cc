#include "review/match.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "review/guide_walk.h"
#include "review/likeness.h"
#include "review/purpose.h"
#include "text/words.h"

namespace uxi::review {
namespace {

constexpr double kMostSure = 0.9999;
constexpr double kMostSupport = 4;          ///< nats that one kind of side evidence counts at most
constexpr std::size_t kTellingPhrases = 4;  ///< a probe of six words is known by their order
constexpr std::size_t kSentenceBytes = 2000;  ///< what is read of a sentence
constexpr std::size_t kFewWords = 2;  ///< with fewer of its own, a question means what led up to it
constexpr std::size_t kAnswerBytes = 400;  ///< where an answer takes the question's words up

/// A question, or something asked, ready to be compared.
struct Side {
  Terms terms;
  Terms phrases;
  Terms lead_in;
  Terms context;  ///< of a question: its section, and the question that it probes
  Terms answer;
  std::uint16_t purposes = 0;
};

std::string_view start_of(std::string_view text) { return text.substr(0, kSentenceBytes); }

Side side_of(const GuideQuestion& question, std::string_view language) {
  const std::string_view text = start_of(question.text);
  return {.terms = terms_of(text, language),
          .phrases = phrases_of(text),
          .context = terms_of(start_of(question.section), language),
          .purposes = purposes_of(text)};
}

Side side_of(const Ask& ask, const Transcript& transcript) {
  const std::string_view text = start_of(ask.text);
  const std::string_view lead_in = start_of(ask.lead_in);
  Side side{.terms = terms_of(text, transcript.language),
            .phrases = phrases_of(text),
            .lead_in = terms_of(lead_in, transcript.language)};
  const std::string answer = answer_to(transcript, ask.turn);
  side.answer = terms_of(std::string_view(answer).substr(0, kAnswerBytes), transcript.language);
  side.purposes = purposes_of(text);
  if (ask.form != speech::Form::none && side.terms.size() < kFewWords) {
    side.purposes = static_cast<std::uint16_t>(side.purposes | purposes_of(lead_in));
  }
  return side;
}

struct Sides {
  std::vector<Side> questions;
  std::vector<Side> asks;
};

/// Everything said in the turn, sentence by sentence.
std::vector<Terms> sentences_of(const Turn& turn, std::string_view language) {
  std::vector<Terms> sentences;
  for (const Span& range : text::sentences(turn.words)) {
    const auto words = std::string_view(turn.words).substr(range.begin, range.end - range.begin);
    sentences.push_back(terms_of(start_of(words), language));
  }
  return sentences;
}

/// What is asked brings a word in, or takes up what was said before: each word weighs by how often
/// it had been said until then.
void weigh_asks(std::vector<Side>& sides, const std::vector<Ask>& asks,
                const Transcript& transcript) {
  std::vector<std::vector<Terms>> said;
  std::size_t sentences = 0;
  for (const Turn& turn : transcript.turns) {
    said.push_back(sentences_of(turn, transcript.language));
    sentences += said.back().size();
  }
  Rarity so_far(sentences);
  std::size_t turn = 0;
  for (std::size_t i = 0; i < asks.size(); ++i) {
    for (; turn < asks[i].turn; ++turn) {
      for (const Terms& sentence : said[turn]) so_far.hear(sentence);
    }
    for (Terms* terms : {&sides[i].terms, &sides[i].lead_in, &sides[i].answer}) {
      so_far.weigh(*terms);
    }
  }
}

/// The words around a question that are not its own: of its section, and of what it probes.
void add_context(Side& side, const Side* parent) {
  if (parent != nullptr) {
    side.context.insert(side.context.end(), parent->terms.begin(), parent->terms.end());
  }
  std::erase_if(side.context, [&](const Term& around) {
    return std::ranges::any_of(side.terms,
                               [&](const Term& own) { return own.stem == around.stem; });
  });
}

Sides sides_of(const std::vector<GuideQuestion>& questions, const std::vector<Ask>& asks,
               const Transcript& transcript) {
  Sides sides;
  Rarity rarity(questions.size() + asks.size());
  Rarity phrases(questions.size() + asks.size());
  const auto hear = [&](const Side& side) {
    rarity.hear(side.terms);
    phrases.hear(side.phrases);
  };
  for (const GuideQuestion& question : questions) {
    const Side* parent = question.under ? &sides.questions[*question.under] : nullptr;
    Side side = side_of(question, transcript.language);
    add_context(side, parent);
    hear(side);
    sides.questions.push_back(std::move(side));
  }
  for (const Ask& ask : asks) {
    sides.asks.push_back(side_of(ask, transcript));
    hear(sides.asks.back());
  }
  for (Side& side : sides.questions) {
    rarity.weigh(side.terms);
    rarity.weigh(side.context);
    phrases.weigh(side.phrases);
  }
  for (Side& side : sides.asks) phrases.weigh(side.phrases);
  weigh_asks(sides.asks, asks, transcript);
  return sides;
}

/// With few words of its own, a question means what led up to it.
double worth_of_lead_in(const Side& ask) { return ask.terms.size() < kFewWords ? 0.9 : 0.5; }

double purpose_score(const Side& question, const Side& ask, const MatchWeights& weights) {
  const auto special = [](unsigned bits) { return bits / kFirstPurpose; };
  // People are asked to introduce themselves in too many ways to know them all.
  const auto telling = [&](std::uint16_t bits) {
    return special(bits & ~static_cast<unsigned>(Purpose::about_you));
  };
  double score = 0;
  if ((special(question.purposes) & special(ask.purposes)) != 0) {
    score += weights.purpose;
  } else if (telling(question.purposes) != 0 || telling(ask.purposes) != 0) {
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

/// What it tells that phrases are the same to the letter, in nats.
double same(const Terms& wanted, const Terms& said) {
  double sum = 0;
  for (const Term& term : wanted) {
    const bool found =
        std::ranges::any_of(said, [&](const Term& other) { return other.stem == term.stem; });
    if (found) sum += term.weight;
  }
  return sum;
}

double pair_score(const Side& question, const Side& ask, speech::Form form,
                  const MatchWeights& weights) {
  double score = weights.start + weights.words * evidence(question.terms, ask.terms, ask.lead_in,
                                                          worth_of_lead_in(ask));
  score += weights.answer * std::min(kMostSupport, support(question.terms, ask.answer));
  score += weights.context * std::min(kMostSupport, support(question.context, ask.terms));
  score += weights.phrase * std::min(kMostSupport, same(question.phrases, ask.phrases));
  score += purpose_score(question, ask, weights);
  if (form == speech::Form::none) score += weights.said_only;
  return score;
}

std::vector<Place> places_of(const std::vector<GuideQuestion>& questions, const Sides& sides) {
  std::vector<Place> places;
  for (std::size_t q = 0; q < questions.size(); ++q) {
    const std::optional<std::size_t>& under = questions[q].under;
    // A probe with no word of its own ("What did you do then?") is that probe only behind the
    // question it belongs to.
    places.push_back({.probe = under.has_value(),
                      .needs_parent = under && sides.questions[q].terms.empty() &&
                                      sides.questions[q].phrases.size() < kTellingPhrases,
                      .in_every_guide = sides.questions[q].purposes >= kFirstPurpose,
                      .parent = under.value_or(0)});
  }
  return places;
}

Match explained(std::size_t q, std::size_t ask, double chance, const Sides& sides) {
  Match match{.question = q, .ask = ask};
  const double sure = std::min(chance, kMostSure);
  match.score = std::log(sure / (1 - sure));
  const Side& side = sides.asks[ask];
  static_cast<void>(evidence(sides.questions[q].terms, side.terms, side.lead_in,
                             worth_of_lead_in(side), &match.because));
  return match;
}

}  // namespace

std::vector<Match> match_questions(const std::vector<GuideQuestion>& questions,
                                   const std::vector<Ask>& asks, const Transcript& transcript,
                                   const MatchWeights& weights) {
  if (questions.empty() || asks.empty()) return {};
  if (questions.size() > kMaxQuestions) return {};
  if (asks.size() > kMaxSteps / questions.size() / questions.size()) return {};
  const Sides sides = sides_of(questions, asks, transcript);
  std::vector<std::vector<double>> odds(asks.size());
  for (std::size_t ask = 0; ask < asks.size(); ++ask) {
    for (const Side& question : sides.questions) {
      odds[ask].push_back(std::exp(pair_score(question, sides.asks[ask], asks[ask].form, weights)));
    }
  }
  const auto chances = walk_guide(places_of(questions, sides), odds, weights.walk);
  std::vector<Match> matches;
  for (std::size_t ask = 0; ask < asks.size(); ++ask) {
    const auto best = std::ranges::max_element(chances[ask]);
    if (*best < weights.sure) continue;
    const auto q = static_cast<std::size_t>(best - chances[ask].begin());
    matches.push_back(explained(q, ask, *best, sides));
  }
  return matches;
}

}  // namespace uxi::review
