#include "cli/saturation_text.h"

#include <fmt/format.h>

#include "format/csv.h"
#include "format/json.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::cli {
namespace {

using analysis::Cohort;

std::string table(const Cohort& cohort) {
  std::string out = "  interview     codes   new  total  expected\n";
  for (const analysis::SaturationPoint& point : cohort.points) {
    const std::string id = text::elide(text::printable(point.id), 12);
    out += "  " + id + std::string(static_cast<std::size_t>(12 - text::display_width(id)), ' ');
    out += fmt::format("{:>7}{:>6}{:>7}{:>10.1f}\n", point.codes, point.fresh, point.total,
                       point.expected);
  }
  return out;
}

std::string rule_text(const analysis::RuleResult& rule) {
  if (rule.state == analysis::RuleState::reached) {
    return fmt::format("reached at interview {} with {} confirming", rule.at, rule.run);
  }
  if (rule.state == analysis::RuleState::too_few) {
    return fmt::format("too few interviews (needs {})", rule.base + rule.run);
  }
  return std::string(to_string(rule.state) == "undefined"
                         ? "undefined: the first interviews carry no code"
                         : "not reached");
}

std::string estimates(const Cohort& cohort) {
  std::string out;
  out += cohort.last_fresh_at == 0 ? std::string("  no code was given\n")
                                   : fmt::format("  last new code at interview {} of {}\n",
                                                 cohort.last_fresh_at, cohort.interviews);
  if (!cohort.rules.empty()) {
    out += "  Guest, Namey & Chen (4 first, runs of 2, 5 %): " + rule_text(cohort.rules.front()) +
           "\n";
  }
  out += fmt::format("  Chao2 estimates {:.1f} codes in all", cohort.chao2.value);
  if (cohort.chao2.interval) {
    out += fmt::format(" (95 %: {:.1f} to {:.1f})", cohort.chao2.interval->low,
                       cohort.chao2.interval->high);
  }
  out += fmt::format("; coverage {:.2f}\n", cohort.coverage);
  std::vector<std::string> parts;
  for (const analysis::Outlook& outlook : cohort.outlook) {
    if (outlook.far) continue;
    parts.push_back(outlook.more == 1 ? fmt::format("{:.1f} in the next interview", outlook.fresh)
                                      : fmt::format("{:.1f} in {}", outlook.fresh, outlook.more));
  }
  if (!parts.empty()) out += "  new codes to expect: " + text::join(parts, ", ") + "\n";
  if (cohort.needed && *cohort.needed > 0) {
    out += fmt::format("  for 95 % of them: {} more\n", text::counted(*cohort.needed, "interview"));
  }
  return out;
}

std::string warnings(const Cohort& cohort) {
  std::string out;
  if (cohort.late_burst && cohort.late_burst->p <= 0.05) {
    out += fmt::format(
        "  the second half brought {} new codes where {:.1f} were to be expected (p = {:.3f}): "
        "other\n"
        "  people, or another guide?\n",
        cohort.late_burst->fresh, cohort.late_burst->expected, cohort.late_burst->p);
  }
  if (cohort.bipartition && cohort.bipartition->p <= 0.05) {
    out += fmt::format("  these look like two groups (p = {:.3f}): {}\n", cohort.bipartition->p,
                       text::wrap(text::join(cohort.bipartition->first, " ") + "  |  " +
                                      text::join(cohort.bipartition->second, " "),
                                  70, 4));
  }
  return out;
}

std::string cohort_text(const Cohort& cohort, const std::string& title, const Style& style) {
  std::string out = style(Mark::strong, text::printable(title)) + ": " +
                    text::counted(cohort.interviews, "interview") + ", " +
                    text::counted(cohort.codes, "code") + "\n" + table(cohort) + estimates(cohort) +
                    warnings(cohort);
  const bool good = cohort.verdict == analysis::Verdict::saturated;
  return out + "  " + style(good ? Mark::added : Mark::warning, to_string(cohort.verdict)) + "\n";
}

void number_or_null(format::json::Writer& json, std::string_view key,
                    const std::optional<std::size_t>& value) {
  json.key(key);
  if (value) {
    json.value(std::uint64_t{*value});
  } else {
    json.null();
  }
}

void interval(format::json::Writer& json, std::string_view key,
              const std::optional<analysis::Interval>& value) {
  json.key(key);
  if (!value) {
    json.null();
    return;
  }
  json.begin_array().value(value->low).value(value->high).end_array();
}

void rule_json(format::json::Writer& json, const analysis::RuleResult& rule) {
  json.begin_object().field("base", std::uint64_t{rule.base}).field("run", std::uint64_t{rule.run});
  json.field("threshold", rule.threshold)
      .field("state", to_string(rule.state))
      .field("at", std::uint64_t{rule.at});
  json.key("ratios").begin_array();
  for (const double ratio : rule.ratios) json.value(ratio);
  json.end_array().end_object();
}

void points_json(format::json::Writer& json, const Cohort& cohort) {
  json.key("interviews").begin_array();
  for (const analysis::SaturationPoint& point : cohort.points) {
    json.begin_object().field("id", point.id).field("codes", std::uint64_t{point.codes});
    json.field("new", std::uint64_t{point.fresh}).field("total", std::uint64_t{point.total});
    json.field("expected", point.expected).field("expected_new", point.expected_fresh).end_object();
  }
  json.end_array();
}

void outlook_json(format::json::Writer& json, const Cohort& cohort) {
  json.key("outlook").begin_array();
  for (const analysis::Outlook& outlook : cohort.outlook) {
    json.begin_object().field("more", std::uint64_t{outlook.more}).field("total", outlook.total);
    interval(json, "total_interval", outlook.total_interval);
    json.field("new", outlook.fresh);
    interval(json, "new_interval", outlook.fresh_interval);
    json.field("beyond_reach", outlook.far).end_object();
  }
  json.end_array();
}

void suspicion_json(format::json::Writer& json, const Cohort& cohort) {
  json.key("late_burst");
  if (cohort.late_burst) {
    json.begin_object().field("new", std::uint64_t{cohort.late_burst->fresh});
    json.field("expected", cohort.late_burst->expected)
        .field("p", cohort.late_burst->p)
        .end_object();
  } else {
    json.null();
  }
  json.key("bipartition");
  if (!cohort.bipartition) {
    json.null();
    return;
  }
  const analysis::Bipartition& split = *cohort.bipartition;
  json.begin_object().field("strength", split.strength).field("p", split.p);
  for (const auto& [name, ids] :
       {std::pair{"first", &split.first}, std::pair{"second", &split.second}}) {
    json.key(name).begin_array();
    for (const std::string& id : *ids) json.value(id);
    json.end_array();
  }
  json.field("within", split.within)
      .field("between", split.between)
      .key("separating")
      .begin_array();
  for (const analysis::SeparatingCode& code : split.separating) {
    json.begin_object().field("code", code.code).field("first", std::uint64_t{code.first});
    json.field("second", std::uint64_t{code.second}).field("p", code.p).end_object();
  }
  json.end_array().end_object();
}

void cohort_json(format::json::Writer& json, const Cohort& cohort) {
  json.begin_object().field("segment", cohort.segment).field("verdict", to_string(cohort.verdict));
  points_json(json, cohort);
  json.field("codes", std::uint64_t{cohort.codes}).field("once", std::uint64_t{cohort.once});
  json.field("twice", std::uint64_t{cohort.twice})
      .field("mentions", std::uint64_t{cohort.mentions});
  json.field("last_new_at", std::uint64_t{cohort.last_fresh_at})
      .field("corroborated", cohort.corroborated);
  json.key("rules").begin_array();
  for (const analysis::RuleResult& rule : cohort.rules) rule_json(json, rule);
  json.end_array().key("francis");
  rule_json(json, cohort.francis);
  json.key("chao2")
      .begin_object()
      .field("value", cohort.chao2.value)
      .field("error", cohort.chao2.error);
  interval(json, "interval", cohort.chao2.interval);
  json.end_object().field("coverage", cohort.coverage).field("jackknife1", cohort.jackknife1);
  json.field("jackknife2", cohort.jackknife2).field("bootstrap", cohort.bootstrap);
  outlook_json(json, cohort);
  number_or_null(json, "needed", cohort.needed);
  number_or_null(json, "needed_rate", cohort.needed_rate);
  suspicion_json(json, cohort);
  json.end_object();
}

}  // namespace

