// Where the interviewer explains, defends or praises instead of listening (S9).
#include <algorithm>

#include "review/review.h"
#include "speech/form.h"
#include "speech/phrase.h"
#include "speech/sentence.h"
#include "text/words.h"

namespace uxi::review {
namespace {

constexpr std::size_t kLongExplanation = 50;  ///< words that ask nothing, in one turn
constexpr std::size_t kFarewell = 3;          ///< of the interviewer's turns, the last

constexpr std::string_view kDefends[] = {
    "(it|that|this|they) (is|was|are|were) [actually|really|just] "
    "(meant|designed|supposed|intended|built) to",
    "(it's|that's|they're) [actually|really|just] (meant|designed|supposed|intended|built) to",
    "the (reason|idea|thinking|thought) (is|was|behind) [why] [we|that|it|this|there]",
    "(we|our) [team] [actually|really] (built|designed|added|made|decided|intended|meant) ..4 "
    "(because|so|to|for)",
    "(you|users|people) can [actually|already|also|simply] (just|already|actually|simply) ",
    "(actually|in fact) [,] (it|that|there|you|we) (does|do|is|can|has|have)",
    "to be fair to (us|the|our)",
    "in (our|its) defence",
    "in (our|its) defense",
    "we('re| are) [already] (working on|planning|going to (fix|add|change))",
};
constexpr std::string_view kPraises[] = {
    "^ [that's|that is|what] [a|an] [really|very|such a|so] "
    "(great|excellent|perfect|brilliant|amazing|awesome|fantastic|wonderful|super|lovely|superb) "
    "(answer|point|question|idea|feedback|insight|suggestion|thought|observation|example)",
    "^ [that's|that is] [a] [really|very|such a] (good|great|useful|valuable) "
    "(answer|point|idea|feedback|insight|suggestion|observation)",
    "^ (great|excellent|perfect|brilliant|amazing|awesome|fantastic|wonderful|super|superb) (,|$)",
    "^ [that's|that is|this is] [really|very|so|absolutely] "
    "(great|excellent|perfect|brilliant|amazing|awesome|fantastic|wonderful) $",
    "^ [i] (love|loved) (it|that|this|your) ",
    "(good|great|nice) job",
    "well done",
    "you're (absolutely|so|totally|completely|quite) right",
    "^ (exactly|absolutely|totally) [right] $",
};

std::string_view words_at(const Turn& turn, const Span& range) {
  return std::string_view(turn.words).substr(range.begin, range.end - range.begin);
}

class Finder {
 public:
  Finder(const Transcript& transcript, std::vector<Step>& steps)
      : transcript_(transcript), steps_(steps) {}

  void look_at(std::size_t at, std::size_t from, bool farewell) {
    const Turn& turn = transcript_.turns[at];
    std::size_t said = 0;
    bool defended = false;
    bool praised = false;
    for (const Span& range : text::sentences(turn.words)) {
      if (range.begin < from) continue;
      const std::string_view words = words_at(turn, range);
      speech::Sentence sentence = speech::tokenize(words);
      speech::find_clause(sentence);
      if (sentence.asks || speech::classify(sentence) != speech::Form::none) continue;
      said += text::count_words(words);
      if (!defended && defends_.matches(sentence)) add(Stepping::defends, turn, words, defended);
      if (!praised && praises_.matches(sentence)) add(Stepping::praises, turn, words, praised);
    }
    if (said < kLongExplanation || farewell || defended) return;
    const auto sentences = text::sentences(turn.words);
    steps_.push_back({Stepping::explains, turn.id, std::string(words_at(turn, sentences.front()))});
  }

 private:
  void add(Stepping how, const Turn& turn, std::string_view words, bool& found) {
    steps_.push_back({how, turn.id, std::string(words)});
    found = true;
  }

  const Transcript& transcript_;
  std::vector<Step>& steps_;
  const speech::PhraseSet defends_{kDefends};
  const speech::PhraseSet praises_{kPraises};
};

}  // namespace

std::string_view to_string(Stepping how) {
  switch (how) {
    case Stepping::explains: return "explains";
    case Stepping::defends: return "defends";
    case Stepping::praises: return "praises";
  }
  return "";
}

std::vector<Step> find_steps(const Transcript& transcript, const Opening& opening) {
  std::vector<std::size_t> turns;
  for (std::size_t turn = opening.turn; turn < transcript.turns.size(); ++turn) {
    if (transcript.role_of(transcript.turns[turn].speaker) == Role::interviewer) {
      turns.push_back(turn);
    }
  }
  std::vector<Step> steps;
  Finder finder(transcript, steps);
  for (std::size_t i = 0; i < turns.size(); ++i) {
    finder.look_at(turns[i], turns[i] == opening.turn ? opening.bytes : 0,
                   i + kFarewell >= turns.size());
  }
  return steps;
}

}  // namespace uxi::review
