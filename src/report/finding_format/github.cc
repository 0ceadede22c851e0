// Workflow commands of GitHub Actions: each finding becomes a note beside its line in the pull
// request. GitHub shows only the first ten of a kind for each step, so the worst come first.
//
// Source: docs.github.com, "Workflow commands for GitHub Actions"; escapes as in actions/toolkit,
// packages/core/src/command.ts.
#include "report/findings.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::report {
namespace {

/// The log is a terminal too: controls are shown, not sent.
std::string escape_data(std::string_view text) {
  std::string out = text::replace_all(text::printable(text), "%", "%25");
  out = text::replace_all(out, "\r", "%0D");
  return text::replace_all(out, "\n", "%0A");
}

std::string escape_property(std::string_view text) {
  const std::string out = text::replace_all(escape_data(text), ":", "%3A");
  return text::replace_all(out, ",", "%2C");
}

std::string_view command(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::suggestion: return "notice";
  }
  return "error";
}

/// Columns only within one line: GitHub refuses them otherwise. They count UTF-16 units.
std::string line_of(const Findings& findings, const Diagnostic& finding) {
  std::string out = "::" + std::string(command(finding.severity));
  out += " file=" + escape_property(path_from_root(findings, finding.path));
  out += ",line=" + std::to_string(finding.begin.line);
  out += ",endLine=" + std::to_string(finding.end.line);
  if (finding.begin.line == finding.end.line) {
    out += ",col=" + std::to_string(finding.begin_columns.utf16);
    out += ",endColumn=" + std::to_string(finding.end_columns.utf16);
  }
  if (!finding.rule.empty()) out += ",title=" + escape_property(finding.rule);
  return out + "::" + escape_data(whole_message(finding)) + "\n";
}

std::string render(const Findings& findings) {
  std::string out;
  for (const UnreadFile& file : findings.unread) {
    out += "::error file=" + escape_property(path_from_root(findings, file.path)) +
           "::" + escape_data(file.reason) + "\n";
  }
  for (const Severity severity : {Severity::error, Severity::warning, Severity::suggestion}) {
    for (const Diagnostic& finding : findings.list) {
      if (finding.severity == severity) out += line_of(findings, finding);
    }
  }
  return out;
}

void print(const Findings& findings, const Print& out) { out(render(findings)); }

}  // namespace

FindingFormat github_finding_format() {
  return {.name = "github", .meaning = "notes in a pull request, by Actions", .print = print};
}

}  // namespace uxi::report
