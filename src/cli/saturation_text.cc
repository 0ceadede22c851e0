#include "cli/saturation_text.h"

#include <algorithm>
#include <fmt/format.h>

#include "format/csv.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::cli {
namespace {

using analysis::Cohort;

constexpr std::size_t kLeastForEstimates = 4;  ///< interviews; fewer tell nothing
constexpr std::size_t kBarWidth = 32;

/// What was heard before and what is new, to scale.
std::string bar(const analysis::SaturationPoint& point, std::size_t all) {
  const auto cells = [&](std::size_t count) {
    return all == 0 ? 0 : (count * kBarWidth + all / 2) / all;
  };
  std::string out;
  const std::size_t known = cells(point.total - point.fresh);
  for (std::size_t i = 0; i < cells(point.total); ++i) out += i < known ? "░" : "█";
  return out;
}

std::string table(const Cohort& cohort) {
  std::string out = "  interview     codes   new  total  expected\n";
  for (const analysis::SaturationPoint& point : cohort.points) {
    const std::string id = text::elide(text::printable(point.id), 12);
    out += "  " + id + std::string(static_cast<std::size_t>(12 - text::display_width(id)), ' ');
    out += fmt::format("{:>7}{:>6}{:>7}{:>10.1f}", point.codes, point.fresh, point.total,
                       point.expected);
    const std::string drawn = bar(point, cohort.codes);
    out += (drawn.empty() ? "" : "  " + drawn) + "\n";
  }
  return out;
}

std::string rule_text(const analysis::RuleResult& rule) {
  if (rule.state == analysis::RuleState::reached) {
    return fmt::format("reached at interview {}, {} confirming", rule.at, rule.run);
  }
  if (rule.state == analysis::RuleState::too_few) {
    return fmt::format("too few interviews (needs {})", rule.base + rule.run);
  }
  return std::string(to_string(rule.state) == "undefined"
                         ? "undefined: the first interviews carry no code"
                         : "not reached");
}

/// Rules of thumb, called what they are.
std::string heuristics(const Cohort& cohort) {
  std::string out = cohort.last_fresh_at == 0
                        ? std::string("  no code was given\n")
                        : fmt::format("  last new code at interview {} of {}\n",
                                      cohort.last_fresh_at, cohort.interviews);
  if (!cohort.rules.empty()) {
    out += "  Guest et al. (4 first, runs of 2, 5 %): " + rule_text(cohort.rules.front()) + "\n";
  }
  out += "  10+3 (Francis et al.): " + rule_text(cohort.francis) + "\n";
  if (cohort.codes > 0) {
    out += fmt::format("  third repetition, a heuristic: {:.0f} % of codes heard from 3 or more\n",
                       100 * cohort.corroborated);
  }
  return out;
}

std::string needed_text(const Cohort& cohort) {
  std::vector<std::string> parts;
  for (const analysis::Needed& needed : cohort.needed) {
    parts.push_back(fmt::format(
        "{:.0f} %: {}", 100 * needed.share,
        needed.more ? std::to_string(*needed.more) + " more" : std::string("too far to tell")));
  }
  if (parts.empty()) return "";
  return "  " + text::wrap("interviews for a share of these: " + text::join(parts, ", "), 78, 4) +
         "\n";
}

std::string estimates(const Cohort& cohort) {
  if (cohort.interviews < kLeastForEstimates) {
    return fmt::format("  too few to tell what is still to come (needs {} interviews)\n",
                       kLeastForEstimates);
  }
  std::string out = fmt::format(
      "  coverage {:.2f}: the chance that what is said next has a code already\n", cohort.coverage);
  out += fmt::format("  Chao2 estimates {:.1f} codes in all", cohort.chao2.value);
  if (cohort.chao2.interval) {
    out += fmt::format(" (95 %: {:.1f} to {:.1f})", cohort.chao2.interval->low,
                       cohort.chao2.interval->high);
  }
  out += "\n";
  std::vector<std::string> parts;
  for (const analysis::Outlook& outlook : cohort.outlook) {
    if (outlook.far) continue;
    parts.push_back(outlook.more == 1 ? fmt::format("{:.1f} in the next interview", outlook.fresh)
                                      : fmt::format("{:.1f} in {}", outlook.fresh, outlook.more));
  }
  if (!parts.empty()) {
    out += "  " + text::wrap("new codes to expect: " + text::join(parts, ", "), 78, 4) + "\n";
  }
  out += needed_text(cohort);
  const analysis::SaturationPoint& middle = cohort.points[(cohort.interviews - 1) / 2];
  return out +
         fmt::format(
             "  order: after interview {}, {} codes; {:.0f} to {:.0f} in 95 % of random orders\n",
             (cohort.interviews + 1) / 2, middle.total, middle.band.low, middle.band.high);
}

std::string warnings(const Cohort& cohort) {
  std::string out;
  if (cohort.late_burst && cohort.late_burst->p <= 0.05) {
    out += fmt::format(
        "  the second half brought {} new codes where {:.1f} were to be expected (p = {:.3f}):\n"
        "  other people, or another guide?\n",
        cohort.late_burst->fresh, cohort.late_burst->expected, cohort.late_burst->p);
  }
  if (cohort.bipartition && cohort.bipartition->p <= 0.05) {
    out += fmt::format("  these look like two groups (p = {:.3f}):\n", cohort.bipartition->p);
    for (const auto* ids : {&cohort.bipartition->first, &cohort.bipartition->second}) {
      out += "    " + text::wrap(text::printable(text::join(*ids, " ")), 74, 4) + "\n";
    }
  }
  return out;
}

std::string cohort_text(const Cohort& cohort, const std::string& title, const Style& style) {
  const bool good = cohort.verdict == analysis::Verdict::saturated;
  return style(Mark::strong, text::printable(title)) + ": " +
         text::counted(cohort.interviews, "interview") + ", " +
         text::counted(cohort.codes, "code") + "\n" + table(cohort) + heuristics(cohort) +
         estimates(cohort) + warnings(cohort) + "  " +
         style(good ? Mark::added : Mark::warning, to_string(cohort.verdict)) + "\n";
}

/// The attributes that part the interviews, or that none of those tried does.
std::string attributes_text(const analysis::Saturation& result) {
  std::string out;
  for (const analysis::AttributeSplit& split : result.attributes) {
    if (split.corrected > 0.05) continue;
    std::vector<std::string> values;
    for (const auto& [value, count] : split.values) {
      values.push_back(value + " " + std::to_string(count));
    }
    const std::string line = fmt::format(
        "{} goes with what people said ({}): p = {:.3f}, {:.3f} when corrected for the {} tried; "
        "exploration, to be asked on purpose next time",
        split.name, text::join(values, ", "), split.p, split.corrected,
        text::counted(result.attributes.size(), "attribute"));
    out += "\n" + text::wrap(text::printable(line), 78, 2) + "\n";
  }
  const auto& split = result.pooled.bipartition;
  if (out.empty() && split && split->p <= 0.05 && !result.attributes.empty()) {
    out += fmt::format("\nno attribute explains the two groups ({} tried)\n",
                       result.attributes.size());
  }
  return out;
}

std::string codes_text(const analysis::Saturation& result) {
  int width = 4;
  for (const auto& code : result.codes) {
    width = std::clamp(text::display_width(text::printable(code.code)), width, 46);
  }
  const auto row = [&](const std::string& name, const auto& a, const auto& b, const auto& c) {
    const std::string shown = text::elide(name, width);
    const auto gap = static_cast<std::size_t>(width - text::display_width(shown));
    return "  " + shown + std::string(gap, ' ') + fmt::format("{:>12}{:>7}{:>12}\n", a, b, c);
  };
  std::string out = "\n" + row("code", "interviews", "first", "last grown");
  for (const auto& code : result.codes) {
    out += row(text::printable(code.code), code.interviews, code.first_at, code.grew_at);
  }
  return out +
         "  Last grown: the interview that last added the code, one below it, or a memo.\n"
         "  Whether a meaning is exhausted is a judgement, and yours.\n";
}

std::string gate_text(const GateReport& gate, const Style& style) {
  std::string out =
      "\ngate " + text::printable(gate.text) + ": " +
      style(gate.holds ? Mark::added : Mark::warning, gate.holds ? "holds" : "does not hold") +
      "\n";
  for (const GateLine& line : gate.lines) {
    out += fmt::format("  {}  {}, {}: {}\n", line.holds ? "yes" : "no ", line.condition,
                       line.segment.empty() ? "all participants" : text::printable(line.segment),
                       line.seen);
  }
  return out;
}

}  // namespace

