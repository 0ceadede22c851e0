#include "speech/asked.h"

#include <algorithm>

#include "speech/asked_account.h"
#include "speech/asked_phrases.h"
#include "speech/asked_task.h"
#include "speech/relation.h"
#include "speech/vocabulary.h"

namespace uxi::speech {
namespace {

constexpr std::size_t kFullSentence = 4;  ///< words; with a full stop it is no keyword of a list

/// "Brief introduction - share your name and what you do": said of a part, not in it.
bool announces_part(const Sentence& sentence) {
  std::size_t at = sentence.word(0) == "very" ? 1 : 0;
  if (sentence.word(at) != "brief") return false;
  const std::string_view next = sentence.word(at + 1);
  return next == "introduction" || next == "discussion" || next == "overview";
}

/// "Observers, do you have any questions?": asked of somebody of the team.
bool asks_colleague(const Sentence& sentence) {
  static constexpr std::string_view kPattern[] = {
      "(observers|observer|colleagues|teammates|notetaker|note-taker|notetakers|representative) , "
      "[and] (do|did|does|any|is|are|have|would|what)"};
  static constexpr std::string_view kForThem[] = {
      "(questions|anything|something|things) [that] (you|you'd) (want|like|wanted|would like) "
      "[for] "
      "(me|us) to (ask|cover|probe|follow)"};
  static const PhraseSet set(kPattern);
  static const PhraseSet for_them(kForThem);
  const auto match = set.find(sentence);
  return (match && match->first <= 1) || for_them.matches(sentence);
}

/// "Describe the purpose of the interview": said to who runs it.
bool speaks_of_session(const Sentence& sentence, Form form) {
  static constexpr std::string_view kPattern[] = {
      "(the|each|every) (interview|session|study|usability test|user test) ..1 $"};
  static const PhraseSet set(kPattern);
  return form == Form::invite && !sentence.asks && set.matches(sentence);
}

/// "Say hello", "Explain why we do this": what the team is to say, for nobody else says `we` here.
bool explains_study(const Sentence& sentence) {
  static constexpr std::string_view kPattern[] = {
      "^ (explain|introduce|state|describe) (why|what|how|who|that|ourselves|our) "
      "[we|our|we're|we'll|i|i'm] [are|do|will|have|did|want|need|work|research|study|team|goals]"};
  static constexpr std::string_view kTeam[] = {"(we|we're|we'll|our|ourselves)"};
  static constexpr std::string_view kAsked[] = {
      "(me|us|you|your|you'd|you're|should|could|can|would|might)"};
  static const PhraseSet set(kPattern);
  static const PhraseSet team(kTeam);
  static const PhraseSet asked(kAsked);
  if (sentence.asks) return false;
  const std::string_view second = sentence.word(1);
  if (sentence.word(0) == "say" && (second == "hello" || second == "hi" || second == "goodbye")) {
    return sentence.word(2) != "to";
  }
  return set.matches(sentence) && team.matches(sentence) && !asked.matches(sentence);
}

/// "`Would you use it` answers are worthless": a quotation ends in the midst of it.
bool speaks_of_words(const Sentence& sentence) {
  constexpr std::size_t kBehind = 4;  // bytes
  for (const auto& [close, open] : {std::pair("\" ", "\""), std::pair("” ", "“")}) {
    const std::size_t at = sentence.text.find(close);
    if (at == std::string_view::npos || at + kBehind >= sentence.text.size()) continue;
    if (sentence.text.substr(0, at).find(open) == std::string_view::npos) return true;
  }
  return false;
}

/// "Can you fill in your profile", "Could you look at the page.": the order of a question, and
/// no mark of one.
bool inverts(const Sentence& sentence, const Place& place) {
  static constexpr std::string_view kRequest[] = {"^ (can|could|would|will) you _ _"};
  static constexpr std::string_view kQuestion[] = {
      "^ (do|did|have|are|were) you _ _", "^ (do|did|have|are|were|is|was|does) (your|there) _ _"};
  static const PhraseSet request(kRequest);
  static const PhraseSet question(kQuestion);
  if (sentence.asks || place.dress == Dress::italic || place.dress == Dress::aside) return false;
  if (speaks_of_words(sentence)) return false;
  const bool open_end = sentence.end == sentence.tokens.size();
  return request.matches(sentence) || (open_end && question.matches(sentence));
}

/// "(Spreadsheets? Apps?)" behind a question: answers to ask for, and not "(probe: apps?)".
bool is_offered_answer(const Sentence& sentence, const Place& place) {
  constexpr std::size_t kMostWords = 3;
  if (place.dress != Dress::aside || place.label == Label::probe || !sentence.asks) return false;
  const std::size_t words = sentence.word_count();
  const bool number = sentence.word(0).find_first_not_of("0123456789") == std::string_view::npos;
  const auto slashes = static_cast<std::size_t>(
      std::ranges::count(sentence.tokens, std::string_view("/"), &Token::folded));
  return !number && words > 0 && words <= kMostWords && sentence.end == words + slashes;
}

ItemKind asked_kind(const Sentence& sentence, Form form, const Place& place) {
  if (place.label == Label::probe || place.below_question || is_conditional_follow_up(sentence) ||
      is_offered_answer(sentence, place) ||
      ((place.behind_asked || place.after_question) && is_elliptic_follow_up(sentence))) {
    return ItemKind::probe;
  }
  const bool among_tasks = place.section == SectionKind::task;
  if ((among_tasks && task_question_phrases().matches(sentence)) ||
      asks_to_act(sentence, among_tasks)) {
    return ItemKind::task;
  }
  return form == Form::invite ? ItemKind::prompt : ItemKind::question;
}

/// A sentence that is neither a question nor an instruction.
ItemKind said_kind(const Sentence& sentence, const Place& place) {
  if (place.dress == Dress::quoted) return ItemKind::statement;
  if (place.section == SectionKind::task && place.dress == Dress::italic &&
      sentence.end < sentence.tokens.size() && could_set_scene(sentence)) {
    return ItemKind::statement;
  }
  if (place.dress == Dress::italic || place.dress == Dress::aside) return ItemKind::note;
  if (addresses_participant(sentence) || names_moderator(sentence)) return ItemKind::statement;
  const bool finished = sentence.end < sentence.tokens.size();
  const bool full = finished && sentence.word_count() >= kFullSentence;
  return place.in_list && !full ? ItemKind::note : ItemKind::statement;
}

/// A question of its own in brackets, not a remark such as "(probe: how?)".
bool is_whole_question(const Sentence& sentence) {
  constexpr std::size_t kOwnWords = 4;
  const std::string_view text = sentence.text;
  const bool capital = !text.empty() && text.front() >= 'A' && text.front() <= 'Z';
  return sentence.asks && capital && sentence.word_count() >= kOwnWords &&
         !third_person_words().matches(sentence);
}

/// "(probe: what set it off? who helped?)" behind a question: words to go on with.
bool is_bracketed_probe(const Sentence& sentence, const Place& place) {
  return sentence.asks && place.round_probe && place.after_question &&
         !participant_words().matches(sentence);
}

/// In brackets or italics stands what the moderator is to do, unless it is a question to the
/// participant.
bool is_undertone(const Sentence& sentence, Form form, const Place& place) {
  if (place.dress == Dress::aside) {
    const bool asked_on = is_whole_question(sentence) || is_offered_answer(sentence, place) ||
                          is_bracketed_probe(sentence, place) ||
                          (form == Form::invite && names_moderator(sentence));
    if (asked_on && place.after_question) return false;
    return !addresses_participant(sentence) || (!sentence.asks && form != Form::wh);
  }
  const bool directs = place.after_direction || direction_verbs().matches(sentence);
  if (place.dress != Dress::italic || (sentence.asks && !directs)) return false;
  return !addresses_participant(sentence) && !names_moderator(sentence);
}

/// "Please sign the release form": no question, and no task either.
bool is_consent_instruction(const Sentence& sentence) {
  static constexpr std::string_view kPattern[] = {
      "^ [please] (sign|read|fill|review|complete) ..4 (consent|release|nda|waiver)",
      "^ [please] sign (the|a|this|our) form",
      "^ [please] sign (it|this|that)",
      "(zoom|teams|webex|google meet) (app|application|controls|control|window|toolbar)",
      "(share screen|start broadcast|stop sharing|stop share)",
      "(button|icon|option) ..2 (says|called|named|labeled|labelled) (share|stop)",
      "^ [please|can you|could you|will you] [please] (share|unshare) your (screen|camera|video)",
      "^ [please] (turn|switch) (on|off) your",
      "^ [please] (mute|unmute)",
      "^ _ ..6 and share your (screen|camera|video)",
      "(i'd|i'll|we'd|we'll|i would|we would|i will|you) ..5 (to|you) share (your|you) "
      "(screen|desktop|browser|window)"};
  static const PhraseSet set(kPattern);
  return set.matches(sentence);
}

/// A box to tick stands before questions and before what the moderator is to do. "What happened?"
/// and "Tell me ..." are asked; "Is the recorder charged?" and "Share your screen" are to be done.
bool is_to_do(const Sentence& sentence, Form form, const Place& place) {
  if (sentence.asks) {
    return !addresses_participant(sentence) && !place.below_question && form != Form::wh;
  }
  const std::string_view first = sentence.word(sentence.clause);
  const bool requests =
      (first == "can" || first == "could") && sentence.word(sentence.clause + 1) == "you";
  return form != Form::wh && !requests && (form != Form::invite || !names_moderator(sentence));
}

/// "Today we'd like to hear ...": at the start it says what will come.
bool announces_topic(const Sentence& sentence, const Place& place) {
  const bool early = place.section == SectionKind::intro || place.section == SectionKind::consent;
  return early && is_first_person(sentence.word(sentence.clause));
}

/// "Are you still happy with that?": agreement, where the session is introduced.
bool asks_to_agree(const Sentence& sentence, const Place& place) {
  static constexpr std::string_view kPattern[] = {
      "^ (are|is|does|do|would|will) (you|that|this|it|everybody|everyone) [all|both|still] "
      "[feel|sound|be] "
      "(happy|okay|ok|fine|comfortable|comfy|agree|alright|permit|allow|consent|ready|clear|good) "
      "[with|to|for|on] ..2 $"};
  static constexpr std::string_view kShort[] = {
      "^ (cool|okay|ok|good|great|alright|right|deal|clear|understood|agreed|yes|fine) $",
      "^ (all|sounds|that|is that|everything) (good|clear|cool|okay|ok|fair|fine|right) $"};
  static const PhraseSet set(kPattern);
  static const PhraseSet brief(kShort);
  const bool early = place.section == SectionKind::intro || place.section == SectionKind::consent;
  return sentence.asks && ((early && set.matches(sentence)) ||
                           (!place.after_question && !place.in_list && brief.matches(sentence)));
}

/// "Do you have an account with us?" where the session is introduced: a check, not a topic yet.
bool is_opening_check(const Sentence& sentence, Form form, const Place& place) {
  static constexpr std::string_view kRequest[] = {"^ (can|could|would|will) you"};
  static const PhraseSet request(kRequest);
  const bool closed = form == Form::polar || form == Form::choice || form == Form::tag;
  return closed && !request.matches(sentence) && place.section == SectionKind::intro &&
         sentence.asks && place.label != Label::task && !place.below_question;
}

/// "Introduce yourself" where the session is introduced: who says please asks the participant.
bool introduces_team(const Sentence& sentence, const Place& place) {
  static constexpr std::string_view kPattern[] = {
      "^ introduce (yourself|yourselves) !(please|to|and (tell|what|your))"};
  static constexpr std::string_view kTopic[] = {
      "^ [briefly] introduce (yourself|yourselves) [,] and (the|our|this) "
      "(project|study|research|goal|goals|purpose|team|product|topic|session|agenda|_ project)"};
  static const PhraseSet set(kPattern);
  static const PhraseSet topic(kTopic);
  const bool early = place.section == SectionKind::intro || place.section == SectionKind::consent;
  return place.dress == Dress::plain && !sentence.asks && !is_polite(sentence) &&
         ((early && set.matches(sentence)) || topic.matches(sentence));
}

/// "I'm going to ask you to do some tasks": what will come, not what is to be done now.
bool announces_tasks(const Sentence& sentence) {
  static constexpr std::string_view kPattern[] = {
      "(i'm|we're|i am|we are|i'll|we'll|i will|we will|i'd|we'd|i would|we would) ..8 "
      "(some|few|several|couple|series|number|different|specific|various|following) ..2 "
      "(task|tasks|activity|activities|exercises|questions|things|scenarios)",
      "(in this (session|interview|conversation)|today) , (i'd|we'd|i would|we would) like you to "
      "(talk|tell|share|discuss|speak|answer)",
      "^ for ..4 (task|scenario|exercise) [,] (i|we|i'll|we'll|i'm|we're)"};
  static const PhraseSet set(kPattern);
  return !sentence.asks && set.matches(sentence);
}

/// "What is said here stays here.": what stands first is the subject of a statement.
bool states_with_wh(const Sentence& sentence) {
  static constexpr std::string_view kPattern[] = {
      "^ (what|who|whatever|whoever) (is|was|are|were) "
      "(said|shown|shared|discussed|recorded|written|seen|done|agreed|collected) ..4 "
      "(stays|stay|remains|will|goes|is|are|can|may|does|must) "};
  static const PhraseSet set(kPattern);
  return !sentence.asks && set.matches(sentence);
}

/// "What went wrong", "anything else you want to share" in a list whose writer leaves marks out.
bool asks_without_mark(const Sentence& sentence, const Place& place) {
  static constexpr std::string_view kPattern[] = {
      "^ (what|who) [else|exactly] (went|happened|happens|made|makes|led|leads|came|comes|works|"
      "worked|helps|helped|stopped|stops|surprised|changed|triggered|got|gets|takes|took) ..8 $",
      "^ (anything|anyone|anybody|something) (else|more|other) ..2 (you|you'd|you've|you're) ..8 "
      "$"};
  static constexpr std::string_view kStub[] = {"^ how (many|much|often|long) _ ..6 $"};
  static constexpr std::string_view kOpening[] = {
      "^ (what|which) !(we|you|i|they|he|she|it|to|follows) _ ..10 (is|are|was|were) $"};
  static const PhraseSet stub(kStub);
  static const PhraseSet opening(kOpening);
  static const PhraseSet set(kPattern);
  const bool open_end = sentence.end == sentence.tokens.size();
  const bool behind = place.behind_asked || place.after_question;
  if (behind && place.dress == Dress::plain && open_end && is_elliptic_follow_up(sentence)) {
    return true;
  }
  if (!place.in_list || place.dress != Dress::plain) return false;
  // "How many shops:", to be filled in; "Which part of the work is:", with the answers below
  const bool colon =
      sentence.end + 1 == sentence.tokens.size() && sentence.word(sentence.end) == ":";
  return (open_end && set.matches(sentence)) ||
         (colon && (stub.matches(sentence) || opening.matches(sentence)));
}

/// "Which is worse? Give an example.": more about the answer, asked in the same breath.
bool asks_for_more(const Sentence& sentence, const Place& place) {
  static constexpr std::string_view kPattern[] = {
      "^ [please] (give|share|provide|name|list|describe|cite) (an|some|one|two|three|any|a "
      "(few|couple|recent|specific|concrete)) ..2 (example|examples|detail|details|reason|reasons|"
      "instance) ..3 $",
      "^ [please] (explain|elaborate|describe|specify) [why|how|briefly|your (answer|choice|reason|"
      "reasons|thinking)] $",
      "^ (start|begin) (from|with|at) (how|what|when|where|why|who|the (moment|day|time|first)) _"};
  static const PhraseSet set(kPattern);
  return place.after_question && place.dress != Dress::italic && !sentence.asks &&
         set.matches(sentence) && !third_person_words().matches(sentence);
}

/// An observer's question, for nobody is spoken to: behind one that is, or in a table's column that
/// could hold anything.
bool is_unaddressed(const Sentence& sentence, const Place& place) {
  const bool doubtful = (place.after_observer && sentence.asks) || place.unsure_column;
  return doubtful && !addresses_participant(sentence) && !names_moderator(sentence);
}

/// "The feature that you released to your users": those of the participant, who has some too.
bool speaks_of_own_users(const Sentence& sentence) {
  static constexpr std::string_view kPattern[] = {
      "your [own|first|other|current|existing|new] "
      "(user|users|participants|respondents|interviewees|testers)"};
  static const PhraseSet set(kPattern);
  return set.matches(sentence);
}

/// "Please let me know your first thoughts", "If so, give its name": requests with other verbs.
bool requests_words(const Sentence& sentence, const Place& place) {
  static constexpr std::string_view kKnow[] = {
      "^ [please] let (me|us) know (your|which|what you (think|see|like|notice|expect|make)|how "
      "you)"};
  static constexpr std::string_view kIfSo[] = {
      "^ if (so|yes|not) [,] [please] (give|name|list|tell|describe|explain|share|say) "
      "(the|a|an|some|me|us|your|its|their|which|what|how|why|when|where) _"};
  static const PhraseSet know(kKnow);
  static const PhraseSet if_so(kIfSo);
  if (sentence.asks || place.dress == Dress::aside) return false;
  const bool early = place.section == SectionKind::intro || place.section == SectionKind::consent;
  // The main clause begins behind the condition, so that the whole is looked at afresh.
  const bool requests = sentence.word(0) == "if" ? addresses_participant(sentence) &&
                                                       if_so.matches(tokenize(sentence.text))
                                                 : !early && know.matches(sentence);
  return requests && !third_person_words().matches(sentence);
}

bool asks_to_speak(const Sentence& sentence, Form form, const Place& place) {
  if (requests_words(sentence, place)) return true;
  if (place.dress != Dress::aside && foreign_requests().matches(sentence)) return true;
  return form == Form::invite && !announces_topic(sentence, place) &&
         (place.in_list || addresses_participant(sentence) || names_moderator(sentence) ||
          speaking_verbs().matches(sentence));
}

}  // namespace

bool names_moderator(const Sentence& sentence) {
  return std::ranges::any_of(sentence.tokens,
                             [](const Token& token) { return token.is(WordClass::first_person); });
}

bool addresses_participant(const Sentence& sentence) {
  return std::ranges::any_of(sentence.tokens,
                             [](const Token& token) { return token.is(WordClass::second_person); });
}

bool is_about_participant(const Sentence& sentence, const Place& place) {
  if (asks_colleague(sentence)) return true;
  if (addresses_participant(sentence)) return false;
  if (third_person_phrases().matches(sentence)) return true;
  // Below a question, and in a list that has spoken to somebody, `they` are those it spoke of; in
  // words to be said they are never who hears them; below a task they are who is watched.
  const bool has_spoken_of =
      place.after_question || place.dress == Dress::quoted ||
      (place.section != SectionKind::task &&
       (place.below_question || place.after_spoken ||
        (place.under_asked && place.label == Label::probe && place.dress != Dress::aside)));
  return !has_spoken_of && third_person_pronouns().matches(sentence);
}

bool names_participant(const Sentence& sentence) {
  static constexpr std::string_view kPattern[] = {
      "(participant|participants|interviewee|interviewees|respondent|respondents|tester|testers)"};
  static const PhraseSet set(kPattern);
  return !addresses_participant(sentence) && set.matches(sentence);
}

bool could_set_scene(const Sentence& sentence) {
  static constexpr std::string_view kPattern[] = {
      "^ (you|you're|you've|you'd|your) !(don't|should|will|may|can|can't|must|might|could|said|"
      "saw|noticed|chose|picked|selected|clicked|told|mentioned|do|did|didn't|are "
      "welcome)",
      "^ (today|yesterday|tomorrow|recently|last _|next _|one day) [,] (you|you're|you've|your)"};
  static const PhraseSet set(kPattern);
  return !sentence.asks && sentence.word(0) != "thank" && sentence.word(0) != "thanks" &&
         set.matches(sentence);
}

bool describes_concept(const Sentence& sentence) {
  static constexpr std::string_view kPattern[] = {
      "^ (imagine|picture|suppose) [that] (a|an|our|on|in|with|there) _"};
  static constexpr std::string_view kOwn[] = {
      "(you|you're|you've|you'd) !(can|could|may|might|would|had in mind) _"};
  static const PhraseSet set(kPattern);
  static const PhraseSet own(kOwn);
  return !sentence.asks && set.matches(sentence) && !own.matches(sentence);
}

bool forbids(const Sentence& sentence) {
  static constexpr std::string_view kPattern[] = {
      "^ [please] (do not|don't|never|avoid) [ever] (ask|asking|say|saying|use|using|questions|"
      "leading|prompt|phrases)",
      "(instead of|rather than) (asking|saying)"};
  static const PhraseSet set(kPattern);
  return !sentence.asks && set.matches(sentence);
}

namespace {

/// "Don't ask `would you use it?`": the question is the one that nobody should ask.
bool warns_of_question(const Sentence& sentence) {
  const std::string_view first = sentence.word(0);
  const std::size_t verb = first == "do" && sentence.word(1) == "not" ? 2 : 1;
  const bool warns = verb == 2 || first == "don't" || first == "never" || first == "avoid";
  const std::string_view said = sentence.word(verb);
  return warns && (said == "ask" || said == "asking" || said == "say" || said == "saying");
}

/// "If not, probe why - is it the price?", "If so, ask for more?": what to do about an answer.
bool goes_on_asking(const Sentence& sentence) {
  static constexpr std::string_view kPattern[] = {
      "^ if ..6 , (probe (why|how|for|what|whether|if|further)|ask (for|them|again))"};
  static const PhraseSet set(kPattern);
  return sentence.asks && set.matches(sentence) &&
         sentence.text.find_first_of("\"\xE2") == std::string_view::npos;
}

/// "Write down whether they agreed": to be done by who runs it, whoever `you` is.
bool is_to_write_down(const Sentence& sentence) {
  static constexpr std::string_view kPattern[] = {
      "^ write [down] (the|their) (number|time|score|rating|count|result|answer|answers)",
      "^ write down (whether|if|when|any|every|verbatim|exactly|their|who|which|what (they|he|she)|"
      "how (they|long|many|often))"};
  static const PhraseSet set(kPattern);
  return !sentence.asks && set.matches(sentence);
}

}  // namespace

namespace {

/// "Tell her what we plan", "Show the participant your screen": to be done by who runs it.
bool is_done_to_participant(const Sentence& sentence) {
  static constexpr std::string_view kFirst[] = {"tell",   "show", "give", "thank",
                                                "remind", "hand", "send"};
  if (std::ranges::find(kFirst, sentence.word(sentence.clause)) == std::end(kFirst)) return false;
  static constexpr std::string_view kPattern[] = {
      "^ (tell|show|give|thank|remind|hand|send) (them|him|her|(the|each|every) "
      "(participant|participants|user|users|interviewee|interviewees|respondent|respondents|"
      "tester|testers)) "
      "(that|what|how|why|the|a|an|about|your|our|we|to|if|when|where|for|this|of) "
      "_"};
  static const PhraseSet set(kPattern);
  return !sentence.asks && set.matches(sentence);
}

/// "When a pump fails, they send another": `they` are of the sentence's own story.
bool tells_what_happens(const Sentence& sentence) {
  const std::string_view first = sentence.word(sentence.clause);
  if (first != "when" && first != "once" && first != "after" && first != "as") return false;
  static constexpr std::string_view kPattern[] = {"^ (when|once|after|as) (a|an|the|every|each) _"};
  static const PhraseSet set(kPattern);
  const auto comma = std::ranges::find(sentence.tokens, std::string_view(","), &Token::folded);
  if (comma == sentence.tokens.end() || !set.matches(sentence)) return false;
  const auto behind = static_cast<std::size_t>(comma - sentence.tokens.begin()) + 1;
  const std::string_view subject = sentence.word(behind);
  if (subject != "they" && subject != "it" && subject != "their") return false;
  const Sentence front = tokenize(sentence.text.substr(0, comma->span.begin));
  return !participant_words().matches(front);
}

}  // namespace

bool is_stage_direction(const Sentence& sentence, Form form) {
  if (warns_of_question(sentence) || is_to_write_down(sentence)) return true;
  if (goes_on_asking(sentence) || is_done_to_participant(sentence)) return true;
  if (announces_part(sentence) || explains_study(sentence)) return true;
  if (speaks_of_session(sentence, form) && !addresses_participant(sentence) &&
      !names_moderator(sentence)) {
    return true;
  }
  if (requests_politely(sentence)) return false;
  if ((sentence.asks && form != Form::invite) || names_moderator(sentence)) return false;
  const bool transitive =
      transitive_direction_verbs().matches(sentence) && !tells_what_happens(sentence);
  if (addresses_participant(sentence)) {
    // "Let the participant know that you ...": here `you` is the moderator.
    return (transitive || sentence.word(sentence.clause) == "ask") &&
           participant_words().matches(sentence) && !speaks_of_own_users(sentence);
  }
  return direction_verbs().matches(sentence) || addressed_verbs().matches(sentence) ||
         (transitive && third_person_words().matches(sentence));
}

bool is_consent_or_logistics(const Sentence& sentence, Form form) {
  if (logistics_phrases().matches(sentence)) return true;
  if (form == Form::wh) return open_logistics_phrases().matches(sentence);
  return form != Form::invite && closed_logistics_phrases().matches(sentence);
}

bool is_task_instruction(const Sentence& sentence) { return task_phrases().matches(sentence); }

namespace {

/// "Ask participants to describe their last trip", "Ask what they expect": a question of its own,
/// told to the moderator.
bool reports_request(const Sentence& sentence, const Place& place) {
  static constexpr std::string_view kPattern[] = {
      "^ [if (needed|necessary|time permits) ,] (ask|request|encourage|prompt|invite) [the] "
      "(them|participant|participants|user|users|interviewee|interviewees|respondent|respondents) "
      "to [please|also|briefly|now] (describe|explain|recall|reflect on|talk (about|through)|"
      "tell (you|us|me) about|walk (you|us|me) through|share (a|an|any|their (experience|"
      "experiences|story|stories|thoughts))|(give|provide) [you|us] (a|an) [recent] example|"
      "compare|name|rank|rate|sum up)",
      "^ ask (what|which|how|why|where|when|who) ..6 (they|them|he|she|it|this|that|(the|each) _) "
      "..2 _"};
  static const PhraseSet set(kPattern);
  const bool early = place.section == SectionKind::intro || place.section == SectionKind::consent;
  return place.in_list && place.dress == Dress::plain && !early && !sentence.asks &&
         !place.in_checklist && set.matches(sentence);
}

}  // namespace

ItemKind item_kind(const Sentence& sentence, Form form, const Place& place) {
  const bool outside = place.in_notes || place.section == SectionKind::notes;
  if (sentence.end == 0 || outside || place.label == Label::note) return ItemKind::note;
  if (reports_request(sentence, place)) return ItemKind::prompt;
  if (asks_for_more(sentence, place)) return ItemKind::probe;
  if (requests_account(sentence, place)) return asked_kind(sentence, Form::invite, place);
  if (explores_topic(sentence, place)) return ItemKind::note;
  if (is_placed_task(sentence, place)) {
    return is_consent_instruction(sentence) ? ItemKind::consent : ItemKind::task;
  }
  if (is_about_participant(sentence, place) || is_stage_direction(sentence, form) ||
      introduces_team(sentence, place) || is_undertone(sentence, form, place) ||
      is_unaddressed(sentence, place) || (place.in_checklist && is_to_do(sentence, form, place))) {
    return ItemKind::note;
  }
  const bool states = form == Form::wh &&
                      (states_with_wh(sentence) || (!sentence.asks && speaks_of_words(sentence)));
  if (sentence.asks || (form == Form::wh && !states) || asks_without_mark(sentence, place) ||
      inverts(sentence, place)) {
    return is_consent_or_logistics(sentence, form) || asks_to_agree(sentence, place) ||
                   is_opening_check(sentence, form, place)
               ? ItemKind::consent
               : asked_kind(sentence, form, place);
  }
  if (is_consent_instruction(sentence)) return ItemKind::consent;
  if (announces_tasks(sentence)) return said_kind(sentence, place);
  if (is_task_instruction(sentence) || is_handling(sentence, place) ||
      requests_politely(sentence)) {
    return ItemKind::task;
  }
  return asks_to_speak(sentence, form, place) ? asked_kind(sentence, form, place)
                                              : said_kind(sentence, place);
}

}  // namespace uxi::speech
