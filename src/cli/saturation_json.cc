// A saturation as JSON; the fields are in uxi-json(5).
#include "cli/saturation_text.h"
#include "format/json.h"

namespace uxi::cli {
namespace {

using analysis::Cohort;

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
    json.field("expected", point.expected).field("expected_new", point.expected_fresh);
    interval(json, "band", point.band);
    json.end_object();
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
  json.key("needed").begin_array();
  for (const analysis::Needed& needed : cohort.needed) {
    json.begin_object().field("share", needed.share);
    number_or_null(json, "more", needed.more);
    json.end_object();
  }
  json.end_array();
  number_or_null(json, "needed_rate", cohort.needed_rate);
  suspicion_json(json, cohort);
  json.key("parts").begin_array();
  for (const Cohort& part : cohort.parts) cohort_json(json, part);
  json.end_array().end_object();
}

void attributes_json(format::json::Writer& json, const analysis::Saturation& result) {
  json.key("attributes").begin_array();
  for (const analysis::AttributeSplit& split : result.attributes) {
    json.begin_object().field("name", split.name).key("values").begin_array();
    for (const auto& [value, count] : split.values) {
      json.begin_object()
          .field("value", value)
          .field("interviews", std::uint64_t{count})
          .end_object();
    }
    json.end_array().field("within", split.within).field("between", split.between);
    json.field("p", split.p).field("corrected", split.corrected).end_object();
  }
  json.end_array();
}

void codes_json(format::json::Writer& json, const analysis::Saturation& result) {
  json.key("codes").begin_array();
  for (const analysis::CodeHistory& code : result.codes) {
    json.begin_object().field("code", code.code);
    json.field("interviews", std::uint64_t{code.interviews});
    json.field("first_at", std::uint64_t{code.first_at});
    json.field("grew_at", std::uint64_t{code.grew_at}).end_object();
  }
  json.end_array();
}

void names_json(format::json::Writer& json, std::string_view key,
                const std::vector<std::string>& names) {
  json.key(key).begin_array();
  for (const std::string& name : names) json.value(name);
  json.end_array();
}

void gate_json(format::json::Writer& json, const std::optional<GateReport>& gate) {
  json.key("gate");
  if (!gate) {
    json.null();
    return;
  }
  json.begin_object().field("text", gate->text).field("holds", gate->holds);
  json.key("conditions").begin_array();
  for (const GateLine& line : gate->lines) {
    json.begin_object().field("text", line.condition).field("segment", line.segment);
    json.field("seen", line.seen).field("holds", line.holds).end_object();
  }
  json.end_array().end_object();
}

}  // namespace

std::string saturation_json(const analysis::Saturation& result, const SaturationContext& around) {
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
  json.end_array();
  attributes_json(json, result);
  codes_json(json, result);
  names_json(json, "not_counted", around.left_out);
  names_json(json, "withdrawn", around.withdrawn);
  names_json(json, "younger_codes", around.late);
  gate_json(json, around.gate);
  json.end_object();
  return json.text();
}

}  // namespace uxi::cli
