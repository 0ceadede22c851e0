// `required`: something that a guide must have.
#include <algorithm>
#include <array>

#include "lint/check.h"

namespace uxi::lint {
namespace {

constexpr std::array<ParamSpec, 9> kParams = {{
    {"needs", ParamType::phrases, true, "one of these must match a line the rule applies to"},
    {"answers", ParamType::phrases, false,
     "a line that matches one of these will do too, behind what matches `about`"},
    {"about", ParamType::phrases, false,
     "what the line must ask about: in the line, or before it in its section"},
    {"if", ParamType::phrases, false, "only where one of these matches anywhere, notes included"},
    {"or_noted", ParamType::phrases, false, "a note that matches one of these will do too"},
    {"from", ParamType::number, false, "look only behind this share of the guide, 0..1"},
    {"opening", ParamType::flag, false,
     "look only at what comes before half the questions, or in an introduction"},
    {"questions", ParamType::number, false,
     "only guides with so many questions; 4 where not stated"},
    {"at_end", ParamType::flag, false, "the finding points at the last question, not at the first"},
}};

using Phrases = std::span<const speech::Phrase>;

bool any_of(const std::vector<speech::Sentence>& sentences, Phrases phrases) {
  return std::ranges::any_of(sentences, [&](const speech::Sentence& sentence) {
    return find_any(phrases, sentence).has_value();
  });
}

bool mentions(Phrases phrases, const Subject& subject, bool notes_only) {
  if (phrases.empty()) return false;
  const auto says = [&](const Line& line) { return find_any(phrases, line.sentence).has_value(); };
  if (!notes_only && std::ranges::any_of(subject.lines, says)) return true;
  return any_of(subject.headings(), phrases) || any_of(subject.notes(), phrases);
}

bool is_of_opening(const Line& line) {
  return line.section->kind == SectionKind::intro || line.section->kind == SectionKind::consent;
}

/// Says of each line in turn whether it comes before the session is well under way.
class Opening {
 public:
  Opening(const Rule& rule, const Subject& subject)
      : anywhere_(!rule.flag("opening")), questions_(subject.questions()) {}

  bool takes(const Line& line) {
    const bool early = 2 * asked_ < questions_ && line.section->kind != SectionKind::wrap_up;
    if (is_asked(line.item->kind)) ++asked_;
    return anywhere_ || early || is_of_opening(line);
  }

 private:
  bool anywhere_;
  std::size_t questions_;
  std::size_t asked_ = 0;  ///< before the line
};

bool has_line(const Rule& rule, const Subject& subject) {
  const auto& lines = subject.lines;
  const auto skip =
      static_cast<std::size_t>(rule.number("from", 0) * static_cast<double>(lines.size()));
  const Phrases needs = rule.phrases("needs");
  const Phrases answers = rule.phrases("answers");
  Opening opening(rule, subject);
  const GuideSection* told = nullptr;  ///< the last section that spoke of what is asked about
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    const bool looked_at = opening.takes(line) && i >= skip;
    if (!looked_at || !applies(rule, line, subject.mode)) continue;
    if (find_any(needs, line.sentence)) return true;
    if (answers.empty()) continue;
    if (find_any(rule.phrases("about"), line.sentence)) told = line.section;
    if (told == line.section && find_any(answers, line.sentence)) return true;
  }
  return false;
}

void check(const Rule& rule, const Subject& subject, Hits& hits) {
  if ((rule.applies.modes & bit(subject.mode)) == 0 || !subject.english) return;
  if (static_cast<double>(subject.questions()) < rule.number("questions", 4)) return;
  const auto condition = rule.phrases("if");
  if (!condition.empty() && !mentions(condition, subject, false)) return;
  if (has_line(rule, subject) || mentions(rule.phrases("or_noted"), subject, true)) return;
  const auto asked = [](const Line& line) { return is_asked(line.item->kind); };
  const auto first = std::ranges::find_if(subject.lines, asked);
  const auto last = std::find_if(subject.lines.rbegin(), subject.lines.rend(), asked);
  if (first == subject.lines.end()) return;
  hits.push_back({.span = rule.flag("at_end") ? last->item->span : first->item->span});
}

}  // namespace

CheckKind required_check() {
  return {.name = "required",
          .params = kParams,
          .meaning = "something a guide must have",
          .guide = check};
}

}  // namespace uxi::lint
