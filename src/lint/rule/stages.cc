// `stages`: the stages of a switch that a jobs-to-be-done interview walks through.
#include <algorithm>
#include <array>
#include <string>

#include "lint/check.h"

namespace uxi::lint {
namespace {

struct Stage {
  std::string_view param;
  std::string_view name;
  std::string_view ask;
};
constexpr std::array<Stage, 5> kStages = {{
    {"identify", "identify: what first made the old way not good enough",
     "Take me back to the first time you thought of changing it."},
    {"fire", "fire: what was used before and let go",
     "What did you use before, and what became of it?"},
    {"hire", "hire: how the choice was made", "Walk me through the day you decided."},
    {"habits", "habits: what held people to the old way",
     "What nearly made you stay with what you had?"},
    {"anxieties", "anxieties: what worried them about the new one",
     "What worried you before the first day, if anything?"},
}};
constexpr std::array<ParamSpec, 6> kParams = {{
    {"identify", ParamType::phrases, true, "headings or questions about the first thought"},
    {"fire", ParamType::phrases, true, "about what was used before"},
    {"hire", ParamType::phrases, true, "about choosing"},
    {"habits", ParamType::phrases, true, "about what held people back"},
    {"anxieties", ParamType::phrases, true, "about worries"},
    {"questions", ParamType::number, false, "only guides with so many questions"},
}};

bool is_named(std::span<const speech::Phrase> phrases, const Subject& subject) {
  const auto asks = [&](const Line& line) {
    return is_asked(line.item->kind) && find_any(phrases, line.sentence).has_value();
  };
  const auto heads = [&](const GuideSection& section) {
    speech::Sentence heading = speech::tokenize(section.heading);
    speech::find_clause(heading);
    return find_any(phrases, heading).has_value();
  };
  return std::ranges::any_of(subject.lines, asks) ||
         std::ranges::any_of(subject.guide.sections, heads);
}

void check(const Rule& rule, const Subject& subject, Hits& hits) {
  if (!subject.purpose || !subject.english) return;
  if (static_cast<double>(subject.questions()) < rule.number("questions", 4)) return;
  for (const Stage& stage : kStages) {
    if (is_named(rule.phrases(stage.param), subject)) continue;
    hits.push_back(
        {.span = title_of(subject),
         .values = {{"stage", std::string(stage.name)}, {"ask", std::string(stage.ask)}}});
  }
}

}  // namespace

CheckKind stages_check() {
  return {.name = "stages",
          .params = kParams,
          .meaning = "stages of a switch that nobody asks about",
          .guide = check};
}

}  // namespace uxi::lint
