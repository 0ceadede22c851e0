// GitLab's code quality report. Its widget shows only description and place, so the rule stands in
// the description; fingerprints know neither lines nor columns, so that a moved question is no new
// finding.
//
// Source: docs.gitlab.com, "Code Quality", "Code Quality report format".
#include <fmt/format.h>

#include "format/json.h"
#include "lint/identity.h"
#include "report/findings.h"
#include "uxi/hash.h"

namespace uxi::report {
namespace {

std::string_view level(Severity severity) {
  switch (severity) {
    case Severity::error: return "major";
    case Severity::warning: return "minor";
    case Severity::suggestion: return "info";
  }
  return "major";
}

void write_place(format::json::Writer& json, std::string_view name, Position place) {
  json.key(name).begin_object().field("line", place.line).field("column", place.column);
  json.end_object();
}

void write_finding(format::json::Writer& json, const Findings& findings, const Diagnostic& finding,
                   std::uint64_t fingerprint) {
  json.begin_object()
      .field("description", finding.rule + ": " + whole_message(finding))
      .field("check_name", finding.rule)
      .field("fingerprint", fmt::format("{:016x}", fingerprint))
      .field("severity", level(finding.severity));
  json.key("location").begin_object().field("path", path_from_root(findings, finding.path));
  json.key("lines").begin_object();
  json.field("begin", finding.begin.line).field("end", finding.end.line).end_object();
  json.key("positions").begin_object();
  write_place(json, "begin", finding.begin);
  write_place(json, "end", finding.end);
  json.end_object().end_object().end_object();
}

/// The report wants a line: the first.
void write_unread(format::json::Writer& json, const Findings& findings, const UnreadFile& file) {
  const std::string path = path_from_root(findings, file.path);
  const std::string rule(kUnreadRule);
  json.begin_object()
      .field("description", rule + ": " + file.reason)
      .field("check_name", rule)
      .field("fingerprint", fmt::format("{:016x}", hash64(path + '\n' + rule)))
      .field("severity", level(Severity::error));
  json.key("location").begin_object().field("path", path);
  json.key("lines").begin_object().field("begin", 1).field("end", 1).end_object();
  json.end_object().end_object();
}

void print(const Findings& findings, const Print& out) {
  const auto prints = lint::fingerprints(
      findings.list, [&](const std::string& path) { return path_from_root(findings, path); });
  format::json::Writer json(out);
  json.begin_array();
  for (const UnreadFile& file : findings.unread) write_unread(json, findings, file);
  for (std::size_t i = 0; i < findings.list.size(); ++i) {
    write_finding(json, findings, findings.list[i], prints[i]);
  }
  json.end_array();
}

}  // namespace

FindingFormat gitlab_finding_format() {
  return {.name = "gitlab", .meaning = "GitLab's code quality report", .print = print};
}

}  // namespace uxi::report