std::string saturation_text(const analysis::Saturation& result, const SaturationContext& around,
                            const Style& style) {
  std::string out = cohort_text(result.pooled, "all participants", style);
  for (const Cohort& cohort : result.segments) {
    out +=
        "\n" + cohort_text(cohort, cohort.segment.empty() ? "no segment" : cohort.segment, style);
  }
  for (const analysis::SegmentOverlap& overlap : result.overlaps) {
    out +=
        fmt::format("\n{} and {} share {} codes (Jaccard {:.2f})\n", text::printable(overlap.first),
                    text::printable(overlap.second), overlap.shared, overlap.jaccard);
  }
  if (!result.hidden.empty()) {
    out += "\n" +
           style(Mark::warning,
                 "all together look saturated, but not " + text::join(result.hidden, ", ")) +
           "\n";
  }
  out += attributes_text(result);
  if (around.codes) out += codes_text(result);
  if (around.gate) out += gate_text(*around.gate, style);
  return out;
}

std::string saturation_csv(const analysis::Saturation& result) {
  std::string out = format::csv::write_row(
      {"segment", "interview", "codes", "new", "total", "expected", "low", "high"});
  const auto add = [&](const Cohort& cohort) {
    for (const analysis::SaturationPoint& point : cohort.points) {
      out += format::csv::write_row(
          {cohort.segment, point.id, std::to_string(point.codes), std::to_string(point.fresh),
           std::to_string(point.total), fmt::format("{:.4f}", point.expected),
           fmt::format("{:.0f}", point.band.low), fmt::format("{:.0f}", point.band.high)},
          true);
    }
  };
  add(result.pooled);
  for (const Cohort& cohort : result.segments) add(cohort);
  return out;
}

}  // namespace uxi::cli
