#include "speech/section.h"

#include <algorithm>
#include <string>
#include <vector>

#include "speech/asked.h"
#include "speech/form.h"
#include "speech/minutes.h"
#include "speech/opener.h"
#include "speech/phrase.h"
#include "speech/piece.h"
#include "speech/sentence.h"
#include "speech/vocabulary.h"
#include "text/byte_set.h"
#include "text/either_case.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::speech {
namespace {

/// In this order: the first row that matches wins.
struct Row {
  SectionKind kind;
  std::string_view pattern;
};

/// What observers and note-takers do; nothing under these is asked.
constexpr std::string_view kNotes[] = {
    "(observer|observers|observation|observations|note-taker|notetaker|note-taking|rq|"
    "rqs)",
    "(on|upon) arrival",
    "when you (arrive|get there)",
    "(screening|recruitment) questions",
    "comments ..2 observations",
    "(team|internal|our|staff) (debrief|debriefing)",
    "(debrief|debriefing) ..1 (with|for|among) [the|our] "
    "(team|observers|stakeholders|colleagues|researchers)",
    "(watch|listen|look|watching|listening|looking) for",
    "things to (watch|look|listen|notice|observe)",
    "^ [moderator|session|interview|interviewer] (note|notes)",
    "(speaker|moderator|facilitator|interviewer|researcher|observer|synthesis|analysis) notes",
    "(note|notes|reminder|reminders|advice) (for|to) [the|our|your] "
    "(interviewer|interviewers|moderator|moderators|facilitator|facilitators|researcher|team)",
    "(common|typical|frequent|usual) ..3 (mistakes|pitfalls|errors)",
    "(mistakes|pitfalls|phrases|questions|things) (to avoid|not to|that will|that would)",
    "what (not to|never to|to avoid)",
    "^ who to (talk to|interview|recruit|invite) $",
    "^ ([things to] remember|[our|the] mission [statement]) $",
    "^ ..1 (do not|don't|never|avoid) (ask|asking|say|saying|use|using|lead with|open with)",
    "(avoid|avoiding) (leading|closed|biased|loaded)",
    "(interview|interviewing|interviewer|moderator|moderating|moderation) "
    "(rules|tips|principles|techniques|guidelines|etiquette)",
    "(rules|principles|techniques|guidelines) (for|of) [the|an|our] "
    "(interviewer|interviewers|moderator|moderators|facilitator|researcher|interview|interviewing)",
    "(best|good) practices",
    "mom test",
    "(recruiting|recruitment|outreach|invitation|invite) "
    "(blurb|message|messages|post|posts|email|emails|e-mail|text|copy|note|script)",
    "(recruiting|recruitment) outreach",
    "(interviewer|moderator|facilitator|observer|team) briefing",
    "(read|reread|re-read) [this|these|it] before",
    "^ [the|our|my] (2|3|4|5|6|7|8|9|10|two|three|four|five|six|seven|ten|golden) "
    "(rules|principles)",
    "(red|green) flags",
    "^ (how|where) (to|we|we'll) (recruit|find (participants|people|interviewees|users|customers|"
    "respondents|testers))",
    "(do's|dos|don'ts|anti-patterns|antipatterns)",
    "what (this|these|the|our) ..6 (need|needs|want|wants|hope|hopes|should|must|will|has|have) "
    "[to] (settle|answer|learn|find|tell|show|resolve|prove|decide|know)",
    "success (metrics|criteria|measures)",
    "what (a|an) (successful|good|ideal) (session|interview|answer|response)",
    "research (question|questions|goals)",
    "^ !((section|part|step|stage|phase|block|module) _ (:|-|.)) ..8 "
    "(screener|screening|appendix)",
    "(back-pocket|backpocket|back pocket|stock|prepared|ready-made|suggested|standard|canned|"
    "scripted) ..1 (answers|responses|replies)",
    "(answers|responses|replies) to ..3 (questions|participants)",
    "questions ..1 (participants|interviewees|respondents|members|users|customers|people|they) "
    "(may|might|could|will|often|commonly) ask",
    "(pre-work|post-work|prework|postwork)",
    "(zoom|webex|teams|meeting|moderator|facilitator|interviewer) instructions",
};
/// What a research plan has beside the guide. Questions to a participant show that it is a topic
/// after all.
constexpr std::string_view kPlanParts[] = {
    "(note|notes|goal|goals|objective|objectives|hypothesis|hypotheses|assumption|assumptions|"
    "purpose|rationale)",
    "(research|study|test|project|site|content) plan",
    "(method|methods|methodology|recruitment|recruiting|timeline|schedule|metrics|roles|findings|"
    "results|summary|recommendations)",
    "^ (research|study|project) (context|brief) $",
    "(prep|preparation|setup|set-up|pre-interview|materials|agenda|references)",
    "^ ..3 (location|equipment|links|resources|assets) [(and|or|,|/|-|:|for) ..4] $",
    "set up",
    "(logistics|checklist|checklists|tips)",
    "^ (guidance|advice) for",
    "(tech|technical|technology|equipment) (check|checks|setup|set-up)",
    "(desired|target|our) (participants|users|audience)",
    "^ [study|research] participants $",
    "^ (interview|study|research|session|test) design $",
    "(observation|recording|scoring|note|synthesis|debrief) (log|sheet|form|template|grid)",
    "^ (interview|session) (record|log|sheet|form)",
    "features [to be] tested",
    "(decision|kill|stopping|exit|pass|scoring) "
    "(rule|rules|criteria|criterion|threshold|thresholds|gate|gates|rubric|guide)",
    "^ (scoring|scorecard|rubric) $",
    "what we (did|found|learned|tested|want)",
    "navigating this document",
    "next steps for",
    "major activities",
    "moderator [notes|guide] $",
    "table of contents",
    "(emergency|exit plan)",
    "how to (use|ask)",
    "(glossary|definitions|terminology)",
    "^ terms $",
    "coding (scheme|frame|plan)",
    "analysis (plan|scheme)",
};
/// What is done around the session, or asked there: questions to a participant decide.
constexpr std::string_view kBeside[] = {
    "(before|after) [the|each|every|your] (session|interview|test|call|sessions|interviews|calls) "
    "!(question|questions)",
    "(debrief|debriefing) !(with the participant|with participant|with participants)",
    "(while|when|during) [you] (observing|observe|observation)",
    "(while|as) (they|the participant|participants|people|users|the user)",
    "for [the|our] (interviewer|interviewers|moderator|moderators|facilitator|facilitators|"
    "researchers)"};
constexpr std::string_view kConsent[] = {
    "!(cookie|cookies) _ consent !(banner|screen|page|flow|dialog|management)",
    "^ consent",
    "^ ..2 (recording|permission|permissions|agreement|privacy|confidentiality) "
    "[(and|or|,|/|-|statement|notice|release|check|expectations|reminder) ..4] $",
    "permission to",
    "setting ..1 expectations",
    "(participant|participation) agreement"};
constexpr std::string_view kWarmUp[] = {
    "(warm-up|warmup|warmups|warm-ups|icebreaker|ice-breaker|icebreakers|ice|background|rapport)",
    "(warm|warming) (up|ups|questions)",
    "^ ..2 warm $",
    "about (you|yourself|themselves)",
    "about [the|our] (participant|tester|interviewee|respondent)",
    "(context setting|setting [the|some] context)",
    "^ (section|part|step|stage|phase|block|module) _ (:|-|.) (screener|screening|qualification)",
    "your role",
    "(get|getting) to know (you|each|them|the participant|one)",
    "(get|getting) to know $",
    "(intro|introduction|introductory|preliminary|opening|initial|general|preamble|opener) "
    "(questions|question)",
    "participant (introduction|background|info|information|profile)",
    "(demographic|demographics|demographical)",
    "about your (work|business|job|role|organization|organisation|team|company)",
};
constexpr std::string_view kIntro[] = {
    "^ ..2 (intro|introduction|introductions|introductory|opening|welcome|briefing|preamble|"
    "housekeeping|greeting|greetings|opener) !(page|screen|section|text|form|email|mail|message|"
    "pack|kit|a|an|the|your|hours|times|of|email|emails)",
    "about this (study|session|interview|research)",
    "^ (section|part|step|stage|phase|block|module) _ (:|-|.) "
    "(intro|introduction|introductions|opening|welcome|briefing)"};
constexpr std::string_view kWrapUp[] = {
    "(wrap-up|wrap-ups|wrapup|closeout|cool-down|cooldown|wind-down|outro)",
    "(wrap|wrapping|wraps|close|closing) [it|this|things|everything] up",
    "^ final _ $",
    "^ (section|part|step|stage|phase|block|module) _ (:|-|.) "
    "(wrap|close|closing|conclusion|conclude|end|ending|finish|final|finally|thanks) "
    "[(and|or|,|/|-|:) ..6] $",
    "(cool|wind|winding|cooling) down",
    "^ ..2 (wrap|close|closing|conclusion|conclusions|conclude|concluding|end|ending|finish|"
    "finishing|final|finally|thanks|goodbye|farewell|wrap) [(and|or|,|/|-|:) ..6] $",
    "^ ..2 (thank you|thanks|thank)",
    "thank you $",
    "(closing|final|concluding|ending|last) [few|..1] (question|questions|thought|thoughts|comment|"
    "comments|remarks|words|section|part|statement|statements|interview|discussion|feedback|"
    "reflections|reflection|steps|notes|reactions|impressions|wrap)",
    "(end|ending|close|closing|conclusion|conclude|concluding|finish|finishing) [of|off] "
    "[the|this|your|our] (session|interview|test|testing|call|study|conversation|discussion|"
    "meeting|visit|interviews|sessions)",
    "before [the] end",
    "^ [in|at] the end $",
    "next steps",
    "post-(session|interview|test)",
    "post (session|interview|test|testing)",
    "^ ..2 (referral|referrals) [questions|question|request] $",
    "(debrief|debriefing) ..3 (participant|participants|interviewee|user)",
    "follow [up|ups|up questions] $"};
constexpr std::string_view kTask[] = {
    "(task|tasks|scenario|scenarios|usability|prototype|walkthrough|walk-through)",
    "(activity|exercise) $", "(activity|exercise) (1|2|3|4|5|a|b|c|:|-)",
    "^ (activities|exercises)"};

const PhraseSet& set_for(SectionKind kind) {
  static const PhraseSet notes(kNotes);
  static const PhraseSet consent(kConsent);
  static const PhraseSet warm_up(kWarmUp);
  static const PhraseSet intro(kIntro);
  static const PhraseSet wrap_up(kWrapUp);
  static const PhraseSet task(kTask);
  switch (kind) {
    case SectionKind::notes: return notes;
    case SectionKind::consent: return consent;
    case SectionKind::warm_up: return warm_up;
    case SectionKind::intro: return intro;
    case SectionKind::wrap_up: return wrap_up;
    default: return task;
  }
}

const PhraseSet& plan_parts() {
  static const PhraseSet parts(kPlanParts);
  return parts;
}

}  // namespace

