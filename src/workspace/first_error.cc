#include "workspace/first_error.h"

namespace uxi::workspace {

Error as_error(const Diagnostic& finding) {
  return {.kind = ErrorKind::syntax,
          .message = finding.message,
          .path = finding.path,
          .line = finding.begin.line,
          .column = finding.begin.column,
          .hint = finding.suggestion};
}

Result<void> stop_on_first_error(const Diagnostics& findings) {
  for (const Diagnostic& finding : findings.items()) {
    if (finding.severity == Severity::error) return tl::make_unexpected(as_error(finding));
  }
  return {};
}

Result<void> stop_on_broken_yaml(const Diagnostics& findings, std::string_view path) {
  for (const Diagnostic& finding : findings.items()) {
    const bool broken = finding.severity == Severity::error && finding.rule.starts_with("yaml/");
    if (broken && finding.path == path) return tl::make_unexpected(as_error(finding));
  }
  return {};
}

}  // namespace uxi::workspace
