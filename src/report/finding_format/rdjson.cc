// The Reviewdog Diagnostic Format: reviewdog comments on pull requests of many services, and offers
// what a suggestion has as a change to accept. Columns count bytes.
//
// Source: github.com/reviewdog/reviewdog, proto/rdf/reviewdog.proto.
#include "format/json.h"
#include "report/findings.h"

namespace uxi::report {
namespace {

std::string_view level(Severity severity) {
  switch (severity) {
    case Severity::error: return "ERROR";
    case Severity::warning: return "WARNING";
    case Severity::suggestion: return "INFO";
  }
  return "ERROR";
}

void write_place(format::json::Writer& json, std::string_view name, Position place,
                 Columns columns) {
  json.key(name).begin_object().field("line", place.line).field("column", columns.bytes);
  json.end_object();
}

void write_range(format::json::Writer& json, Position begin, Columns begin_columns, Position end,
                 Columns end_columns) {
  json.key("range").begin_object();
  write_place(json, "start", begin, begin_columns);
  write_place(json, "end", end, end_columns);
  json.end_object();
}

void write_suggestions(format::json::Writer& json, const Findings& findings,
                       const Diagnostic& finding) {
  // A service offers each as a change of its own, which half a fix is not.
  const auto edit = joined_edit(findings, finding);
  if (!edit) return;
  json.key("suggestions").begin_array().begin_object();
  write_range(json, edit->begin, edit->begin_columns, edit->end, edit->end_columns);
  json.field("text", edit->text).end_object().end_array();
}

void write_finding(format::json::Writer& json, const Findings& findings,
                   const Diagnostic& finding) {
  json.begin_object()
      .field("message", whole_message(finding))
      .field("severity", level(finding.severity));
  json.key("code").begin_object().field("value", finding.rule).end_object();
  json.key("location").begin_object().field("path", finding.path);
  write_range(json, finding.begin, finding.begin_columns, finding.end, finding.end_columns);
  json.end_object();
  write_suggestions(json, findings, finding);
  json.end_object();
}

/// A file without a range: the comment stands at the file as a whole.
void write_unread(format::json::Writer& json, const UnreadFile& file) {
  json.begin_object().field("message", file.reason).field("severity", level(Severity::error));
  json.key("code").begin_object().field("value", kUnreadRule).end_object();
  json.key("location").begin_object().field("path", file.path).end_object();
  json.end_object();
}

void print(const Findings& findings, const Print& out) {
  format::json::Writer json(out);
  json.begin_object().key("source").begin_object().field("name", findings.command).end_object();
  json.key("diagnostics").begin_array();
  for (const UnreadFile& file : findings.unread) write_unread(json, file);
  for (const Diagnostic& finding : findings.list) write_finding(json, findings, finding);
  json.end_array().end_object();
}

}  // namespace

FindingFormat rdjson_finding_format() {
  return {.name = "rdjson", .meaning = "what reviewdog reads", .print = print};
}

}  // namespace uxi::report
