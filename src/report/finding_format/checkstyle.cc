// Checkstyle's report, which many build servers read. Files without findings are listed too: they
// were looked at.
//
// Source: the XMLLogger of checkstyle.org; only the start of a finding has a place in it.
#include "report/findings.h"
#include "report/xml_text.h"
#include "text/strings.h"

namespace uxi::report {
namespace {

std::string_view level(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::suggestion: return "info";
  }
  return "error";
}

/// `uxi.wording.leading-tag`
std::string source_of(const Diagnostic& finding) {
  return "uxi." + text::replace_all(finding.rule, "/", ".");
}

std::string error_of(const Diagnostic& finding) {
  return "    <error" + xml_attribute("line", std::to_string(finding.begin.line)) +
         xml_attribute("column", std::to_string(finding.begin.column)) +
         xml_attribute("severity", level(finding.severity)) +
         xml_attribute("message", whole_message(finding)) +
         xml_attribute("source", source_of(finding)) + "/>\n";
}

std::string render(const Findings& findings) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n";
  for (const FileFindings& file : by_file(findings)) {
    std::string errors;
    for (const Diagnostic* finding : file.list) errors += error_of(*finding);
    if (!file.unread.empty()) {
      errors += "    <error" + xml_attribute("severity", "error") +
                xml_attribute("message", file.unread) + "/>\n";
    }
    out += "  <file" + xml_attribute("name", file.path);
    out += errors.empty() ? "/>\n" : ">\n" + errors + "  </file>\n";
  }
  return out + "</checkstyle>\n";
}

void print(const Findings& findings, const Print& out) { out(render(findings)); }

}  // namespace

FindingFormat checkstyle_finding_format() {
  return {.name = "checkstyle", .meaning = "XML for build servers", .print = print};
}

}  // namespace uxi::report
