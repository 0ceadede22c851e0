// SARIF 2.1.0, which GitHub's code scanning and many viewers read. Columns count UTF-16 units. All
// rules that ran are listed, so that two runs differ only in their results.
//
// Source: docs.oasis-open.org/sarif/sarif/v2.1.0; docs.github.com, "SARIF support for code
// scanning".
#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "format/json.h"
#include "lint/identity.h"
#include "report/findings.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/version.h"

namespace uxi::report {
namespace {

using format::json::Writer;

constexpr std::string_view kRoot = "%SRCROOT%";

std::string_view level(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::suggestion: return "note";
  }
  return "error";
}

/// GitHub's own word for the third level.
std::string_view problem_severity(Severity severity) {
  return severity == Severity::suggestion ? "recommendation" : level(severity);
}

/// A relative reference of RFC 3986: all but unreserved characters and `/` percent-encoded.
std::string uri(std::string_view path) {
  constexpr std::string_view kPlain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  std::string out;
  for (const char c : path) {
    if (kPlain.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

void write_text(Writer& json, std::string_view key, std::string_view text) {
  json.key(key).begin_object().field("text", text).end_object();
}

/// `WordingLeadingTag`
std::string name_of(std::string_view id) {
  std::string out;
  bool upper = true;
  for (const char c : id) {
    if (c == '/' || c == '-') {
      upper = true;
    } else {
      out += upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
      upper = false;
    }
  }
  return out;
}

/// What a reader of an alert needs to understand the rule, as plain text.
std::string help_of(const lint::RuleInfo& rule) {
  std::string out = text::squeeze(rule.why);
  for (const lint::RuleExample& example : rule.good) {
    out += "\n\nWrite, for example:\n" + std::string(text::trim(example.text()));
    break;
  }
  if (!rule.source.empty()) out += "\n\nSource: " + std::string(rule.source);
  return out;
}

/// A rule of the list, or the little that is known of one that is none of lint's.
void write_rule(Writer& json, std::string_view id, const lint::RuleInfo* rule) {
  const Severity severity = rule != nullptr ? rule->severity : Severity::error;
  const std::string title(rule != nullptr ? rule->title : id);
  json.begin_object().field("id", id).field("name", name_of(id));
  write_text(json, "shortDescription", title);
  write_text(json, "fullDescription", rule != nullptr ? text::squeeze(rule->why) : title);
  write_text(json, "help", rule != nullptr ? help_of(*rule) : title);
  json.key("defaultConfiguration").begin_object().field("level", level(severity)).end_object();
  json.key("properties").begin_object().key("tags").begin_array();
  json.value(id.substr(0, id.find('/')));
  if (rule != nullptr && rule->family != id.substr(0, id.find('/'))) json.value(rule->family);
  json.end_array();
  if (rule != nullptr) json.field("precision", to_string(rule->confidence));
  json.field("problem.severity", problem_severity(severity)).end_object().end_object();
}

void write_region(Writer& json, std::string_view key, Position begin, Columns begin_columns,
                  Position end, Columns end_columns) {
  json.key(key).begin_object();
  json.field("startLine", begin.line).field("startColumn", begin_columns.utf16);
  json.field("endLine", end.line).field("endColumn", end_columns.utf16);
}

void write_artifact(Writer& json, const std::string& path) {
  json.key("artifactLocation").begin_object().field("uri", uri(path));
  if (!path.starts_with('/')) json.field("uriBaseId", kRoot);
  json.end_object();
}

void write_fixes(Writer& json, const Findings& findings, const Diagnostic& finding,
                 const std::string& path) {
  const auto edits = placed_edits(findings, finding);
  if (edits.empty()) return;
  json.key("fixes").begin_array().begin_object();
  write_text(json, "description",
             finding.suggestion.empty() ? finding.message : finding.suggestion);
  json.key("artifactChanges").begin_array().begin_object();
  write_artifact(json, path);
  json.key("replacements").begin_array();
  for (const PlacedEdit& edit : edits) {
    json.begin_object();
    write_region(json, "deletedRegion", edit.begin, edit.begin_columns, edit.end, edit.end_columns);
    json.end_object();
    write_text(json, "insertedContent", edit.text);
    json.end_object();
  }
  json.end_array().end_object().end_array().end_object().end_array();
}

void write_location(Writer& json, const Diagnostic& finding, const std::string& path) {
  json.key("locations").begin_array().begin_object();
  json.key("physicalLocation").begin_object();
  write_artifact(json, path);
  write_region(json, "region", finding.begin, finding.begin_columns, finding.end,
               finding.end_columns);
  if (!finding.excerpt.empty()) write_text(json, "snippet", finding.excerpt);
  json.end_object().end_object().end_object().end_array();
}

void write_related(Writer& json, const Diagnostic& finding, const std::string& path) {
  if (finding.related.empty()) return;
  json.key("relatedLocations").begin_array();
  for (std::size_t i = 0; i < finding.related.size(); ++i) {
    const RelatedPlace& place = finding.related[i];
    json.begin_object().field("id", std::uint64_t{i + 1});
    json.key("physicalLocation").begin_object();
    write_artifact(json, path);
    write_region(json, "region", place.begin, place.begin_columns, place.end, place.end_columns);
    json.end_object().end_object();
    write_text(json, "message", place.message);
    json.end_object();
  }
  json.end_array();
}

/// Indexes of rules by id, in the order of the list.
using RuleIndex = std::map<std::string, std::size_t, std::less<>>;

RuleIndex write_rules(Writer& json, const Findings& findings) {
  std::map<std::string_view, const lint::RuleInfo*> rules;
  for (const lint::RuleInfo& rule : findings.rules) rules[rule.id] = &rule;
  for (const Diagnostic& finding : findings.list) rules.try_emplace(finding.rule, nullptr);
  RuleIndex index;
  json.key("rules").begin_array();
  for (const auto& [id, rule] : rules) {
    write_rule(json, id, rule);
    index.emplace(id, index.size());
  }
  json.end_array();
  return index;
}

void write_result(Writer& json, const Findings& findings, const Diagnostic& finding,
                  const RuleIndex& rules, std::uint64_t fingerprint) {
  const std::string path = path_from_root(findings, finding.path);
  json.begin_object().field("ruleId", finding.rule);
  json.field("ruleIndex", std::uint64_t{rules.find(finding.rule)->second});
  json.field("level", level(finding.severity));
  write_text(json, "message", whole_message(finding));
  write_location(json, finding, path);
  write_related(json, finding, path);
  json.key("partialFingerprints").begin_object();
  json.field("uxiFinding/v1", fmt::format("{:016x}", fingerprint)).end_object();
  write_fixes(json, findings, finding, path);
  json.end_object();
}

void write_invocation(Writer& json, const Findings& findings) {
  json.key("invocations").begin_array().begin_object();
  json.field("executionSuccessful", findings.unread.empty());
  if (!findings.unread.empty()) {
    json.key("toolExecutionNotifications").begin_array();
    for (const UnreadFile& file : findings.unread) {
      json.begin_object().field("level", "error");
      write_text(json, "message", file.path + ": " + file.reason);
      json.end_object();
    }
    json.end_array();
  }
  json.end_object().end_array();
}

void print(const Findings& findings, const Print& out) {
  const auto prints = lint::fingerprints(
      findings.list, [&](const std::string& path) { return path_from_root(findings, path); });
  Writer json(out);
  json.begin_object();
  json.field("$schema", "https://json.schemastore.org/sarif-2.1.0.json").field("version", "2.1.0");
  json.key("runs").begin_array().begin_object();
  json.key("tool").begin_object().key("driver").begin_object().field("name", "uxi");
  json.field("semanticVersion", version());
  const RuleIndex rules = write_rules(json, findings);
  json.end_object().end_object();
  const std::string category = text::replace_all(findings.command, " ", "-");
  json.key("automationDetails").begin_object().field("id", category + "/").end_object();
  write_invocation(json, findings);
  json.field("columnKind", "utf16CodeUnits");
  json.key("results").begin_array();
  for (std::size_t i = 0; i < findings.list.size(); ++i)
    write_result(json, findings, findings.list[i], rules, prints[i]);
  json.end_array().end_object().end_array().end_object();
}

}  // namespace

FindingFormat sarif_finding_format() {
  return {.name = "sarif", .meaning = "SARIF 2.1.0, for code scanning", .print = print};
}

}  // namespace uxi::report