std::string saturation_text(const analysis::Saturation& result, const Style& style) {
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
  return out;
}

std::string saturation_json(const analysis::Saturation& result) {
  format::json::Writer json;
  json.begin_object().field("version", 1).key("pooled");
  cohort_json(json, result.pooled);
  json.key("segments").begin_array();
  for (const Cohort& cohort : result.segments) cohort_json(json, cohort);
  json.end_array().key("overlaps").begin_array();
  for (const analysis::SegmentOverlap& overlap : result.overlaps) {
    json.begin_object().field("first", overlap.first).field("second", overlap.second);
    json.field("shared", std::uint64_t{overlap.shared})
        .field("jaccard", overlap.jaccard)
        .end_object();
  }
  json.end_array().key("hidden").begin_array();
  for (const std::string& segment : result.hidden) json.value(segment);
  json.end_array().end_object();
  return json.text();
}

std::string saturation_csv(const analysis::Saturation& result) {
  std::string out =
      format::csv::write_row({"segment", "interview", "codes", "new", "total", "expected"});
  const auto add = [&](const Cohort& cohort) {
    for (const analysis::SaturationPoint& point : cohort.points) {
      out += format::csv::write_row(
          {cohort.segment, point.id, std::to_string(point.codes), std::to_string(point.fresh),
           std::to_string(point.total), fmt::format("{:.4f}", point.expected)},
          true);
    }
  };
  add(result.pooled);
  for (const Cohort& cohort : result.segments) add(cohort);
  return out;
}

}  // namespace uxi::cli
