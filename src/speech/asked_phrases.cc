#include "speech/asked_phrases.h"

namespace uxi::speech {
namespace {

constexpr std::string_view kLogistics[] = {
    // Is it all right?
    "is (that|this|it|everything) [all] (okay|ok|alright|fine|acceptable)",
    "(does|do) (that|this|it|everything|you) [all] (sound|work|seem) "
    "(ok|okay|good|alright|fair|for you)",
    "would (that|this|it) be [all] (okay|ok|alright|fine)",
    "(does|do) (that|this|it|everything) [all] make sense",
    "(okay|ok|comfortable) with ..4 (observer|observers)",
    "(comfortable|okay|ok) sharing ..6 (session|today|us|me)",
    "^ (sound|sounds) (ok|okay|good|alright|fair|fine|reasonable)",
    "(okay|ok|comfortable|happy|fine|willing|alright|agree) [for you] "
    "(if|with|for|to have|being|be) ..2 (i|we|us|me|my|record|recorded|recording|quoted|"
    "anonymous|observers|observing)",
    "mind if (i|we)",
    "(may|can|could) (i|we) ..2 (record|share|take|use|start|begin|quote|contact|get your|"
    "have your|email|reach|turn)",
    "(permission|consent) to",
    "(give|have) [your|us|me] (permission|consent)",
    "(do|did) you (consent|agree) to",
    "consent form",
    "(you|we|i) [all] (ready|set) [to|for]",
    "^ ready",
    "^ how are you [doing|today]",
    "(good|great) time [for you|to talk]",
    // Recording, screens and sound
    "(record|recorded|recording|audio|video|photograph*|screenshot*) ..5 "
    "(session|conversation|interview|call|screen|today|us|this|you)",
    "(session|conversation|interview|call) ..3 (recorded|be recorded|record)",
    "(share|shared) your screen",
    "[can|do|are] you [able to] (see|hear) (me|my|us|the screen)",
    "(can|could) you (see|hear) [that|this|it] $",
    "(help|join|joining) ..3 (muted|mute|zoom|camera|audio)",
    "have you (joined|downloaded|received|signed)",
    // Offers and care
    "^ (would|do) you (like|want|need|care for) (a|an|some|any|another) ..3 "
    "(water|coffee|tea|drink|snack|refreshment|refreshments|break|pause|rest|minute|moment) ..3 $",
    "^ would you like (that|this|the|these) ..1 (information|link|links|details|summary|slides) $",
    "^ (would|do) you (like|want|need|prefer) to (stop|pause|rest|continue|carry on|go on|keep "
    "going|"
    "take a (break|minute|moment)|have a (break|rest)) ..4 $",
    "^ (do|are) you [still] (feel|feeling|happy|okay|ok|well enough|up for|up to) ..3 "
    "(continue|continuing|carry on|carrying on|go on|going on|keep going)",
    "^ do you have (a|any) preference $",
    // Do you follow?
    "like me to (repeat|read|explain|go|slow)",
    "understand the (scenario|task|instructions|process)",
    "disruptive (for|to) you",
    // Questions for the moderator
    "(any|other|further|have|any other) [additional|final|other|last] "
    "(questions|question|concerns|comments) [or|,|and|about] ..6 (before|for me|for us|for our|"
    "so far|for the team|at this point|study|session|process|research|consent|today|begin|start|"
    "recording)",
    "(any|have) [any] questions $",
    "(any|have|other) [any|other|final] (questions|comments|questions , comments) (or|,|and) "
    "[other] (questions|comments|concerns|feedback) ..4 $",
    "questions for (me|us|our|the)",
    "before we (begin|start|get started|get going|proceed|jump|dive)",
    // Taking part again, and others who might
    "(participat*|taking part|take part|involved) [in] ..3 "
    "(future|another|additional|follow-up|more|other|upcoming|again)",
    "(interested|willing|happy) ..4 (studies|study|research|session|sessions|interview|"
    "interviews|participat*|again)",
    "(participated|taken part|take part) [in] ..3 (research|study|studies|test|session|interview|"
    "usability)",
    "(recommend|suggest|know|introduce|refer|think of|connect) ..6 (speak|talk|talking|interview|"
    "contact|participate|interested|people from|your past)",
    "introduce (us|me) to",
    "(willing|open|able) to (speak|talk|meet|chat) ",
    "(willing|open|ok|okay|happy) ..3 (contacted|again|follow-up|follow up|reach out|talk to us|"
    "speak with us|recontacted)",
    "(follow up|follow-up|reach out|contact you|get back) ..4 (you|questions|email|later)",
    "(should|could|can|would) (we|i) ..2 (talk|speak|interview|reach) [to|with|out]",
    "best way to (send|reach|contact|get)",
    "how (would|should) you like (to receive|your)",
    "(gift|incentive|compensation|honorarium|payment)",
    "delete ..4 notes",
};

}  // namespace

const PhraseSet& third_person_phrases() {
  static constexpr std::string_view kPatterns[] = {
      "^ (does|did|do|is|are|can|has|have|will|would|was|were|could|should|didn't|doesn't|don't) "
      "[the|our|these|most|all|any|each] (participant|participants|user|users|they|he|she|s|"
      "interviewee|interviewees|respondent|respondents|tester|testers)",
      "^ (what|how|where|which|why|when|who|to|in|on) ..3 "
      "(do|does|did|would|are|is|were|was|can|could|will) [the|our|most] "
      "(participant|participants|user|users|interviewee|interviewees|respondent|respondents)",
      "^ (what|how|where|which|why|when) ..3 (do|did|would|are|were|can|could|will) they "
      "[first|initially|naturally|else] (expect|notice|see|look|looking|react|click|respond|"
      "perceive|use|feel|think|understand|interpret|like|say|describe|go|try|navigate|find)",
      "(participant|participants|interviewee|interviewees|respondent|respondents)",
  };
  static const PhraseSet set(kPatterns);
  return set;
}

const PhraseSet& participant_words() {
  static constexpr std::string_view kPatterns[] = {
      "(participant*|user|users|user's|interviewee*|respondent*|tester|testers)"};
  static const PhraseSet set(kPatterns);
  return set;
}

const PhraseSet& third_person_words() {
  static constexpr std::string_view kPatterns[] = {
      "(participant*|user|users|user's|them|they|their|him|her|he|she|interviewee*|respondent*|"
      "person|people|tester|testers)"};
  static const PhraseSet set(kPatterns);
  return set;
}

const PhraseSet& direction_verbs() {
  static constexpr std::string_view kPatterns[] = {
      "^ (ask|note|confirm|remind|observe|jot|probe|print|encourage|pause|wait|capture|paste|"
      "instruct|prompt|repeat|record|introduce|direct|thank|continue|skip|jump|begin|proceed|"
      "reiterate|mention|stop|acknowledge|clarify|allow)",
      "^ (start|stop|begin) [the] (recording|recorder|timer|session)",
      "^ (get|gather|solicit|collect) [their|his|her|any|general] (feedback|reactions|thoughts)",
      "^ take [some|detailed] notes",
      "^ (walk|talk) through of",
      "^ (make|be) (sure|certain)",
      "^ (do not|don't) (help|tell|show|prompt|lead|say|mention)",
  };
  static const PhraseSet set(kPatterns);
  return set;
}

const PhraseSet& transitive_direction_verbs() {
  static constexpr std::string_view kPatterns[] = {
      "^ (show|explain|let|provide|send|hand|give|have|draw|check|go|open|set|call|email|copy|turn|"
      "offer|review|move|share|read|tell|navigate|see|if|when|once|after|describe|help|take|bring|"
      "use|invite|guide|point|follow|as|try|look|walk|talk|express|on)"};
  static const PhraseSet set(kPatterns);
  return set;
}

const PhraseSet& addressed_verbs() {
  static constexpr std::string_view kPatterns[] = {
      "^ (show|explain|give|share|read|introduce|provide|point|open|navigate|walk|talk|help)"};
  static const PhraseSet set(kPatterns);
  return set;
}

const PhraseSet& speaking_verbs() {
  static constexpr std::string_view kPatterns[] = {
      "^ (describe|tell|walk|talk|think|name|list|take a|compare)"};
  static const PhraseSet set(kPatterns);
  return set;
}

const PhraseSet& logistics_phrases() {
  static const PhraseSet set(kLogistics);
  return set;
}

const PhraseSet& task_phrases() {
  static constexpr std::string_view kPatterns[] = {
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
      "^ [please|now|next|can you|could you|try to] (find|locate|navigate|scroll|click|look|search|"
      "sign|log|submit|return|explore|select|choose|complete|spend|use the|add|create|set up|"
      "start by|open the|go to|visit)",
  };
  static const PhraseSet set(kPatterns);
  return set;
}

const PhraseSet& task_question_phrases() {
  static constexpr std::string_view kPatterns[] = {
      "(where|how|what) (would|will|might|do) you "
      "(go|do|find|click|look|start|get|expect|navigate|search|add|use|complete|begin|try)",
      "show me (how|where|what)",
      "what would you do",
      "what (do|did|would) you (expect|think) [will|would|to] (happen|see|find)",
  };
  static const PhraseSet set(kPatterns);
  return set;
}

}  // namespace uxi::speech
