#include "speech/asked_account.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "speech/asked_phrases.h"
#include "speech/phrase.h"
#include "speech/vocabulary.h"

namespace uxi::speech {
namespace {

/// What is of the session, or shown in it: the moderator explains that.
bool is_about_session(const Sentence& sentence) {
  static constexpr std::string_view kPattern[] = {
      "(session|sessions|study|interview|interviews|usability|recording|consent|incentive|"
      "confidential*|privacy|agenda|sorting|today|will|won't|prototype|prototypes|mockup*|mock-up*|"
      "wireframe*|aloud|out loud|instructions|scenario|scenarios|moderator|observers)",
      "(the|this|our|each|next|first|second) [next|first|second|new] "
      "(task|tasks|test|exercise|activity|research|demo|concept|concepts|app|tool|site|website|"
      "page|pages|screen|screens|feature|features|card|cards|board|canvas|design|designs|slide|"
      "slides|scale|template|rules|guidelines|data)"};
  static const PhraseSet set(kPattern);
  return set.matches(sentence) || participant_words().matches(sentence);
}

/// A look at the first word spares most sentences the patterns.
bool begins_with(const Sentence& sentence, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, sentence.word(sentence.clause)) != words.end();
}

bool is_third_person(const Token& token) {
  static constexpr std::string_view kWords[] = {"they", "them", "their", "he",   "she",
                                                "him",  "her",  "his",   "s/he", "they're"};
  return std::ranges::find(kWords, token.folded) != std::end(kWords);
}

/// "how a tenant changes their locks": whoever `their` is has been named before, as the subject of
/// the clause. True as well where no such word stands.
bool names_whom_it_means(const Sentence& sentence) {
  static constexpr std::string_view kSubject[] = {
      "(how|why|when|where|which|who|what|that) [happens when|happens if] "
      "(a|an|the|each|every|any|another|some|most|new|people|someone|somebody|everyone|your|other|"
      "different) !(them|they) _"};
  static const PhraseSet subject(kSubject);
  const auto pronoun = std::ranges::find_if(sentence.tokens, is_third_person);
  if (pronoun == sentence.tokens.end()) return true;
  const auto named = subject.find(sentence);
  return named && named->last <= static_cast<std::size_t>(pronoun - sentence.tokens.begin());
}

/// How something goes, or why: the participant knows, unless it is of the session.
bool asks_how_it_goes(const Sentence& sentence) {
  static constexpr std::string_view kPattern[] = {
      "^ [briefly] (explain|outline|describe) (how|why) "
      "!(to|we|i|long|many|much|they|he|she|it|this|that|things|everything) _ _",
      "^ [briefly] (explain|outline|describe) what happens (when|if|after|once|between) _ _",
      "^ [briefly] (explain|outline|describe) [, ..5 ,] (the|a|any|each) ..4 (by|in|through) which "
      "_ _",
      "^ [briefly] explain (the|any) (difference|differences) between _ _",
      "^ [briefly] explain (the|a|any) ..2 (process|steps|reason|reasons) (for|of|behind|from|to) "
      "_",
      "^ (walk|talk|run) through (the|a|an|each) ..3 "
      "(process|steps|day|week|workflow|routine|journey|timeline|sequence)",
      "^ (walk|talk|run) through (the|a) (last|latest|most recent|recent|typical|normal) _",
      "^ (walk|talk|run) through how (a|an|the|your) _ _"};
  static const PhraseSet set(kPattern);
  return set.matches(sentence);
}

/// "Share a story from the first week", "Give an example of a late order".
bool asks_for_story(const Sentence& sentence) {
  static constexpr std::string_view kPattern[] = {
      "^ share (a|an|one|any|some|the) ..3 (story|stories|example|examples|experience|experiences|"
      "memory|memories|time|moment|moments|anecdote|anecdotes|instance|incident|situation|"
      "occasion|thoughts|opinion|opinions|impressions|feelings|reflections|lessons) !(to|with)",
      "^ (give|provide) (a|an|one|some|any|two|three) ..2 (example|examples|instance|account) "
      "(of|where|when|from|in which) _",
      "^ reflect (on|back|upon) _"};
  static const PhraseSet set(kPattern);
  return set.matches(sentence);
}

}  // namespace

bool requests_account(const Sentence& sentence, const Place& place) {
  if (!begins_with(sentence, {"explain", "outline", "describe", "briefly", "walk", "talk", "run",
                              "share", "give", "provide", "reflect"})) {
    return false;
  }
  const bool spoken = place.dress == Dress::plain || place.dress == Dress::quoted;
  if (sentence.asks || !spoken || place.in_checklist || place.section != SectionKind::core) {
    return false;
  }
  if (!asks_how_it_goes(sentence) && !asks_for_story(sentence)) return false;
  return !is_about_session(sentence) && names_whom_it_means(sentence);
}

bool explores_topic(const Sentence& sentence, const Place& place) {
  if (!begins_with(sentence, {"explore", "discuss", "identify"})) return false;
  static constexpr std::string_view kPattern[] = {
      "^ explore !(the|this|that|these|those|a|an|it|our|your|its|all|both|each|around|freely|"
      "further|on|as|for|until|and|more|in|with|$) _",
      "^ discuss !(how|what|why|when|where|whether|who|with me|with us) _", "^ identify _"};
  static const PhraseSet set(kPattern);
  const bool talks = place.section == SectionKind::core || place.section == SectionKind::warm_up;
  return talks && !sentence.asks && place.dress != Dress::quoted && place.label != Label::task &&
         !addresses_participant(sentence) && set.matches(sentence);
}

}  // namespace uxi::speech
