#include "speech/section.h"

#include <algorithm>
#include <string>
#include <vector>

#include "speech/phrase.h"
#include "speech/sentence.h"

namespace uxi::speech {
namespace {

/// In this order: the first row that matches wins.
struct Row {
  SectionKind kind;
  std::string_view pattern;
};

/// What observers and note-takers do; nothing under these is asked.
constexpr std::string_view kNotes[] = {
    "(observer|observers|observation|observations|note-taker|notetaker|note-taking|debrief|"
    "debriefing)",
    "(watch|listen|look|watching|listening|looking) for",
    "things to (watch|look|listen|notice|observe)",
    "^ [moderator|session|interview|interviewer] (note|notes)",
    "research (question|questions|goals)",
    "(screener|screening|logistics|checklist|appendix)",
    "(before|after) (the|each|your) (session|interview|test|call)",
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
    "(prep|preparation|setup|set-up|pre-interview|materials|assets|agenda|resources|links|location|"
    "equipment|references)",
    "set up",
    "(desired|target|our) (participants|users|audience)",
    "^ [study|research] participants $",
    "features [to be] tested",
    "what we (did|found|learned|tested|want)",
    "navigating this document",
    "next steps for",
    "major activities",
    "moderator [notes|guide] $",
    "table of contents",
    "(emergency|exit plan)",
    "how to use",
};
constexpr std::string_view kConsent[] = {
    "(consent|permission|permissions|recording|agreement|privacy)"};
constexpr std::string_view kWarmUp[] = {
    "(warm-up|warmup|warm|icebreaker|ice-breaker|background|rapport)",
    "about (you|yourself)",
    "your role",
    "get to know",
    "getting to know",
    "(intro|introduction|introductory|preliminary|opening|initial|general|preamble) questions",
    "participant (introduction|background|info|information|profile)",
    "(demographic|demographics|demographical)",
    "about your (work|business|job|role|organization|organisation|team|company)",
};
constexpr std::string_view kIntro[] = {
    "^ ..1 (intro|introduction|introductions|introductory|opening|welcome|briefing|preamble|"
    "housekeeping|greeting) !(page|screen|section|text|form)",
    "about this (study|session|interview|research)"};
constexpr std::string_view kWrapUp[] = {
    "(wrap|wrap-up|wrap-ups|wrapup|wrapping|closing|close|closeout|closing|conclusion|cool|cool-"
    "down|thank|thanks|final|finally|ending|outro|wind-down|referral|referrals|resolution)",
    "next steps", "(end|finish) [of]", "post-(session|interview|test)",
    "follow [up|ups|up questions] $"};
constexpr std::string_view kTask[] = {
    "(task|tasks|scenario|scenarios|usability|prototype|walkthrough|walk-through|activity|"
    "activities|exercise)"};

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

double number_of(std::string_view word) {
  double value = 0;
  for (const char c : word) {
    if (c < '0' || c > '9' || value > 1000) return 0;
    value = value * 10 + (c - '0');
  }
  return value;
}

/// `5min`, `30m`: the number in front of the unit.
double leading_number(std::string_view word, std::string_view& unit) {
  const std::size_t digits = std::min(word.find_first_not_of("0123456789"), word.size());
  unit = word.substr(digits);
  return digits == 0 ? 0 : number_of(word.substr(0, digits));
}

double unit_minutes(std::string_view unit) {
  if (unit == "m" || unit.starts_with("min")) return 1;
  if (unit == "h" || unit == "hr" || unit == "hrs" || unit.starts_with("hour")) return 60;
  return 0;
}

/// The number in `word`, the second one of `5-10`.
double range_end(std::string_view word) {
  const std::size_t hyphen = word.rfind('-');
  return number_of(hyphen == std::string_view::npos ? word : word.substr(hyphen + 1));
}

double spoken_number(std::string_view word) {
  static constexpr std::pair<std::string_view, double> kWords[] = {
      {"one", 1},    {"an", 1},          {"two", 2},     {"five", 5},
      {"ten", 10},   {"fifteen", 15},    {"twenty", 20}, {"thirty", 30},
      {"forty", 40}, {"forty-five", 45}, {"sixty", 60},  {"ninety", 90}};
  for (const auto& [name, value] : kWords) {
    if (word == name) return value;
  }
  return range_end(word);
}

}  // namespace

bool is_plan_part(std::string_view heading) {
  static const PhraseSet parts(kPlanParts);
  const Sentence sentence = tokenize(heading);
  return parts.matches(sentence) && !set_for(SectionKind::notes).matches(sentence);
}

std::optional<SectionKind> section_kind(std::string_view heading, int level) {
  static const PhraseSet plan_parts(kPlanParts);
  const Sentence sentence = tokenize(heading);
  if (sentence.asks) return std::nullopt;
  if (set_for(SectionKind::warm_up).matches(sentence)) return SectionKind::warm_up;
  if (plan_parts.matches(sentence)) return SectionKind::notes;
  for (const SectionKind kind : {SectionKind::notes, SectionKind::consent, SectionKind::intro,
                                 SectionKind::wrap_up, SectionKind::task}) {
    if (set_for(kind).matches(sentence)) return kind;
  }
  const auto is_test = [](const Token& t) { return t.folded == "test" || t.folded == "testing"; };
  if (level >= 2 && std::ranges::any_of(sentence.tokens, is_test)) return SectionKind::task;
  return std::nullopt;
}

std::optional<double> minutes_in(std::string_view text) {
  const Sentence sentence = tokenize(text);
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    std::string_view unit;
    const double joined = leading_number(sentence.word(i), unit);
    if (joined > 0 && unit_minutes(unit) > 0) return joined * unit_minutes(unit);
    if (i == 0 || unit_minutes(sentence.word(i)) == 0) continue;
    const double number = spoken_number(sentence.word(i - 1));
    if (number > 0) return number * unit_minutes(sentence.word(i));
  }
  return std::nullopt;
}

bool opens_guide(std::string_view heading) {
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
  return set.matches(tokenize(heading));
}

bool names_usability(std::string_view heading) {
  static constexpr std::string_view kPatterns[] = {
      "usability", "(test|testing) (script|plan|guide|session)",
      "(user|content|concept|prototype|design) (test|testing|evaluation)"};
  static const PhraseSet set(kPatterns);
  return set.matches(tokenize(heading));
}

}  // namespace uxi::speech
