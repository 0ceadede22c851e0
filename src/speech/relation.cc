#include "speech/relation.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <vector>

#include "speech/phrase.h"
#include "text/words.h"

namespace uxi::speech {
namespace {

constexpr std::string_view kRecalls[] = {
    "(you|you've) [just|also|already|earlier] "
    "(said|mentioned|told "
    "(me|us|that|about|earlier)|indicated|listed|wrote|noted|described|talked)",
    "(on|in) the (survey|screener|questionnaire)",
    "i (understand|see) [that] (you|you're|you've)",
    "(just|want|like|wanted) to (confirm|recap|summarise|summarize)",
    "(it|that) sounds like",
    "let me make sure",
    "if i (heard|understood|understand)",
    "(heard|hearing) (you|that|from)",
    "^ confirming",
};

constexpr std::string_view kShortFollowUps[] = {
    "^ (why|how so|how come|which [ones|one]|what for|who|where|when|such as|like what|how|how "
    "often|how many times) $",
    "^ why (or|and) why not $",
    "^ why is (that|this) $",
    "^ (why|how) not $",
    "^ what (makes|made) you (say|feel|think) ..4 $",
    "^ in what (way|ways|sense) $",
    "^ (please|can you|could you) [please] (explain|elaborate|describe|expand) ..4 $",
    "^ for example $",
    "^ how (do|did|can|could) you (know|tell) [..3 (it|that|this) ..4] $",
    "^ tell me more",
};

constexpr std::string_view kConditional[] = {
    "if (yes|so|no|they|relevant|applicable|needed)",
    "if not !(found|done|using|from|in|on|at|via|covered|mentioned|already|answered)",
};

constexpr std::string_view kOpensItself[] = {
    "[,|and] if (so|yes|not) [,] [and] [for|in|to|with] "
    "(how|what|why|which|where|when|who|can|could|tell)",
    "(and|or|,) why $",
    "why (or|and|/) why not",
    "(and|,) [if so|if not] (why|how so|how come)",
    "(and|,) (in what way|for what|on what)",
};

const PhraseSet& recalls() {
  static const PhraseSet set(kRecalls);
  return set;
}

using Tokens = std::span<const Token>;

/// Tokens of the main clause: up to where a clause of time, condition, reason or purpose begins.
Tokens main_clause(const Sentence& sentence) {
  static constexpr std::array<std::string_view, 12> kSubordinators = {
      "when",  "while", "if",    "because",  "before",  "after",
      "since", "once",  "until", "whenever", "whether", "unless"};
  const Tokens all = sentence.tokens;
  std::size_t last = std::min(sentence.clause + 1, all.size());  // "When did you ..." begins it
  while (last < all.size() &&
         std::ranges::find(kSubordinators, all[last].folded) == kSubordinators.end() &&
         !(all[last].folded == "so" && last + 1 < all.size() && all[last + 1].folded == "that")) {
    ++last;
  }
  return all.subspan(std::min(sentence.clause, last), last - std::min(sentence.clause, last));
}

/// Words that carry what the tokens are about.
std::vector<std::string_view> content_words(Tokens tokens) {
  static constexpr std::array<std::string_view, 12> kGeneral = {
      "use",   "tell", "think", "describe", "like",      "time",
      "thing", "way",  "did",   "does",     "currently", "ever"};
  std::vector<std::string_view> words;
  for (const Token& token : tokens) {
    if (token.is_mark() || token.is(WordClass::stop_word)) continue;
    if (std::ranges::find(kGeneral, token.folded) != kGeneral.end()) continue;
    words.push_back(token.folded);
  }
  return words;
}

std::uint32_t initials_of(const std::vector<std::string_view>& words) {
  std::uint32_t bits = 0;
  for (const std::string_view word : words) bits |= stem_initial(word);
  return bits;
}

/// Of the words whose stem starts with one of these letters.
std::vector<std::string> stems_of(const std::vector<std::string_view>& words,
                                  std::uint32_t initials) {
  std::vector<std::string> stems;
  for (const std::string_view word : words) {
    if ((stem_initial(word) & initials) != 0) stems.push_back(text::stem(word));
  }
  std::ranges::sort(stems);
  return stems;
}

/// How many words of `a` have a stem that one of `b` has.
std::ptrdiff_t shared_stems(Tokens a, Tokens b) {
  const auto words = content_words(a);
  const auto others = content_words(b);
  const std::uint32_t common = initials_of(words) & initials_of(others);
  if (common == 0) return 0;
  auto left = stems_of(words, common);
  const auto right = stems_of(others, common);
  left.erase(std::unique(left.begin(), left.end()), left.end());
  return std::ranges::count_if(
      left, [&](const std::string& stem) { return std::ranges::binary_search(right, stem); });
}

}  // namespace

bool recalls_participant(const Sentence& sentence) { return recalls().matches(sentence); }

bool is_short_follow_up(const Sentence& sentence) {
  static const PhraseSet set(kShortFollowUps);
  return sentence.end <= 10 && set.matches(sentence);
}

bool is_elliptic_follow_up(const Sentence& sentence) {
  constexpr std::size_t kTokens = 5;
  const bool subject = std::ranges::any_of(sentence.tokens, [](const Token& token) {
    return token.is(WordClass::subject_pronoun) || token.is(WordClass::auxiliary) ||
           token.is(WordClass::second_person);
  });
  if (sentence.end > kTokens || subject) return false;
  static constexpr std::string_view kAsking[] = {
      "^ (why|why not|why or why not|why and why not|how so|how come|how often|how long|how many|"
      "how much|how far|how soon|how many times|for how long|since when|which one|which ones|what "
      "for|who else|where else|with whom|in what (way|ways|sense)) $"};
  static constexpr std::string_view kMarked[] = {
      "^ (why|which|who|where|when|such as|like what|for example) $", "^ (how|which) _ $",
      "^ (very|not|quite|somewhat|extremely|fairly|slightly|mostly|always|never|sometimes|rarely|"
      "too) ..2 $"};
  static const PhraseSet asking(kAsking);
  static const PhraseSet marked(kMarked);
  return asking.matches(sentence) || (sentence.asks && marked.matches(sentence));
}

bool is_conditional_follow_up(const Sentence& sentence) {
  static const PhraseSet set(kConditional);
  const auto match = set.find(sentence);
  return match && match->first <= 1;
}

bool opens_up(const Sentence& next, Form next_form) {
  return is_open(next_form) || is_short_follow_up(next);
}

bool opens_itself(const Sentence& sentence) {
  static const PhraseSet set(kOpensItself);
  return set.matches(sentence);
}

bool asks_for_fact(const Sentence& sentence, Form form) {
  static constexpr std::string_view kFacts[] = {
      "^ (have|has|had) (you|your|anyone|they|there)", "^ (do|did|does) (you|your|anyone|they)",
      "^ are you [currently|still|already] "
      "(familiar|aware|using|working|responsible|involved|a|an|the|part|in)",
      "^ (is|are|was|were) there"};
  static constexpr std::string_view kOpinions[] = {
      "^ ..6 (feel|think|believe|like|enjoy|want|find|expect|agree|prefer|understand|trust|"
      "consider|able|know (how|why))"};
  static const PhraseSet facts(kFacts);
  static const PhraseSet opinions(kOpinions);
  return (form == Form::polar || form == Form::choice) && facts.matches(sentence) &&
         !opinions.matches(sentence);
}

bool is_filter_for(const Sentence& before, Form before_form, const Sentence& later) {
  return is_closed(before_form) && shares_content(before, later);
}

bool refers_back(const Sentence& before, const Sentence& later) {
  static constexpr std::array<std::string_view, 6> kPointing = {"the",   "this",  "that",
                                                                "these", "those", "such"};
  const Tokens all = main_clause(later);
  std::vector<Token> named;
  for (std::size_t i = 0; i + 1 < all.size(); ++i) {
    const bool points = std::ranges::find(kPointing, all[i].folded) != kPointing.end();
    if (points) named.push_back(all[i + 1]);
  }
  return !named.empty() && shared_stems(main_clause(before), named) > 0;
}

std::uint32_t stem_initial(std::string_view word) {
  const std::size_t at = word.find_first_not_of('\'');
  if (at == std::string_view::npos) return 1;
  return std::uint32_t{1} << (static_cast<unsigned char>(word[at]) % 32U);
}

bool shares_content(const Sentence& a, const Sentence& b) {
  return shared_stems(a.tokens, b.tokens) > 0;
}

bool shares_subject(const Sentence& a, const Sentence& b, int words) {
  return shared_stems(main_clause(a), main_clause(b)) >= words;
}

}  // namespace uxi::speech