bool is_plan_part(const Sentence& heading) {
  return plan_parts().matches(heading) && !set_for(SectionKind::notes).matches(heading);
}

bool is_plan_part(std::string_view heading) { return is_plan_part(tokenize(heading)); }

bool names_aims(const Sentence& heading) {
  static constexpr std::string_view kPatterns[] = {
      "(research|study|learning) (question|questions|goal|goals|objective|objectives)"};
  static const PhraseSet set(kPatterns);
  return set.matches(heading);
}

bool is_beside_session(const Sentence& heading) {
  static const PhraseSet beside(kBeside);
  return beside.matches(heading) && !set_for(SectionKind::notes).matches(heading);
}

bool names_screener(const Sentence& heading) {
  static constexpr std::string_view kPatterns[] = {
      "^ !(..8 (task|scenario|page|app|tool)) ..6 (screener|screeners)",
      "^ ..3 screening [questions|question|criteria|form|survey|call] $"};
  static const PhraseSet set(kPatterns);
  return set.matches(heading);
}

bool lists_tasks(const Sentence& heading) {
  static constexpr std::string_view kPatterns[] = {
      "^ [_] [.] [user|usability|test|core|main|key|the] (tasks|task list) "
      "[to (complete|perform|do|try)|for [the] (participant|participants)|top _|up to _] $"};
  static const PhraseSet set(kPatterns);
  return set.matches(heading);
}

