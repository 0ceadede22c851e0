// `unguarded`, `briefing` and `groups`: what participants are owed before they answer.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "lint/check.h"
#include "text/strings.h"

namespace uxi::lint {
namespace {

constexpr std::array<ParamSpec, 3> kUnguardedParams = {{
    {"any", ParamType::phrases, true, "questions that want care"},
    {"guard", ParamType::phrases, true,
     "the way out: in the line, in what is said before it in its section, or in the line before"},
    {"unless", ParamType::phrases, false, "patterns that make the line a good one"},
}};
constexpr std::array<ParamSpec, 8> kBriefingParams = {{
    {"words", ParamType::number, true, "only where so many words are said before the questions"},
    {"purpose", ParamType::phrases, true, "what the session is for"},
    {"length", ParamType::phrases, true, "how long it takes"},
    {"stop", ParamType::phrases, true, "that one may stop or skip"},
    {"data", ParamType::phrases, true, "what happens with what is said"},
    {"honest", ParamType::phrases, true, "that there are no wrong answers"},
    {"tested", ParamType::phrases, true, "that not the person is tested"},
    {"questions", ParamType::number, false, "only guides with so many questions"},
}};
constexpr std::array<ParamSpec, 3> kGroupsParams = {{
    {"people", ParamType::phrases, true,
     "who is interviewed, in the study's segments or a heading"},
    {"needs", ParamType::phrases, true, "what must be met somewhere in the guide, notes included"},
    {"unless", ParamType::phrases, false, "who only has to do with them: parents, teachers"},
}};

using Phrases = std::span<const speech::Phrase>;

speech::Sentence read(std::string_view text) {
  speech::Sentence sentence = speech::tokenize(text);
  speech::find_clause(sentence);
  return sentence;
}

/// A way out was offered: in the line itself, just before it, or at the front of its section.
bool is_guarded(Phrases guard, const Subject& subject, const Line& line) {
  if (find_any(guard, line.sentence)) return true;
  const Line* const first = subject.lines.data();
  if (&line == first) return false;
  for (const Line* other = &line; other != first && (other - 1)->section == line.section;) {
    --other;
    if (!is_asked(other->item->kind) && find_any(guard, other->sentence)) return true;
  }
  return find_any(guard, (&line - 1)->sentence).has_value();
}

void check_unguarded(const Rule& rule, const Line& line, const Subject& subject, Hits& hits) {
  const auto match = find_any(rule.phrases("any"), line.sentence);
  if (!match || find_any(rule.phrases("unless"), line.sentence)) return;
  if (is_guarded(rule.phrases("guard"), subject, line)) return;
  hits.push_back({.span = line.source(match->first, match->last), .line = &line, .words = match});
}

bool is_of_opening(const Line& line) {
  return line.section->kind == SectionKind::intro || line.section->kind == SectionKind::consent;
}

/// What is said before the first question, notes left out.
std::vector<const Line*> briefing_of(const Subject& subject) {
  std::vector<const Line*> said;
  bool asked = false;
  for (const Line& line : subject.lines) {
    const bool opening = is_of_opening(line);
    asked = asked || (is_asked(line.item->kind) && !opening);
    if (!asked || opening) said.push_back(&line);
  }
  return said;
}

/// Where a word about the briefing belongs: its introduction, where a plan or links stand first.
Span place_of(const std::vector<const Line*>& said, const Subject& subject) {
  const auto questions = std::ranges::find_if(subject.lines, [](const Line& line) {
    return is_asked(line.item->kind) && !is_of_opening(line);
  });
  const auto first = std::find_if(subject.lines.begin(), questions, is_of_opening);
  return (first == questions ? *said.front() : *first).item->span;
}

/// Somewhere before the end: what helps before the first task is often said there.
bool says_later(const Subject& subject, Phrases phrases) {
  return std::ranges::any_of(subject.lines, [&](const Line& line) {
    return !is_asked(line.item->kind) && line.section->kind != SectionKind::wrap_up &&
           find_any(phrases, line.sentence);
  });
}

bool says(const std::vector<const Line*>& said, Phrases phrases) {
  return std::ranges::any_of(
      said, [&](const Line* line) { return find_any(phrases, line->sentence).has_value(); });
}

void check_briefing(const Rule& rule, const Subject& subject, Hits& hits) {
  struct Part {
    std::string_view param, name;
    bool owed;  ///< whoever is told neither of these was not asked fairly
  };
  static constexpr Part kParts[] = {
      {"stop", "that they may skip a question or stop", true},
      {"data", "what happens with the recording or notes", true},
      {"purpose", "what the session is for", false},
      {"length", "how long it takes", false},
      {"honest", "that there are no wrong answers", false},
  };
  if ((rule.applies.modes & bit(subject.mode)) == 0 || !subject.english) return;
  if (static_cast<double>(subject.questions()) < rule.number("questions", 5)) return;
  const auto said = briefing_of(subject);
  std::size_t words = 0;
  for (const Line* line : said) words += line->sentence.word_count();
  if (static_cast<double>(words) < rule.number("words", 25)) return;
  std::vector<std::string> missing;
  int owed = 0;
  for (const Part& part : kParts) {
    if (says(said, rule.phrases(part.param))) continue;
    const bool eased = part.param == "honest" && (says_later(subject, rule.phrases("honest")) ||
                                                  says_later(subject, rule.phrases("tested")));
    if (eased) continue;
    missing.emplace_back(part.name);
    owed += part.owed ? 1 : 0;
  }
  if (subject.mode == GuideMode::usability && !says_later(subject, rule.phrases("tested"))) {
    missing.emplace_back("that the design is tested and not they");
  }
  if (missing.empty()) return;
  hits.push_back({.span = place_of(said, subject),
                  .values = {{"missing", text::join(missing, ", ")}},
                  .at_most = owed == 2 ? std::optional<Severity>() : Severity::suggestion});
}

bool is_mentioned(Phrases phrases, const Subject& subject) {
  const auto says = [&](const speech::Sentence& sentence) {
    return find_any(phrases, sentence).has_value();
  };
  return std::ranges::any_of(subject.headings(), says) ||
         std::ranges::any_of(subject.notes(), says) ||
         std::ranges::any_of(subject.lines, says, &Line::sentence);
}

/// Who is interviewed, by what the study's segments, its title or the guide's own title say.
std::string people_of(const Rule& rule, const Subject& subject) {
  std::vector<std::string> texts;
  if (subject.study != nullptr) {
    for (const Segment& segment : subject.study->segments) texts.push_back(segment.who.value);
  }
  for (const GuideSection& section : subject.guide.sections) {
    if (section.level == 1) texts.push_back(section.heading);
  }
  for (const std::string& text : texts) {
    const speech::Sentence sentence = read(text);
    const auto match = find_any(rule.phrases("people"), sentence);
    if (!match || find_any(rule.phrases("unless"), sentence)) continue;
    const Span bytes = sentence.bytes(match->first, match->last);
    return text.substr(bytes.begin, bytes.size());
  }
  return {};
}

void check_groups(const Rule& rule, const Subject& subject, Hits& hits) {
  if (subject.questions() == 0) return;
  std::string people = people_of(rule, subject);
  if (people.empty() || is_mentioned(rule.phrases("needs"), subject)) return;
  hits.push_back({.span = title_of(subject), .values = {{"people", std::move(people)}}});
}

}  // namespace

CheckKind unguarded_check() {
  return {.name = "unguarded",
          .params = kUnguardedParams,
          .meaning = "questions that want care, and no way out offered",
          .trigger = {"any"},
          .line = check_unguarded};
}

CheckKind briefing_check() {
  return {.name = "briefing",
          .params = kBriefingParams,
          .meaning = "what the moderator leaves unsaid before the questions",
          .guide = check_briefing};
}

CheckKind groups_check() {
  return {.name = "groups",
          .params = kGroupsParams,
          .meaning = "participants who need more than others, and nothing of it in the guide",
          .guide = check_groups};
}

}  // namespace uxi::lint
