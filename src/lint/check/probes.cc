// `probes` and `survey`: guides whose questions stand alone, and guides that are a form.
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string_view>
#include <vector>

#include "lint/check.h"
#include "speech/phrase.h"

namespace uxi::lint {
namespace {

constexpr std::array<ParamSpec, 2> kProbesParams = {{
    {"questions", ParamType::number, true, "only guides with so many core questions"},
    {"share", ParamType::number, false,
     "where so many of them have a probe, those without one are found; otherwise the guide is "
     "where none has"},
}};
constexpr std::array<ParamSpec, 3> kSurveyParams = {{
    {"forms", ParamType::forms, true, "what a form is made of"},
    {"least", ParamType::number, true, "so many of them are a survey"},
    {"share", ParamType::number, true, "if they are this part of all that is asked, 0..1"},
}};

struct Core {
  const Line* line;
  bool probed;
};

/// "What tools do you use?" is short, but points at nothing said before, and names what it is
/// about.
bool opens_topic(const Line& line) {
  static constexpr std::string_view kPointing[] = {
      "(it|its|that|this|they|them|their|those|these|there|one|ones|then|next|so|else|more|why|"
      "example|instead|after|before)",
      "you (do|say|feel|think|mean|react|decide|try|go|know|tell|find out) $"};
  static const speech::PhraseSet pointing(kPointing);
  constexpr std::size_t kWords = 4;
  const auto you = [](const speech::Token& token) {
    return token.is(speech::WordClass::second_person);
  };
  return line.sentence.word_count() >= kWords && !pointing.matches(line.sentence) &&
         std::ranges::any_of(line.sentence.tokens, you);
}

/// Core questions that start a topic, and whether anything stands ready behind them.
std::vector<Core> core_questions(const Rule& rule, const Subject& subject) {
  std::vector<Core> core;
  for (const Line& line : subject.lines) {
    if (!is_asked(line.item->kind)) continue;
    const bool starts =
        line.item->kind != ItemKind::probe && (!line.is(Context::follow_up) || opens_topic(line));
    if (starts && applies(rule, line, subject.mode)) {
      const bool same_breath = !core.empty() && core.back().line->section == line.section &&
                               core.back().line->item->block == line.item->block;
      if (same_breath) {
        core.back().probed = true;
      } else {
        core.push_back({&line, line.is(Context::opened)});
      }
    } else if (!core.empty() && core.back().line->section == line.section) {
      core.back().probed = true;
    }
  }
  return core;
}

void check_probes(const Rule& rule, const Subject& subject, Hits& hits) {
  if ((rule.applies.modes & bit(subject.mode)) == 0 || !subject.english) return;
  const std::vector<Core> core = core_questions(rule, subject);
  if (core.empty()) return;
  if (static_cast<double>(core.size()) < rule.number("questions", 5)) return;
  std::size_t probed = 0;
  for (const Core& each : core) probed += each.probed ? 1 : 0;
  const double share = rule.number("share", 0);
  if (share == 0 && probed == 0) {
    hits.push_back({.span = core.front().line->item->span,
                    .values = {{"what", fmt::format("none of the {} core questions has a probe",
                                                    core.size())}}});
  }
  if (share == 0 || static_cast<double>(probed) < share * static_cast<double>(core.size())) return;
  for (const Core& each : core) {
    if (each.probed) continue;
    hits.push_back({.span = each.line->item->span,
                    .values = {{"what", "no probe stands ready behind it, as behind the others"}},
                    .line = each.line});
  }
}

void check_survey(const Rule& rule, const Subject& subject, Hits& hits) {
  const std::uint32_t forms = forms_of(rule);
  const Line* first = nullptr;
  double closed = 0;
  for (const Line& line : subject.lines) {
    if (!applies(rule, line, subject.mode) || !has_form(forms, line)) continue;
    if (first == nullptr) first = &line;
    ++closed;
  }
  if (first == nullptr || closed < rule.number("least", 20)) return;
  if (closed < rule.number("share", 0.6) * static_cast<double>(subject.questions())) return;
  hits.push_back({.span = first->item->span, .values = {{"count", fmt::format("{}", closed)}}});
}

}  // namespace

CheckKind probes_check() {
  return {.name = "probes",
          .params = kProbesParams,
          .meaning = "core questions with nothing behind them",
          .guide = check_probes};
}

CheckKind survey_check() {
  return {.name = "survey",
          .params = kSurveyParams,
          .meaning = "guides that are mostly closed questions",
          .guide = check_survey};
}

}  // namespace uxi::lint
