#include "speech/asked.h"

#include <algorithm>

#include "speech/phrase.h"
#include "speech/relation.h"
#include "speech/vocabulary.h"

namespace uxi::speech {
namespace {

constexpr std::string_view kThirdPerson[] = {
    "^ (does|did|do|is|are|can|has|have|will|would|was|were|could|should|didn't|doesn't|don't) "
    "[the|our|these|most|all|any|each] "
    "(participant|participants|user|users|they|he|she|interviewee|interviewees|respondent|"
    "respondents|tester|testers)",
    "^ (what|how|where|which|why|when|who|to|in|on) ..3 "
    "(do|does|did|would|are|is|were|was|can|could|will) [the|our|most] "
    "(participant|participants|user|users|interviewee|interviewees|respondent|respondents|tester|"
    "testers)",
    "^ (what|how|where|which|why|when) ..3 (do|did|would|are|were|can|could|will|else do) they "
    "[first|initially|naturally] "
    "(expect|notice|see|look|looking|react|click|respond|perceive|use|feel|think|understand|"
    "interpret|like|say|describe|go|try|do|make|prefer|navigate)",
    "(participant|participants|interviewee|interviewees|respondent|respondents)",
};

constexpr std::string_view kThirdPersonObject[] = {
    "(participant*|user|users|user's|them|they|their|him|her|he|she|interviewee*|respondent*|"
    "person|people|tester|testers)"};

/// Verbs that open a stage direction whatever follows, unless the participant is spoken to.
constexpr std::string_view kDirections[] = {
    "^ "
    "(ask|note|confirm|remind|observe|jot|probe|print|encourage|pause|wait|capture|paste|instruct|"
    "prompt|repeat|record|introduce|direct|thank|continue|skip|jump|begin|proceed|reiterate|"
    "mention|stop|acknowledge|clarify|allow)",
    "^ (start|stop|begin) [the] (recording|recorder|timer|session)",
    "^ (get|gather|solicit|collect) [their|his|her|any|general] (feedback|reactions|thoughts)",
    "^ take [some|detailed] notes",
    "^ (walk|talk) through of",
    "^ (make|be) (sure|certain)",
    "^ [very] brief [introduction|discussion|overview]",
    "^ (do not|don't) (help|tell|show|prompt|lead|say|mention)",
};
constexpr std::string_view kVerbsWithObject[] = {
    "^ "
    "(show|explain|let|provide|send|hand|give|have|draw|check|go|open|set|call|email|copy|turn|"
    "offer|review|move|share|read|tell|navigate|see|if|when|once|after|describe|help|take|bring|"
    "use|invite|guide|point|follow|as|try|look|describe|walk|talk|express)"};
constexpr std::string_view kNeedsAddressee[] = {
    "^ (show|explain|give|share|read|introduce|provide|point|open|navigate|walk|talk|help)"};
constexpr std::string_view kTakePart[] = {
    "^ (describe|tell|walk|talk|think|name|list|take a|compare)"};

constexpr std::string_view kConsent[] = {
    "is (that|this|it|everything) [all] (okay|ok|alright|fine|acceptable)",
    "(does|do) (that|this|it|everything|you) [all] (sound|work|seem) "
    "(ok|okay|good|alright|fair|for you)",
    "^ (sound|sounds) (ok|okay|good|alright|fair|fine|reasonable)",
    "(okay|ok|comfortable|happy|fine|willing|alright|agree) [for you] (if|with|for|to "
    "have|being|be) ..2 "
    "(i|we|us|me|my|record|recorded|recording|quoted|anonymous|observers|observing)",
    "mind if (i|we)",
    "(may|can|could) (i|we) ..2 (record|share|take|use|start|begin|quote|contact|get your|have "
    "your|email|reach|turn)",
    "(permission|consent) to",
    "(give|have) [your|us|me] (permission|consent)",
    "(you|we|i) [all] (ready|set) [to|for] ",
    "^ ready",
    "(any|other|further|have|any other) [additional|final|other|last] "
    "(questions|question|concerns|comments) "
    "[or|,|and|about] ..6 (before|for me|for us|for our|so far|for the team|at this "
    "point|study|session|process|research|consent|today|begin|start|recording)",
    "(any|have) [any] questions $",
    "(any|have|other) [any|other|final] (questions|comments|questions , comments) (or|,|and) "
    "[other] (questions|comments|concerns|feedback) ..4 $",
    "questions for (me|us|our|the)",
    "share your screen",
    "shared your screen",
    "[can|do|are] you [able to] (see|hear) (me|my|us|the screen)",
    "(can|could) you (see|hear) [that|this|it] $",
    "like me to (repeat|read|explain|go|slow)",
    "understand the (scenario|task|instructions|process)",
    "(participat*|taking part|take part|involved) [in] ..3 "
    "(future|another|additional|follow-up|more|other|upcoming|again)",
    "(interested|willing|happy) ..4 "
    "(studies|study|research|session|sessions|interview|interviews|participat*|again)",
    "(participated|taken part|take part) [in] ..3 "
    "(research|study|studies|test|session|interview|usability) ",
    "(recommend|suggest|know|introduce|refer|think of|connect) ..6 "
    "(speak|talk|talking|interview|contact|participate|interested|people from|your past)",
    "introduce (us|me) to",
    "(willing|open|ok|okay|happy) ..3 (contacted|again|follow-up|follow up|reach out|talk to "
    "us|speak with us|recontacted)",
    "(follow up|follow-up|reach out|contact you|get back) ..4 (you|questions|email|later)",
    "(record|recorded|recording|audio|video|photograph*|screenshot*) ..5 "
    "(session|conversation|interview|call|screen|today|us|this|you)",
    "(session|conversation|interview|call) ..3 (recorded|be recorded|record)",
    "(do|did) you (consent|agree) to",
    "consent form",
    "delete ..4 notes",
    "(should|could|can|would) (we|i) ..2 (talk|speak|interview|reach) [to|with|out]",
    "best way to (send|reach|contact|get)",
    "how (would|should) you like (to receive|your)",
    "disruptive (for|to) you",
    "before we (begin|start|get started|get going|proceed|jump|dive)",
    "(help|join|joining) ..3 (muted|mute|zoom|camera|audio)",
    "(able to|have you) (join|joined|downloaded|opened|received|signed) ..4",
    "(good|great) time [for you|to talk]",
    "how are you [doing|today]",
    "(gift|incentive|compensation|honorarium|payment) ",
};

constexpr std::string_view kTasks[] = {
    "^ (imagine|suppose|pretend|picture|assume)",
    "^ (let's|let us) (say|imagine|suppose|pretend|assume)",
    "^ say (you|there|that|your|a|it)",
    "(think|thinking|talk) (out loud|aloud)",
    "^ [please] take a (look|minute|moment|few|second|quick)",
    "^ [go ahead and|go ahead] poke around",
    "^ go ahead and",
    "(i'd|i would|we'd|we would) [now|also|really] like you to",
    "(i'm|we're|i am|we are) going to ask you to (complete|do|find|try)",
    "^ your task is",
    "^ in this (task|scenario)",
    "^ [please|now|next|can you|could you|try to] "
    "(find|locate|navigate|scroll|click|look|search|sign|log|submit|return|explore|select|choose|"
    "complete|spend|use the|add|create|set up|start by|open the|go to|visit|feel free to "
    "(explore|look|click))",
};

constexpr std::string_view kScene[] = {"^ (you|you're|you've|you'd|your) ",
                                       "(imagine|pretend|suppose) "};

constexpr std::string_view kTaskQuestions[] = {
    "(where|how|what) (would|will|might|do) you "
    "(go|do|find|click|look|start|get|expect|navigate|search|add|use|complete|begin|try)",
    "show me (how|where|what)",
    "what would you do",
    "what (do|did|would) you (expect|think) [will|would|to] (happen|see|find)",
};

template <std::size_t n>
bool matches(const std::string_view (&patterns)[n], const Sentence& sentence) {
  static const PhraseSet set(patterns);
  return set.matches(sentence);
}

bool addresses_participant(const Sentence& sentence) {
  return std::ranges::any_of(sentence.tokens,
                             [](const Token& t) { return is_second_person(t.folded); });
}

bool names_moderator(const Sentence& sentence) {
  return std::ranges::any_of(sentence.tokens,
                             [](const Token& t) { return is_first_person(t.folded); });
}

}  // namespace

bool is_about_participant(const Sentence& sentence) {
  if (addresses_participant(sentence)) return false;
  static const PhraseSet set(kThirdPerson);
  return set.matches(sentence);
}

bool is_stage_direction(const Sentence& sentence, Form form) {
  if (sentence.asks && form != Form::invite) return false;
  const bool addressed = addresses_participant(sentence);
  static const PhraseSet directions(kDirections);
  static const PhraseSet verbs(kVerbsWithObject);
  static const PhraseSet objects(kThirdPersonObject);
  static const PhraseSet addressee(kNeedsAddressee);
  if (addressed)
    return directions.matches(sentence) && objects.matches(sentence) &&
           !names_moderator(sentence) && sentence.word(sentence.clause) == "ask";
  if (directions.matches(sentence) && !names_moderator(sentence)) return true;
  if (verbs.matches(sentence) && objects.matches(sentence) && !names_moderator(sentence))
    return true;
  return addressee.matches(sentence) && !names_moderator(sentence);
}

bool is_consent_or_logistics(const Sentence& sentence, Form form) {
  if (form == Form::none) return false;
  static const PhraseSet set(kConsent);
  if (!set.matches(sentence)) return false;
  return true;
}

bool is_task_instruction(const Sentence& sentence) {
  static const PhraseSet set(kTasks);
  return set.matches(sentence);
}

namespace {

ItemKind asked_kind(const Sentence& sentence, Form form, const Place& place) {
  static const PhraseSet task_questions(kTaskQuestions);
  if (place.label == Label::probe || place.below_question || is_conditional_follow_up(sentence)) {
    return ItemKind::probe;
  }
  if (place.section == SectionKind::task && task_questions.matches(sentence)) return ItemKind::task;
  return form == Form::invite ? ItemKind::prompt : ItemKind::question;
}

/// A sentence that is neither a question nor an instruction.
ItemKind said_kind(const Sentence& sentence, const Place& place) {
  static const PhraseSet scene(kScene);
  if (place.dress == Dress::quoted) return ItemKind::statement;
  if (place.dress == Dress::italic || place.dress == Dress::aside) return ItemKind::note;
  if (addresses_participant(sentence) || names_moderator(sentence)) return ItemKind::statement;
  return place.in_list ? ItemKind::note : ItemKind::statement;
}

/// A request in brackets or italics is the moderator's unless it is a question to the participant.
bool is_undertone(const Sentence& sentence, Form form, const Place& place) {
  if (place.dress != Dress::aside && place.dress != Dress::italic) return false;
  if (!addresses_participant(sentence) &&
      !(place.dress == Dress::italic && names_moderator(sentence))) {
    return place.dress == Dress::aside || !sentence.asks;
  }
  return place.dress == Dress::aside && !sentence.asks && form != Form::wh;
}

}  // namespace

ItemKind item_kind(const Sentence& sentence, Form form, const Place& place) {
  if (sentence.end == 0 || place.in_notes || place.section == SectionKind::notes)
    return ItemKind::note;
  if (place.label == Label::note || is_about_participant(sentence)) return ItemKind::note;
  if (is_stage_direction(sentence, form) || is_undertone(sentence, form, place))
    return ItemKind::note;
  if (sentence.asks || form == Form::wh) {
    if (is_consent_or_logistics(sentence, form)) return ItemKind::consent;
    return asked_kind(sentence, form, place);
  }
  if (is_task_instruction(sentence)) return ItemKind::task;
  if (form == Form::invite && (addresses_participant(sentence) || names_moderator(sentence) ||
                               place.in_list || matches(kTakePart, sentence))) {
    return asked_kind(sentence, form, place);
  }
  return said_kind(sentence, place);
}

}  // namespace uxi::speech