bool names_screener(std::string_view heading) {
  return text::has_letters(heading, "screen") && names_screener(tokenize(heading));
}

bool is_one_task(const Sentence& heading) {
  static constexpr std::string_view kPatterns[] = {
      "^ (task|scenario) (1|2|3|4|5|6|7|8|9|10|11|12|one|two|three|four|five|a|b|c|d|:|-)",
      "^ (first|second|third|fourth|fifth|sixth|next|last|final|warm-up) (task|scenario)",
      "^ (task|tasks|scenario|scenarios) $",
      "^ (part|section|step|block|stage) _ (:|-|.) (task|scenario) (1|2|3|4|5|6|7|8|9|10|11|12)"};
  static const PhraseSet set(kPatterns);
  return set.matches(heading);
}

namespace {

/// "Core (20 min)" without its time.
std::string_view without_time(std::string_view line) {
  if (!line.ends_with(')') && !line.ends_with(']')) return line;
  const std::size_t open = line.find_last_of("([");
  if (open == std::string_view::npos || !minutes_alone(line.substr(open))) return line;
  return text::trim(line.substr(0, open));
}

/// "2. Who to interview" and "A) Who to interview" without their marks.
std::string_view without_number(std::string_view line) {
  constexpr std::size_t kLongest = 3;  // bytes of the mark
  const std::size_t end = line.find_first_of(".):");
  if (end == std::string_view::npos || end == 0 || end >= kLongest) return line;
  const bool digits = line.find_first_not_of("0123456789") == end;
  const bool letter = end == 1 && line.front() >= 'A' && line.front() <= 'Z';
  return digits || letter ? text::trim(line.substr(end + 1)) : line;
}

/// "6. Test the price", "Testing willingness to pay": an idea is tested, not something in use.
bool tests_idea(const Sentence& heading) {
  static constexpr std::string_view kPatterns[] = {
      "^ [_] [.] (test|testing) [the|our|your|their|for] [_] "
      "(price|pricing|prices|idea|ideas|concept|concepts|hypothesis|hypotheses|assumption|"
      "assumptions|willingness|interest|demand|commitment|differentiation|positioning|message|"
      "messaging|value|appetite)"};
  static const PhraseSet set(kPatterns);
  return set.matches(heading);
}

/// `heading` names no time.
std::optional<SectionKind> named_kind(const Sentence& heading, int level) {
  if (is_one_task(heading)) return SectionKind::task;
  if (text::contains(heading.text, "?")) return std::nullopt;
  if (set_for(SectionKind::warm_up).matches(heading)) return SectionKind::warm_up;
  if (plan_parts().matches(heading) || is_beside_session(heading)) return SectionKind::notes;
  for (const SectionKind kind : {SectionKind::notes, SectionKind::consent, SectionKind::intro,
                                 SectionKind::wrap_up, SectionKind::task}) {
    if (set_for(kind).matches(heading)) return kind;
  }
  const auto is_test = [](const Token& t) { return t.folded == "test" || t.folded == "testing"; };
  if (level >= 2 && std::ranges::any_of(heading.tokens, is_test) && !tests_idea(heading)) {
    return SectionKind::task;
  }
  return std::nullopt;
}

}  // namespace

