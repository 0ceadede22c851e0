#include "speech/asked_phrases.h"

namespace uxi::speech {
namespace {

/// Of any question or request, whatever its form.
constexpr std::string_view kLogistics[] = {
    // May we record, watch, write?
    "mind if (i|we)",
    "(okay|ok|comfortable|happy|fine|willing|alright|agree|consent|permission|mind|right) ..4 "
    "(record|recorded|recording|recordings|audio-record|video-record|tape|taped|taping|film|filmed|"
    "filming|photograph*|screenshot*|anonymous|observing|observer|observers|quoted)",
    "(give|have|having) [your|us|me] (permission|consent)",
    "(permit|allow|let) (us|me) ..2 (record|tape|film|photograph*)",
    "consent (form|to)",
    "(sign|signed|read|fill|filled|review|reviewed|complete|completed) ..4 "
    "(consent|release|nda|waiver|information sheet)",
    "(sign|signed) (the|a|this|our|your) form",
    "fill ..1 this form",
    // Screens and sound
    "(share|shared|sharing|unshare) (your|the|you) (screen|camera|video|desktop)",
    "(use|using|share|sharing|show|showing) ..3 (clip|clips|excerpt|excerpts) (of|from) "
    "(this|our|the|your) (session|discussion|interview|conversation|recording|call)",
    "(turn|turned|turning|switch) ..3 (camera|webcam|microphone|mic|video)",
    "(help|join|joining) ..3 (muted|unmuted|mute|unmute|zoom|camera|audio)",
    // Referrals, and taking part again
    "(anyone|anybody|someone|somebody|people|person|who|others|colleague|colleagues) ..5 (we|i) "
    "(should|could|can|might|may|would) [also|want to|like to] "
    "(speak|talk|interview|contact|reach|meet)",
    "who ..6 (should|could|can|might|would) (we|i) ..3 (speak|talk) (to|with)",
    "(recommend|suggest|introduce|refer|connect|know) ..4 (we|i|us) ..2 "
    "(speak|talk|interview|contact|talking|speaking|interviewing)",
    "(recommend|suggest|know|introduce|refer|think of|connect) ..6 (participat*|interested in "
    "(this|taking|talking|speaking|being)|people from|your past)",
    "introduce (us|me)",
    "(interested|willing|open|happy|like) ..3 (beta|alpha) (test|testing|tester|testers)",
    "^ (can|could|would) you [please] (intro|introduce|refer|connect) (me|us)",
    "^ do you know any other ..3 (who|that)",
    "^ do you know (anyone|anybody|someone) else (who|that|dealing|doing|working|in|at)",
    "(willing|open|able|happy|available|interested) (to|in) "
    "(speaking|talking|meeting|chatting|joining|helping|being contacted) ..2 "
    "(us|me|again|further|later|with)",
    "(open|okay|fine|happy) (to|with) (us|me) "
    "(following|contacting|reaching|calling|emailing|getting)",
    "open to (a|another) ..3 (follow-up|follow up|call|chat|session|interview|conversation)",
    "know (anyone|anybody|someone|somebody|others|other people|colleagues|friends) ..14 "
    "(willing|interested|open|happy) to (talk|speak|chat|meet|be interviewed)",
    "(interested|willing|open|happy) ..3 (test|try|testing|trying|pilot|piloting) ..6 (and|,) "
    "(give|giving|provide|providing|share|sharing) ..2 (feedback|thoughts)",
    "(interested|willing|open|happy) ..3 (test|try|testing|trying|pilot|piloting) ..2 early "
    "(version|versions|prototype|prototypes|build|builds)",
    "best (place|address|number|email) ..1 to (send|reach|contact|email|call)",
    "who ..3 (should|could|can|might) (we|i) ..2 (speak|talk|interview|contact|reach|meet)",
    "(participat*|taking part|take part|(you|be|get|stay) involved) [in] ..3 "
    "(future|another|additional|follow-up|more|other|upcoming|again)",
    "(interested|willing|happy|open) ..4 (studies|study|research|session|sessions|interview|"
    "interviews|participat*)",
    "(participated|taken part|take part) [in] ..3 (research|study|studies|test|session|interview|"
    "usability)",
    "(feedback|answer|answers|data|recording|comments|quotes|quote|notes|anything|something) ..3 "
    "you (want|want us to|would like|would like us to|like us to|wish) "
    "(removed|deleted|withdrawn|redacted|remove|delete|redact|left out|taken out)",
    "questions (for|to) (me|us|our|the (team|researcher|researchers|moderator))",
    "(ask|asking) (me|us|our team|the team) $",
    "delete ..4 notes",
};

/// Of questions that a yes or a no answers, and what is left of them: "Ready to start?"
constexpr std::string_view kClosedLogistics[] = {
    // Is it all right?
    "is (that|this|it|everything) [all] (okay|ok|alright|all right|fine|acceptable) "
    "[with you|for you|by you|so far|if|to]",
    "(does|do) (that|this|it|everything|you) [all|still] (sound|work|seem) "
    "(ok|okay|good|alright|fair|for you)",
    "would (that|this|it) be [all] (okay|ok|alright|fine)",
    "(does|do) (that|this|it|everything) [all] make sense",
    "^ (sound|sounds) (ok|okay|good|alright|fair|fine|reasonable)",
    "(okay|ok|comfortable) with ..4 (observer|observers)",
    "would you be [all] (okay|ok|alright|fine|comfortable|happy) with (that|this)",
    "still (good|okay|ok|fine|alright|work|works) (for|with) you ..1 $",
    "^ confirming [that] (you're|you are) (on|in|using|at)",
    "(not|don't) want ..1 (shared|recorded|quoted|used|included|published|shown)",
    "share [about] (this|the|our) (feedback|research|study) (opportunity|link|invitation)",
    "^ (can|could) you [please] confirm [for (me|us)] [that|if|whether] you "
    "(have|are|live|work|can)",
    "confirm ..3 (see|hear) (me|my|us|the (screen|prototype|page))",
    "(on|at|see|move|control|share) (my|our) (screen|mouse|desktop)",
    "^ (do|can|did) you [now] (see|get|receive|find) (the|my|our|a|that|this) ..3 "
    "(link|chat|invite|invitation|message from (me|us)|screen)",
    "stop share",
    "(prefer|like|want) [that|for] (i|we|me|us) [to] ..1 (send|email|text|share|paste|put|drop) "
    "..1 "
    "(it|that|this|you|the link|them)",
    "^ (have|had|did) you [ever|already] (used|use|tried|try|worked with|been on|done|do) ..2 "
    "(zoom|teams|webex|hangouts|skype|lookback|a video call|screen sharing|screensharing) ..4 $",
    "^ (have|had) you [ever|already] shared your screen",
    "(will|would|can|could) you ..2 share (your|you) (screen|desktop|browser|window|tab)",
    "^ (do|did) you (know|have|remember|recall|need) (your|the|a) ..4 "
    "(username|user name|password|login|log-in|credentials|sign-in)",
    "^ is your ..3 (email|e-mail|phone|number|address|mobile)",
    "^ (is|are) (our|the) contact (details|information|info) ..6 (correct|right|up to "
    "date|current) "
    "$",
    "^ (may|can|shall|could) (i|we) (call|address) you",
    "^ (may|can|could) (i|we) (have|get|ask for|confirm|check) your "
    "..2 (name|email|e-mail|number|address|age)",
    "^ (do|would) you (want|need|like) to (take|have) (a|some|a few|a couple of|five|ten) ..2 "
    "(break|minute|minutes|moment|time|rest|breather)",
    "^ (can|may|could) (i|we) (reach|come|check) (out|back|in)",
    "^ (will|does|do) (that|this|it|[the] time) ..2 (work|suit) for you $",
    "(happy|okay|ok|comfortable|ready) to (go ahead|go on|carry on|continue|proceed|move on|get "
    "started|take part)",
    "^ (any|do you have any|have you any) questions about (anything|this|that|it|the "
    "(video|session|"
    "study|process|consent|form|tasks|instructions|recording|research|interview|test))",
    "(interested|willing|happy|like|want|open) ..3 (part of|join|joining|try|trying|testing) "
    "(our|the|a|an) ..3 (beta|pilot|panel|waitlist|waiting list|early access|community|pool|"
    "group|program|programme|cohort)",
    "^ (would|do) you (like|want) [to (have|receive|get|see|hear)] "
    "((a copy|copies|a summary) of (the|our|this)|the results|the findings|our findings|updates)",
    "(up|open) (for|to) ..4 (follow-up|chat|call|session|interview|conversation)",
    "^ did you (find|get) ..4 (place|room|office|building|here|link|us) ..3 $",
    "^ (would|do) you [like|want] (me|us) to (send|email|mail|keep|let)",
    "(have|has) ..3 (screen|camera|webcam|microphone|mic|headphones|headset) ..2 (to share|ready|"
    "available|at hand|handy|nearby|with you)",
    "(comfortable|okay|ok) sharing ..6 (session|today|us|me)",
    "(okay|ok|comfortable|happy|fine|willing|alright|agree) [for you] "
    "(if|with|for|to have|being|be) ..2 (i|we|us|me|my) ",
    "(ok|okay|alright|fine) [for you] to (record|tape|film|share|quote|start|begin|take (notes|a "
    "photo))",
    "^ (may|can|could) (i|we) (mention|name|cite|list|publish) (you|your)",
    "^ (may|can|could|should|shall|might) (i|we) ..2 (record|share|show "
    "you|take|use|start|begin|quote|"
    "contact|get your|have your|email|call|reach|turn|come (back|again|by)|visit|follow up|"
    "follow-up|get back|speak (to|with)|talk (to|with)|interview|photograph)",
    "^ shall (we|i)",
    "^ do you [all|both] (consent|agree) to",
    "^ (do|does) (everybody|everyone|you all|all of you) agree $",
    ", [any] questions $",
    "^ can you [all|both] (see|hear|open) ..6 (chat|call|window|tab) $",
    "permission to (record|tape|film|use|share|quote|take|contact)",
    "^ (would|are|do|did|will) you ..5 (take part|taking part|participate|participating|be part|"
    "being part) [in|on|of|with|under] [this|the|our|today's|these|those|that] "
    "[study|session|interview|research|conversation|test|terms|conditions|basis|today] $",
    "^ (do|would|have) you ..3 (object|objection|objections|mind|against) ..5 "
    "(notes|recording|recorded|filmed|quoted|observing|observers|observer)",
    "^ (do|would|are) you (like|want|rather|prefer|mind|agree|happy|comfortable|okay|ok|willing|"
    "fine) [not] [to|with] (be|being) (quoted|named|recorded|filmed|identified|photographed)",
    "^ (may|can|could) (i|we) (add|include|print|put|publish) (a|your|the|some|one) ..2 "
    "(photo|photos|photograph|picture|portrait|name|quote|quotes|words)",
    "^ (are|is) (you|we|everyone) [all|both] [now] (ready|set|comfortable|comfy|settled|sitting) "
    "[comfortably] [to|for] [get|the|our|our] [first|next] "
    "[start|started|begin|go|continue|proceed|task|tasks|question|questions|section|"
    "session|interview|move on] $",
    "^ (ready|all set) $",
    "^ (ready|all set) (for|now|when|if|or|?|,)",
    "^ (ready|all set) to (answer|begin|carry on|continue|dive|get|go|jump|kick|move|proceed|start|"
    "take|talk|try)",
    "^ how are you [doing|today]",
    "^ ..4 (everything|all) (well|good|fine|ok|okay|alright) $",
    "(have|got) ..4 (minutes|minute|min|mins|moment|time) to (talk|chat|speak|answer|take part|"
    "spare)",
    "(have|got) ..2 (minutes|minute|min|mins) to (share|help|join|meet|be interviewed)",
    "^ (may|can|could) (i|we) ask you (a|some|two|three|several) ..2 (questions|question)",
    "(is|be) ..3 a (good|great) time [for you|to talk|to speak]",
    "(right|correct|best) (address|email|e-mail|number) [for you|to use] $",
    ", (okay|ok|alright|all right|fine) [(for|with|by) you] $",
    "(like|going|want|need) to (record|tape|film) !(your|more|all)",
    "^ see you (next|on|then|soon|tomorrow|in|there|again)",
    // Recording, screens and sound
    "(i|we|me|us|my|our|being|be|is|been) ..2 (recording|recorded|record|taping|filming) "
    "(this|the|our|your|today's|us|you)",
    "(session|conversation|interview|call|us) ..3 (recorded|be recorded|recorded)",
    "(recording|record|audio) ..2 (session|interview|conversation|started|running|working|on) $",
    "^ (can|do|could|are) you [all|both|still] [able to|clearly] (see|hear) "
    "(me|my|us|the (screen|prototype|page|slide|slides|moderator)|that|this|it) ..3 $",
    "(sound|audio|microphone|mic|camera|video|screen|captions|recording|internet|connection) ..2 "
    "(on|off|working|shared|muted|unmuted|connected|visible|stable) $",
    "have you [already] (joined|downloaded|received|signed|read|got) ..3 "
    "(call|link|invite|invitation|form|meeting|zoom|teams|consent|release|sheet|agreement)",
    // Offers and care
    "^ (would|do) you (like|want|need|care for) (a|an|some|any|another) ..3 "
    "(water|coffee|tea|drink|snack|refreshment|refreshments|break|pause|rest|minute|moment) ..3 $",
    "^ would you like (one|some|it|that) $",
    "^ (would|do) you [also] (like|want|wish|have) ..1 to ask (me|us|our) ..4 $",
    "^ would you like (that|this|the|these) ..1 (information|link|links|details|summary|slides) $",
    "^ (would|do) you (like|want|need|prefer) to (stop|pause|rest|proceed|continue|carry on|go "
    "on|keep "
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
    "(any|other|further|have|any other) [additional|final|other|last] comments [on|about] ..3 "
    "(study|process|consent|recording|before (we|you) (begin|start))",
    "(any|have) [any] (questions|question) [that] you [may|might] have for",
    "(any|other|further|have|any other) [additional|final|other|last] "
    "(questions|question|concerns) [or|,|and|about] ..6 (before|for me|for us|for our|"
    "so far|for the team|at this point|study|session|process|research|consent|today|begin|start|"
    "recording)",
    "(any|have) [any|some|still] (questions|question) $",
    "(any|have|other) [any|other|final] (questions|comments|questions , comments) (or|,|and) "
    "[other] (questions|comments|concerns|feedback) ..4 $",
    "(anything|something|questions) ..5 ask ..1 (me|us|our team) ..4 $",
    "before we (begin|start|get started|get going|proceed|jump|dive)",
    // Taking part again
    "(willing|open|able|happy|available|interested) to (speak|talk|meet|chat|join|help|come) ..2 "
    "(us|me|again|further|later|with)",
    "(willing|open|happy|available) to do ..2 again",
    "(willing|open|ok|okay|happy) ..3 (contacted|follow-up|follow up|reach out|talk to us|"
    "speak with us|recontacted)",
    "(if|okay|ok|mind|may|can|could) (i|we) ..3 (follow up|follow-up|reach out|contact|get back)",
    "(grabar|grabemos|grabamos|grabación|aufnehmen|aufzeichnen|enregistrer)",
};

/// Of what and how: most of these are about the topic, whatever their words.
constexpr std::string_view kOpenLogistics[] = {
    "^ how (would|do) you (prefer|like|want) [that|for] (we|us|me|i) [to] ..1 "
    "(contact|reach|call|email|write)",
    "^ how are you [doing|feeling] [today|now|this] [morning|afternoon|evening] $",
    "^ (what's|what is) your [best|preferred|current|direct] [work|home] "
    "(email|e-mail|phone|mobile|cell|mailing|postal) [phone] [address|number] $",
    "(email|e-mail|mailing|postal|home|phone) (address|number) [that] (i|we) "
    "(should|can|could|may) "
    "(use|send|reach)",
    "how (would|do) you (prefer|like|want) to (receive|get|join|connect|share your screen)",
    "(what|which) questions (can|may|could) (i|we) answer",
    "^ when (would|do) you (like|want) (me|us) to",
    "^ when (would|do) you (like|want) to be (contacted|reminded|called|emailed)",
    "best (way|time|address|number|email) [for us|for me] to (send|reach|contact|call|get)",
    "how (would|should|do) you like (to receive|to get|to be paid|your (gift|incentive|voucher|"
    "card|payment|compensation|honorarium))",
    "(where|which address|what address) (should|can|shall|may) (we|i) ..2 (send|mail|email|post)",
    "(send|mail|email|post) (you|your|the) ..2 (gift|incentive|voucher|honorarium)",
    "(like|want) to ask (me|us|our)",
    "(other|more|further|any) questions (do you have|have you) (for|to|about) "
    "(me|us|the study|this (study|research|session|interview))",
    "(what|which) questions (do you have|have you) (for|to) (me|us)",
};

}  // namespace

const PhraseSet& third_person_phrases() {
  static constexpr std::string_view kPatterns[] = {
      "^ (does|did|do|is|are|can|has|have|will|would|was|were|could|should|didn't|doesn't|don't) "
      "[the|our|these|most|all|any|each] (participant|participants|user|users|s|"
      "interviewee|interviewees|respondent|respondents|tester|testers)",
      "^ (what|how|where|which|why|when|who|to|in|on) ..3 "
      "(do|does|did|would|are|is|were|was|can|could|will) [the|our|most] "
      "(participant|participants|user|users|interviewee|interviewees|respondent|respondents)",
      "(participant*|interviewee*|respondent*)",
      "^ (explore|find out|see|check|notice) (if|whether|how|what|why|where) "
      "(people|they|participants|users)",
      "^ (does|did|do|is|are|can|has|have|will|would|was|were|could|should) "
      "(p1|p2|p3|p4|p5|p6|p7|p8|p9)",
  };
  static const PhraseSet set(kPatterns);
  return set;
}

const PhraseSet& third_person_pronouns() {
  static constexpr std::string_view kPatterns[] = {
      "^ (does|did|do|is|are|can|has|have|will|would|was|were|could|should|didn't|doesn't|don't) "
      "(they|he|she)",
      "^ (what|how|where|which|why|when) ..3 (do|did|would|are|were|can|could|will) they "
      "[first|initially|naturally|else] (expect|notice|see|look|looking|react|click|respond|"
      "perceive|use|feel|think|understand|interpret|like|say|describe|go|try|navigate|find)",
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
      "instruct|prompt|repeat|tailor|adapt|record|introduce|direct|thank|continue|skip|jump|begin|"
      "proceed|"
      "reiterate|mention|stop|acknowledge|clarify|allow|rotate|hide|reset|collect|distribute|"
      "avoid|circle back|dig)",
      "^ introduce (yourself|yourselves) !(please|to me|to us)",
      "^ explore ..4 (they|they're|their|them)",
      "^ if (yes|no|so|not) (,|-|:) (go to|skip|jump|end|continue|proceed|move|use|explain|thank|"
      "stop|admit)",
      "^ (do not|don't|never) (ask|use|offer|correct|interrupt|give|answer|read)",
      "^ (start|stop|begin) [the] (recording|recorder|timer|session)",
      "^ (get|gather|solicit|collect) [their|his|her|any|general] (feedback|reactions|thoughts)",
      "^ take [some|detailed] notes",
      "^ take (a|some|one|two|three) (photo|photos|picture|pictures|screenshot|screenshots)",
      "^ (walk|talk) through of",
      "^ (make|be) (sure|certain)",
      "^ (do not|don't|never) (help|tell|show|prompt|lead|say|mention|begin|start|describe|explain|"
      "pitch|sell|suggest|defend|argue|reveal|promise|rush|fill|judge|react|introduce|propose|"
      "demo)",
      "^ (only|always|instead) (ask|show|use|probe|investigate|explore|dig|read|mention|proceed)",
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
      "^ (show|explain|give|share|read|introduce|provide|point|open|navigate|walk|help)",
      "^ talk !(about|aloud|out)"};
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

const PhraseSet& closed_logistics_phrases() {
  static const PhraseSet set(kClosedLogistics);
  return set;
}

const PhraseSet& open_logistics_phrases() {
  static const PhraseSet set(kOpenLogistics);
  return set;
}

const PhraseSet& task_phrases() {
  static constexpr std::string_view kPatterns[] = {
      "^ (imagine|suppose|pretend|picture|assume)",
      "^ (let's|let us) (say|imagine|suppose|pretend|assume)",
      "^ say (you|there|that|your|a|it)",
      "(think|thinking|talk) (out loud|aloud)",
      "^ [please] take a (look|minute|moment|few|second|quick)",
      "^ [please] take (some|a little|your) time to (explore|look|read|review|browse|try|go)",
      "^ [go ahead and|go ahead] poke around",
      "^ go ahead and",
      "(i'd|i would|we'd|we would) [now|also|really] like [for] you to",
      "(i'm|we're|i am|we are) going to ask you to (complete|do|find|try)",
      "^ your [first|second|third|next|last|final|..1] task is",
      "^ for (your|this|the|our) ..2 (task|scenario)",
      "^ in this (task|scenario)",
      "^ [please|now|next|can you|could you|try to] (find|locate|navigate|scroll|click|look|search|"
      "sign|log|submit|return|explore|select|choose|complete|spend|use the|add|create|set up|"
      "start by|open the|go to|visit)",
      "^ [please|now|next] go back to !(..2 (section|question|questions|part|script|guide|step))",
  };
  static const PhraseSet set(kPatterns);
  return set;
}

const PhraseSet& handling_phrases() {
  static constexpr std::string_view kPatterns[] = {
      "^ [please|now|next|then|first|try to|go ahead and] "
      "(sort|arrange|pick|place|put|group|order|match|circle|fill|enter|type|buy|book|compare|"
      "delete|remove|change|update|upload|download|register|check out|check|write|draw|drag|"
      "highlight|mark|save|send|pay|cancel|reserve|filter|rename|share|finish|assign|invite|"
      "schedule|print|play|install|connect|turn on|turn off|switch|view) "
      "(the|these|those|this|that|your|a|an|some|each|all|one|two|three|four|five|out|it|them|in|"
      "for|from|as|back|down)"};
  static const PhraseSet set(kPatterns);
  return set;
}

const PhraseSet& foreign_requests() {
  static constexpr std::string_view kPatterns[] = {
      "^ (cuénteme|cuéntame|cuéntenos|descríbame|describa|explíqueme|explique|muéstreme|"
      "dígame|dime|háblame|hábleme|imagínese|comparta|piense)",
      "^ (erzählen|beschreiben|zeigen|schildern|erklären|denken) sie",
      "^ (erzähl|beschreib|beschreibe|zeig|zeige|schildere|erkläre) [mir|uns|mal]",
      "^ (racontez|racontez-moi|décrivez|décrivez-moi|parlez|parlez-moi|montrez|montrez-moi|"
      "expliquez|expliquez-moi|imaginez|dites-moi)",
      "^ (mi racconti|racconti|descriva|mi parli|conte-me|descreva|fale-me|mostre-me|vertel|"
      "beschrijf)"};
  static const PhraseSet set(kPatterns);
  return set;
}

const PhraseSet& task_question_phrases() {
  static constexpr std::string_view kPatterns[] = {
      "(where|how|what) (would|will|might) you "
      "(go|do|find|click|tap|look|start|get|navigate|search|add|use|complete|begin|try|proceed)",
      "(where|how) do you ..6 (from here|from this (page|screen)|on this (page|screen|site)|in "
      "this "
      "(app|menu)|now|next) $",
      "(show|tell) (me|us) (how|where) (you would|you'd|would you|you will|you might)",
      "show (me|us) (how|where|what)",
      "what would you do",
  };
  static const PhraseSet set(kPatterns);
  return set;
}

}  // namespace uxi::speech
