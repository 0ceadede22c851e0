// JUnit's report: a suite a file, a case a finding, one that passes for a file without any. Only
// what makes the run fail is a failure; the rest is said by the case and passes.
//
// Source: the schema that Jenkins and GitLab read (jenkinsci/xunit-plugin, junit-10.xsd).
#include "report/findings.h"
#include "report/xml_text.h"

namespace uxi::report {
namespace {

bool fails(const Findings& findings, const Diagnostic& finding) {
  return findings.fails_at && finding.severity >= *findings.fails_at;
}

std::string counts(std::size_t tests, std::size_t failures, std::size_t errors) {
  return xml_attribute("tests", std::to_string(tests)) +
         xml_attribute("failures", std::to_string(failures)) +
         xml_attribute("errors", std::to_string(errors));
}

std::string open_case(const FileFindings& file, const std::string& name) {
  return "    <testcase" + xml_attribute("classname", file.path) + xml_attribute("name", name);
}

std::string case_of(const Findings& findings, const FileFindings& file, const Diagnostic& finding) {
  const std::string name = finding.rule + " (line " + std::to_string(finding.begin.line) +
                           ", column " + std::to_string(finding.begin.column) + ")";
  std::string out = open_case(file, name) + xml_attribute("file", file.path) +
                    xml_attribute("line", std::to_string(finding.begin.line)) + ">\n";
  if (fails(findings, finding)) {
    out += "      <failure" + xml_attribute("type", to_string(finding.severity)) +
           xml_attribute("message", finding.message) + ">" + xml(to_string(finding)) +
           "</failure>\n";
  } else {
    out += "      <system-out>" + xml(to_string(finding)) + "</system-out>\n";
  }
  return out + "    </testcase>\n";
}

struct Suite {
  std::string cases;
  std::size_t tests = 0;
  std::size_t failures = 0;
  std::size_t errors = 0;
};

Suite suite_of(const Findings& findings, const FileFindings& file) {
  Suite suite;
  for (const Diagnostic* finding : file.list) {
    suite.cases += case_of(findings, file, *finding);
    if (fails(findings, *finding)) ++suite.failures;
    ++suite.tests;
  }
  if (!file.unread.empty()) {
    suite.cases += open_case(file, "reading") + ">\n      <error" +
                   xml_attribute("message", file.unread) + "/>\n    </testcase>\n";
    ++suite.errors;
    ++suite.tests;
  }
  if (suite.tests == 0) {
    suite.cases = open_case(file, findings.command) + "/>\n";
    suite.tests = 1;
  }
  return suite;
}

std::string render(const Findings& findings) {
  std::string suites;
  Suite all;
  for (const FileFindings& file : by_file(findings)) {
    const Suite suite = suite_of(findings, file);
    suites += "  <testsuite" + xml_attribute("name", file.path) +
              counts(suite.tests, suite.failures, suite.errors) + ">\n" + suite.cases +
              "  </testsuite>\n";
    all.tests += suite.tests;
    all.failures += suite.failures;
    all.errors += suite.errors;
  }
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" +
         xml_attribute("name", findings.command) + counts(all.tests, all.failures, all.errors) +
         ">\n" + suites + "</testsuites>\n";
}

void print(const Findings& findings, const Print& out) { out(render(findings)); }

}  // namespace

FindingFormat junit_finding_format() {
  return {.name = "junit", .meaning = "XML for test reports", .print = print};
}

}  // namespace uxi::report
