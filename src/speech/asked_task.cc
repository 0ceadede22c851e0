// A verb at its front makes a step of a task of a sentence, if nobody else could be meant by it.
#include "speech/asked_task.h"

#include <algorithm>

#include "speech/asked_phrases.h"
#include "speech/vocabulary.h"

namespace uxi::speech {
namespace {

/// "Please mark them as required" among tasks: to be done by the participant, whatever the verb.
bool is_polite_task(const Sentence& sentence, const Place& place) {
  static constexpr std::string_view kPattern[] = {
      "^ (let|feel|remember|note|keep|bear|be|don't|do|know|refer|contact|email|ensure|make|take|"
      "stop|ask|tell|wait|begin|start|sign|share|mute|unmute|see|remind|have|observe|record|"
      "allow)"};
  static constexpr std::string_view kBehind[] = {
      "(and|then|so|,) please (click|hit|press|tap|go|open|"
      "select|choose|enter|type|close|scroll|try)"};
  // Done at a screen, or shown at one: said to the participant wherever it stands.
  static constexpr std::string_view kAnywhere[] = {
      ", please (click|press|tap|select|enter|type|scroll)", ", please show me (how|where|what)",
      "(ok|okay|now|great|next) [,] you can [now] (click|press|tap|select|enter|type|scroll)",
      "^ you can now (click|press|tap|select|enter|type|scroll)"};
  static constexpr std::string_view kHandled[] = {
      "^ "
      "(remove|place|put|change|clear|sort|filter|drag|move|add|delete|create|find|locate|pick|"
      "order|"
      "match|complete|navigate|upload|download|save|submit|search|switch|reset|undo|draw|circle|"
      "mark|"
      "highlight|rename|copy|paste) "
      "(the|a|an|this|that|these|those|all|any|each|your|one|it|them|in|"
      "for|to|on|out)"};
  static const PhraseSet others(kPattern);
  static const PhraseSet behind(kBehind);
  static const PhraseSet anywhere(kAnywhere);
  static const PhraseSet handled(kHandled);
  const bool among_tasks = place.section == SectionKind::task || place.label == Label::task;
  const bool early = place.section == SectionKind::intro || place.section == SectionKind::consent;
  if (sentence.asks || place.dress == Dress::italic || place.dress == Dress::aside) return false;
  const bool asks_of =
      is_polite(sentence) && !others.matches(sentence) &&
      (among_tasks || (place.section == SectionKind::core && handled.matches(sentence)));
  return (asks_of || (among_tasks && behind.matches(sentence)) ||
          (!early && anywhere.matches(sentence))) &&
         !participant_words().matches(sentence);
}

/// No subject stands where the clause begins, nor what else is no verb there.
bool could_begin_with_verb(const Sentence& sentence) {
  static constexpr std::string_view kNoVerb[] = {
      "^ (thank|thanks|remember|feel|let|let's|no|yes|great|good|sorry|welcome|hello|sounds|nice|"
      "actually|today|there|here|here's|that's|again|not|all|some|any|each|every|my|your|our|we'll|"
      "i'll|we're|nobody|everyone|note|expected|success|time|task|tasks|don't|never)"};
  static const PhraseSet others(kNoVerb);
  const std::string_view first = sentence.word(sentence.clause);
  // "There's", "it's", "what's": a verb has been joined to what is none.
  if (first.find('\'') != std::string_view::npos) return false;
  const bool other = is_subject_pronoun(first) || is_auxiliary(first) || is_wh_word(first) ||
                     is_first_person(first) || first.ends_with("ing") || first == "the" ||
                     first == "a" || first == "an";
  return !other && !others.matches(sentence);
}

/// "Open the app", "From the four images, tap on one": what the verb is done to stands behind it.
bool begins_with_verb(const Sentence& sentence) {
  // An auxiliary elsewhere: "Have a look at the list".
  static constexpr std::string_view kHave[] = {
      "^ have (a|another) [quick|good|close|closer|brief|little|proper] "
      "(look|browse|read|go|try|scan|scroll|play|click)"};
  static constexpr std::string_view kObject[] = {
      "^ _ and (look|find|go|open|check|try|explore|click|browse) _",
      "^ _ [on|in|to|at|for|from|with|into|through|out|up|down|off|back|by|as|about] "
      "(the|a|an|this|that|these|those|your|one|two|three|it|them|some|any|all|each|another|what|"
      "which|how|who|where|when|whether|me|us)"};
  // "Questions that can be asked": a noun and what is said of it.
  static constexpr std::string_view kNoun[] = {
      "^ _ (that|which) (can|could|are|is|were|was|will|would|should|may|might|have|has|we|i)"};
  static const PhraseSet have(kHave);
  static const PhraseSet object(kObject);
  static const PhraseSet noun(kNoun);
  const bool verb =
      object.matches(sentence) && could_begin_with_verb(sentence) && !noun.matches(sentence);
  return verb || have.matches(sentence);
}

/// "Now press save", "Let's go to your profile": the next step of a task that is being done.
bool is_next_step(const Sentence& sentence) {
  static constexpr std::string_view kTogether[] = {
      "^ let's (go (to|over|back)|go ahead and|look at|take a look|try "
      "(that|the|this|it)|open|click|navigate|"
      "return|scroll|switch)"};
  static const PhraseSet together(kTogether);
  const std::string_view before =
      sentence.clause > 0 ? sentence.word(sentence.clause - 1) : std::string_view();
  const bool steps = before == "now" || before == "next" || before == "then";
  const bool names = sentence.word(sentence.clause + 1) == ",";  // "Now Ann, as you know, ..."
  return together.matches(sentence) || (steps && !names && could_begin_with_verb(sentence));
}

/// "Approve one order", "Go to settings": the verbs of tasks, whatever stands behind them.
bool names_action(const Sentence& sentence) {
  static constexpr std::string_view kPattern[] = {
      "^ (access|add|apply|approve|assign|book|browse|buy|cancel|change|check|choose|compare|"
      "complete|configure|create|delete|disable|download|edit|enable|export|filter|find|go|"
      "identify|import|install|invite|locate|log|modify|move|navigate|open|order|pay|pick|"
      "publish|read|register|reject|remove|rename|reply|report|reserve|return|review|save|"
      "schedule|search|select|send|set|share|sign|sort|submit|switch|track|turn|update|upload|"
      "use|verify|view) _"};
  static constexpr std::string_view kTeams[] = {
      "(aloud|consent|recording|timer|notes|scenario|observe|script|session)"};
  static const PhraseSet verbs(kPattern);
  static const PhraseSet team(kTeams);
  return verbs.matches(sentence) && !team.matches(sentence);
}

/// What is said in quotation marks among tasks, and what stands in the same list as a task, is one
/// where a verb begins it.
bool is_said_task(const Sentence& sentence, const Place& place) {
  static constexpr std::string_view kThem[] = {"(them|him|her)"};
  static const PhraseSet them(kThem);
  const bool told = place.said || place.label == Label::task || place.section == SectionKind::task;
  if (sentence.asks || !told || participant_words().matches(sentence)) return false;
  if (place.said) return begins_with_verb(sentence) || is_next_step(sentence);
  if (place.in_task_list && names_action(sentence) && !third_person_words().matches(sentence)) {
    return true;
  }
  // "Task: Read the letter and say what they want"
  if (place.label == Label::task && begins_with_verb(sentence)) {
    return !direction_verbs().matches(sentence) && !them.matches(sentence);
  }
  if (place.section != SectionKind::task) return false;
  if (place.dress == Dress::quoted) return begins_with_verb(sentence) || is_next_step(sentence);
  if (place.dress != Dress::plain || place.label == Label::note ||
      third_person_words().matches(sentence)) {
    return false;
  }
  constexpr std::size_t kFewWords = 4;  // "Now what" is no step
  const bool long_enough = sentence.word_count() >= kFewWords;
  const bool finished = sentence.end < sentence.tokens.size();
  if (is_next_step(sentence)) {
    return (finished || long_enough) && !direction_verbs().matches(sentence);
  }
  const bool listed = place.in_list && addresses_participant(sentence);
  return ((place.beside_task && finished) || (listed && (finished || long_enough))) &&
         place.label == Label::none && begins_with_verb(sentence) &&
         !direction_verbs().matches(sentence) && !addressed_verbs().matches(sentence);
}

/// "Using this site, find the opening hours": where tasks stand, or by the verb of one.
bool is_fronted_task(const Sentence& sentence, const Place& place) {
  constexpr std::size_t kReach = 9;  // tokens
  static constexpr std::string_view kPattern[] = {"^ [without] using _",
                                                  "^ given (a|an|the|this|that|your|these) _"};
  static constexpr std::string_view kSpoken[] = {"^ (after|before|once|while) _"};
  static const PhraseSet fronts(kPattern);
  static const PhraseSet spoken(kSpoken);
  const bool among_tasks = place.section == SectionKind::task;
  const bool quoted = among_tasks && place.dress == Dress::quoted;
  if ((!among_tasks && !place.in_list) || sentence.asks || place.dress == Dress::italic ||
      place.dress == Dress::aside ||
      !(fronts.matches(sentence) || (quoted && spoken.matches(sentence)))) {
    return false;
  }
  for (std::size_t i = 1; i + 1 < std::min(sentence.end, kReach); ++i) {
    if (sentence.word(i) != ",") continue;
    const Sentence rest = tokenize(sentence.text.substr(sentence.tokens[i + 1].span.begin));
    return begins_with_verb(rest) && !direction_verbs().matches(rest) &&
           !third_person_words().matches(rest) && (among_tasks || task_phrases().matches(rest));
  }
  return false;
}

/// "If you have the receipt, add it": what a condition stands before is to be done.
bool is_conditional_step(const Sentence& sentence) {
  constexpr std::size_t kReach = 10;  // tokens
  const std::string_view second = sentence.word(1);
  if (sentence.word(0) != "if" || (second != "you" && second != "not" && second != "so"))
    return false;
  for (std::size_t i = 2; i + 1 < std::min(sentence.end, kReach); ++i) {
    if (sentence.word(i) != ",") continue;
    const Sentence rest = tokenize(sentence.text.substr(sentence.tokens[i + 1].span.begin));
    return begins_with_verb(rest) && !direction_verbs().matches(rest);
  }
  return false;
}

/// "Think aloud. Say what you expect", "Add a book. Use any title": the rest of a task.
bool is_further_step(const Sentence& sentence, const Place& place) {
  static constexpr std::string_view kPattern[] = {
      "^ say (what|whatever|anything|everything|how) ..2 (you|you're|comes|crosses|goes)"};
  static const PhraseSet aloud(kPattern);
  if (handling_phrases().matches(sentence) || addressed_verbs().matches(sentence) ||
      aloud.matches(sentence)) {
    return true;
  }
  if (place.section != SectionKind::task) return false;
  return is_conditional_step(sentence) ||
         (begins_with_verb(sentence) && !direction_verbs().matches(sentence) &&
          !transitive_direction_verbs().matches(sentence));
}

/// "Sort the cards. Give each group a name": what follows a task is one as well.
bool goes_on_with_task(const Sentence& sentence, const Place& place) {
  if (!place.after_task || place.dress != Dress::plain || sentence.asks) return false;
  // "Imagine a flood. Your cellar is wet. You want to call for help.": what is wanted is the task.
  static constexpr std::string_view kWants[] = {
      "^ [however|but|so|and] [,] you (want|need|wish|decide|would like|think|wonder|remember|are "
      "(considering|looking|trying|thinking|wondering|hoping)|are _ (considering|looking|trying|"
      "thinking)) !(help|assistance|a break|to (stop|pause|skip|leave))"};
  static const PhraseSet wants(kWants);
  if (place.section == SectionKind::task && wants.matches(sentence)) return true;
  return !third_person_words().matches(sentence) && is_further_step(sentence, place);
}

}  // namespace

bool is_polite(const Sentence& sentence) {
  return sentence.clause > 0 && sentence.word(sentence.clause - 1) == "please";
}

bool requests_politely(const Sentence& sentence) {
  static constexpr std::string_view kPattern[] = {"^ ask (the|this|that|it|our|a|an) _"};
  static const PhraseSet asking(kPattern);
  return is_polite(sentence) && asking.matches(sentence) && !third_person_words().matches(sentence);
}

bool asks_to_act(const Sentence& sentence, bool among_tasks) {
  const std::string_view first = sentence.word(sentence.clause);
  if (first != "can" && first != "could" && first != "will" && first != "would") return false;
  static constexpr std::string_view kAnywhere[] = {
      "^ (can|could|will) you [please|now|also|just|next|quickly|try to|try and|go ahead and] "
      "[please] (navigate|scroll|click|tap|swipe|log in|sign in) _",
      "^ (can|could|would|will) you [please|now|also|just] [please] show (me|us) (how|where) "
      "(you would|you'd|you might)"};
  static constexpr std::string_view kAmongTasks[] = {
      "^ (can|could|will|would) you [please|now|also|just|next|quickly|try to|try and|go ahead "
      "and] "
      "[please] (take a (look|moment|minute|few)|find|locate|open|go "
      "(to|back|into)|select|choose|search|look (up|for|at)|add|"
      "create|submit|complete|fill|enter|type|pull up|bring up|switch|change|delete|remove|"
      "download|upload|save|sort|filter|move|drag|book|order|buy|share|send|edit|update|check) "
      "!(anything|something|any|that easily|it easily) _",
      "^ would you mind (opening|clicking|tapping|going|finding|navigating|scrolling|selecting|"
      "choosing|searching|adding|looking|trying) _"};
  static constexpr std::string_view kNoRequest[] = {
      "^ would you [also|just|now] !(please|mind)",
      "(easily|usually|normally|typically|ever|always|often|currently) $"};
  static const PhraseSet anywhere(kAnywhere);
  static const PhraseSet tasks(kAmongTasks);
  static const PhraseSet none(kNoRequest);
  if (anywhere.matches(sentence)) return true;
  return among_tasks && tasks.matches(sentence) && !none.matches(sentence);
}

bool is_handling(const Sentence& sentence, const Place& place) {
  if (!handling_phrases().matches(sentence)) return false;
  return addresses_participant(sentence) || names_moderator(sentence) ||
         place.dress == Dress::quoted || place.label == Label::task ||
         (place.section == SectionKind::task && place.dress == Dress::plain);
}

bool is_placed_task(const Sentence& sentence, const Place& place) {
  return goes_on_with_task(sentence, place) || is_polite_task(sentence, place) ||
         is_said_task(sentence, place) || is_fronted_task(sentence, place);
}

}  // namespace uxi::speech
