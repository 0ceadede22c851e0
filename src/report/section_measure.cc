// What was measured: saturation, the study's success, and what became of its assumptions.
#include <algorithm>
#include <fmt/core.h>

#include "report/phrasing.h"
#include "report/section.h"
#include "text/strings.h"

namespace uxi::report {
namespace {

using analysis::Cohort;
using analysis::Verdict;

std::string_view outlook_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::saturated: return "More interviews of this kind would bring little that is new.";
    case Verdict::nearly: return "A few more interviews may still bring something new.";
    case Verdict::not_yet: return "More interviews would still bring new codes.";
    case Verdict::too_early: return "It is too early to say whether more would bring new codes.";
  }
  return "";
}

std::vector<std::string> cohort_row(const Cohort& cohort, std::string name) {
  return {std::move(name),
          std::to_string(cohort.interviews),
          std::to_string(cohort.codes),
          std::to_string(cohort.last_fresh_at),
          percent(cohort.coverage),
          cohort.codes == 0 ? "" : short_number(cohort.chao2.value),
          std::string(to_string(cohort.verdict))};
}

/// Reflexive analysis does not claim saturation, so none is shown.
bool claims_saturation(const ReportInput& input) {
  return input.saturation != nullptr && input.study->approach.value != Approach::reflexive;
}

Inline link_to(const Draft& draft, const Insight& insight) {
  Inline out = plain(title_or_id(insight.statement, insight.id));
  if (!out.empty() && draft.insights_used.contains(insight.id))
    out.front().link = "#insight-" + slug(insight.id);
  return out;
}

/// The insights that say `verdict` to an assumption.
List insights_that(const Draft& draft, const std::string& assumption, std::string_view verdict) {
  List list;
  for (const RankedInsight& ranked : ranked_insights(draft.input)) {
    for (const auto& [id, said] : ranked.file.value->assumptions) {
      if (id.value != assumption || said.value != verdict) continue;
      list.items.push_back({link_to(draft, *ranked.file.value)});
    }
  }
  return list;
}

void add_ledger(Draft& draft, const Assumption& assumption, Blocks& blocks) {
  blocks.push_back(draft.heading(3, title_or_id(assumption.text, assumption.id.value)));
  if (!assumption.wrong_if.value.empty()) {
    blocks.push_back(paragraph("Wrong if: " + sentence(assumption.wrong_if.value), Tone::note));
  }
  List supports = insights_that(draft, assumption.id.value, "supports");
  List contradicts = insights_that(draft, assumption.id.value, "contradicts");
  if (supports.items.empty() && contradicts.items.empty()) {
    blocks.push_back(paragraph("No insight speaks to it: it is still open."));
  }
  if (!contradicts.items.empty()) {
    blocks.push_back(paragraph(
        fmt::format("Contradicted by {}", text::counted(contradicts.items.size(), "insight")),
        Tone::label));
    blocks.push_back({std::move(contradicts)});
  }
  if (!supports.items.empty()) {
    blocks.push_back(
        paragraph(fmt::format("Supported by {}", text::counted(supports.items.size(), "insight")),
                  Tone::label));
    blocks.push_back({std::move(supports)});
  }
}

}  // namespace

std::string success_sentence(const Draft& draft) {
  const auto& success = draft.input.study->success;
  if (!success || draft.people.size() == 0) return {};
  if (draft.input.keep) return {};  // it was set for all highlights, and not for a choice of them
  const Code* code =
      draft.input.codebook ? draft.input.codebook->find(success->with_code.value) : nullptr;
  const auto people = draft.people.with_code(code ? code->path.value : success->with_code.value);
  const double share =
      static_cast<double>(people.size()) / static_cast<double>(draft.people.size());
  const double target = success->share_of_participants.value;
  const bool named = code != nullptr && !code->name.value.empty();
  return fmt::format(
      "Measure of success, set beforehand: {} of participants with the code {}. {}: {} ({}).",
      percent(target), named ? code->name.value : success->with_code.value,
      share >= target ? "Reached" : "Not reached", draft.people.of_all(people), percent(share));
}

std::string saturation_sentence(const ReportInput& input) {
  if (!claims_saturation(input) || input.saturation->pooled.interviews == 0) return {};
  const Cohort& all = input.saturation->pooled;
  std::string out = fmt::format(
      "{} heard in {}; the last new one came in interview {}. {}", text::counted(all.codes, "code"),
      text::counted(all.interviews, "interview"), all.last_fresh_at, outlook_of(all.verdict));
  const auto& hidden = input.saturation->hidden;
  if (!hidden.empty()) {
    out += fmt::format(" Taken by {}, {} {} not there yet.",
                       hidden.size() == 1 ? "itself" : "themselves", listed(hidden),
                       hidden.size() == 1 ? "is" : "are");
  }
  return out;
}

Block saturation_figure(Draft& draft) {
  draft.sections_used.insert("saturation");
  Curve curve{"Interviews, in the order held", "Codes heard so far", {}};
  std::vector<std::string> totals;
  std::size_t number = 0;
  for (const analysis::SaturationPoint& point : draft.input.saturation->pooled.points) {
    curve.points.push_back(
        {std::to_string(++number), static_cast<double>(point.total), point.expected});
    totals.push_back(std::to_string(point.total));
  }
  return {Figure{draft.unique_id("chart-saturation"), "New codes, interview by interview",
                 "Codes heard after each interview: " + text::join(totals, ", ") + ".",
                 std::move(curve)}};
}

namespace {

Table cohorts_table(const analysis::Saturation& saturation) {
  Table table{"Saturation by segment",
              {{"Segment"},
               {"Interviews", true},
               {"Codes heard", true},
               {"Last new at", true},
               {"Coverage", true},
               {"Codes in all, estimated", true},
               {"Verdict"}},
              {}};
  for (const Cohort& cohort : saturation.segments) {
    table.rows.push_back(cohort_row(cohort, cohort.segment));
  }
  table.rows.push_back(cohort_row(saturation.pooled, "all"));
  table.note =
      "Coverage: the chance that what is mentioned next is a code known already. Estimate: Chao 2.";
  return table;
}

}  // namespace

Blocks certainty_section(Draft& draft, bool with_numbers) {
  const std::string success = success_sentence(draft);
  const std::string saturation = saturation_sentence(draft.input);
  Blocks blocks;
  if (success.empty() && saturation.empty()) return blocks;
  blocks.push_back(draft.heading(2, "How sure we are"));
  if (!success.empty()) blocks.push_back(paragraph(success));
  if (saturation.empty()) return blocks;
  blocks.push_back(paragraph(saturation));
  if (!with_numbers) return blocks;
  if (!draft.sections_used.contains("saturation")) blocks.push_back(saturation_figure(draft));
  blocks.push_back({cohorts_table(*draft.input.saturation)});
  return blocks;
}

Blocks assumptions_section(Draft& draft) {
  if (draft.input.study->assumptions.empty()) return {};
  Blocks blocks;
  blocks.push_back(draft.heading(2, "What we assumed"));
  for (const Assumption& assumption : draft.input.study->assumptions) {
    add_ledger(draft, assumption, blocks);
  }
  return blocks;
}

}  // namespace uxi::report
