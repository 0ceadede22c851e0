// The project's own document, described in uxi-json(5).
#include "format/json.h"

#include "report/findings.h"

namespace uxi::report {
namespace {

void write_related(format::json::Writer& json, const Diagnostic& finding) {
  if (finding.related.empty()) return;
  json.key("related").begin_array();
  for (const RelatedPlace& place : finding.related) {
    json.begin_object()
        .field("message", place.message)
        .field("line", place.begin.line)
        .field("column", place.begin.column)
        .field("end_line", place.end.line)
        .field("end_column", place.end.column)
        .end_object();
  }
  json.end_array();
}

void write_unread(format::json::Writer& json, const Findings& findings) {
  if (findings.unread.empty()) return;
  json.key("unread").begin_array();
  for (const UnreadFile& file : findings.unread)
    json.begin_object().field("path", file.path).field("reason", file.reason).end_object();
  json.end_array();
}

void print(const Findings& findings, const Print& out) {
  format::json::Writer json(out);
  json.begin_object().field("version", 1).key("findings").begin_array();
  for (const Diagnostic& finding : findings.list) {
    json.begin_object()
        .field("rule", finding.rule)
        .field("family", finding.family)
        .field("severity", to_string(finding.severity))
        .field("path", finding.path)
        .field("line", finding.begin.line)
        .field("column", finding.begin.column)
        .field("end_line", finding.end.line)
        .field("end_column", finding.end.column)
        .field("message", finding.message)
        .field("suggestion", finding.suggestion)
        .field("excerpt", finding.excerpt);
    write_related(json, finding);
    json.end_object();
  }
  json.end_array().key("summary").begin_object();
  json.field("files", std::uint64_t{findings.files.size()});
  for (const Severity severity : {Severity::error, Severity::warning, Severity::suggestion}) {
    json.field(to_string(severity), std::uint64_t{count(findings, severity)});
  }
  if (!findings.unread.empty()) json.field("unread", std::uint64_t{findings.unread.size()});
  if (findings.left_out > 0) json.field("left_out", std::uint64_t{findings.left_out});
  json.end_object();
  write_unread(json, findings);
  if (findings.names_checked) json.field("names_checked", *findings.names_checked);
  json.end_object();
}

}  // namespace

FindingFormat json_finding_format() {
  return {.name = "json", .meaning = "one document, see uxi-json(5)", .print = print};
}

}  // namespace uxi::report