std::optional<SectionKind> section_kind(const Sentence& heading, int level) {
  const std::string_view name = without_time(heading.text);
  const auto kind = name.size() < heading.text.size() ? named_kind(tokenize(name), level)
                                                      : named_kind(heading, level);
  if (kind) return kind;
  const std::string_view words = without_number(name);
  return words.size() < name.size() ? named_kind(tokenize(words), level) : std::nullopt;
}

namespace {

using format::markdown::PlainText;

/// All of it is in bold, but for a time behind it: "**Core** (20 min)".
bool is_bold(const PlainText& words) {
  using format::markdown::Style;
  if (words.all({0, words.text.size()}, Style::strong)) return true;
  std::size_t end = 0;
  for (const auto& styled : words.styles) {
    if (styled.style == Style::strong && styled.range.begin == 0) {
      end = std::max(end, styled.range.end);
    }
  }
  return end > 0 && minutes_alone(std::string_view(words.text).substr(end)).has_value();
}

/// "SHOPPING HABITS": no small letter, and a word that is no abbreviation.
bool is_in_capitals(std::string_view line) {
  constexpr int kLetters = 4;
  int run = 0;
  int longest = 0;
  for (std::size_t at = 0; at < line.size();) {
    const char32_t code = text::next_code_point(line, at);
    if (text::is_letter(code) && !text::is_upper(code)) return false;
    run = text::is_letter(code) ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest >= kLetters;
}

/// "Growth team | July 2031": whose paper it is, and when.
bool names_date(const Sentence& line) {
  static constexpr std::string_view kPattern[] = {
      "(january|february|march|april|may|june|july|august|september|october|november|december) "
      "[_] [,] 20*"};
  static const PhraseSet set(kPattern);
  return set.matches(line);
}

/// "MODERATOR" above what one says in a script.
bool names_speaker(const Sentence& line) {
  static constexpr std::string_view kPattern[] = {
      "^ [the] (moderator|interviewer|facilitator|researcher|host|participant|interviewee|"
      "respondent|tester|user|customer|you|me|observer|notetaker|note-taker) [_] $"};
  static const PhraseSet set(kPattern);
  return set.matches(line);
}

}  // namespace

int line_heading_level(const PlainText& words, bool bare, bool opens_list) {
  constexpr std::size_t kHeadingWords = 8;
  constexpr std::size_t kPlainWords = 6;
  const std::string_view line = without_time(text::trim(words.text));
  if (line.empty() || words.text.size() > 120 || text::contains(line, "\n")) return 0;
  static constexpr text::ByteSet kNone(".?!\"[]{}<>_");  // of these stands in a heading
  if (kNone.find(line, 0) < line.size() || line.front() == '(') return 0;
  const bool strong = is_bold(words);
  std::size_t next = 0;
  const char32_t first = text::next_code_point(line, next);
  if (!text::is_upper(first) && !text::is_digit(first)) return 0;
  Sentence sentence = tokenize(line);
  find_clause(sentence);
  const std::size_t limit = strong ? kHeadingWords : kPlainWords;
  const auto verb = [](const Token& t) { return t.is(WordClass::auxiliary); };
  if (sentence.end == 0 || sentence.word_count() > limit) return 0;
  if (std::ranges::any_of(sentence.tokens, verb)) return 0;
  const Place place{.dress = strong ? Dress::plain : Dress::quoted};
  if (classify(sentence) != Form::none || is_stage_direction(sentence, Form::none) ||
      item_kind(sentence, Form::none, place) != ItemKind::statement) {
    return 0;
  }
  if (opens_watch_list(line) || names_date(sentence)) return 0;
  const Label label = lone_label(line, true);
  if (label == Label::note || label == Label::probe) return 0;
  const bool colon = line.back() == ':';
  if (names_speaker(sentence)) return 0;
  if (strong || (!colon && is_in_capitals(line))) return 7;
  sentence.clause = 0;  // a heading begins with its first word
  const auto kind = section_kind(sentence, 2);
  if (kind && (*kind != SectionKind::notes || !is_plan_part(sentence))) return 8;
  return bare && !colon && opens_list ? 8 : 0;
}

bool opens_guide(const Sentence& heading) {
  static constexpr std::string_view kPatterns[] = {
      "(interview|conversation|discussion|moderator|test|testing|session|study|facilitator) "
      "[test|testing] (guide|script|questions|protocol)",
      "^ (script|guide|questions|interview) $",
      "script for",
      "(main|core|user|follow-up|stakeholder|customer|all) (section|interview|interviews)",
      "!(research|open|key|your) _ (questions|question)",
      "^ (questions|question)",
      "^ (interview|interviews|session|test) [process|flow|outline] $"};
  static const PhraseSet set(kPatterns);
  return set.matches(heading);
}

bool names_usability(const Sentence& heading) {
  static constexpr std::string_view kPatterns[] = {
      "usability", "(test|testing) (script|plan|guide|session)",
      "(user|content|concept|prototype|design) (test|testing|evaluation)"};
  static const PhraseSet set(kPatterns);
  return set.matches(heading);
}

}  // namespace uxi::speech
