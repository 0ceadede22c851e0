#include "cli/findings.h"

#include <algorithm>
#include <ostream>

#include "format/json.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::cli {
namespace {

Mark mark_of(Severity severity) {
  switch (severity) {
    case Severity::error: return Mark::error;
    case Severity::warning: return Mark::warning;
    case Severity::suggestion: return Mark::suggestion;
  }
  return Mark::error;
}

std::size_t count(const std::vector<Diagnostic>& findings, Severity severity) {
  return static_cast<std::size_t>(std::ranges::count(findings, severity, &Diagnostic::severity));
}

/// The source line, and under it a caret run as wide as what is meant (to the end of the line at
/// most).
std::string caret(const Diagnostic& finding, const Style& style) {
  if (finding.line_text.empty()) return {};
  const std::size_t from = text::byte_offset(finding.line_text, finding.begin.column - 1);
  std::size_t to = finding.line_text.size();
  if (finding.end.line == finding.begin.line) {
    to = text::byte_offset(finding.line_text, finding.end.column - 1);
  }
  const std::string_view line = finding.line_text;
  const std::string lead = text::replace_all(text::printable(line.substr(0, from)), "\t", "    ");
  const std::string hit = text::replace_all(
      text::printable(line.substr(from, to > from ? to - from : 0)), "\t", "    ");
  const std::string tail =
      text::replace_all(text::printable(line.substr(std::max(from, to))), "\t", "    ");
  const int width = std::max(1, text::display_width(hit));
  std::string out = "    " + lead + hit + tail + "\n    ";
  out += std::string(static_cast<std::size_t>(text::display_width(lead)), ' ');
  out +=
      style(mark_of(finding.severity), "^" + std::string(static_cast<std::size_t>(width - 1), '~'));
  return out + "\n";
}

}  // namespace

void declare_findings(Flags& flags, FindingsOptions& options) {
  flags.choice("--format", {"text", "json"}, options.format, "how findings are printed");
  flags.choice("--fail-on", {"error", "warning", "suggestion", "never"}, options.fail_on,
               "exit 1 when there is a finding at least as bad (error by default)");
}

std::string findings_text(const std::vector<Diagnostic>& findings, const Style& style,
                          bool with_caret) {
  std::string out;
  for (const Diagnostic& finding : findings) {
    out +=
        style(Mark::path, text::printable(finding.path) + ":" + std::to_string(finding.begin.line) +
                              ":" + std::to_string(finding.begin.column));
    out += ": " + style(mark_of(finding.severity), to_string(finding.severity)) + ": ";
    out += text::printable(finding.message);
    if (!finding.suggestion.empty()) out += "; " + text::printable(finding.suggestion);
    if (!finding.rule.empty()) out += " " + style(Mark::dim, "[" + finding.rule + "]");
    out += "\n";
    if (with_caret) out += caret(finding, style);
  }
  return out;
}

std::string findings_json(const std::vector<Diagnostic>& findings, std::size_t files) {
  format::json::Writer json;
  json.begin_object().field("version", 1).key("findings").begin_array();
  for (const Diagnostic& finding : findings) {
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
        .field("excerpt", finding.excerpt)
        .end_object();
  }
  json.end_array().key("summary").begin_object();
  json.field("files", std::uint64_t{files});
  for (const Severity severity : {Severity::error, Severity::warning, Severity::suggestion}) {
    json.field(to_string(severity), std::uint64_t{count(findings, severity)});
  }
  json.end_object().end_object();
  return json.text();
}

std::string findings_summary(const std::vector<Diagnostic>& findings, std::size_t files) {
  std::string out;
  for (const Severity severity : {Severity::error, Severity::warning, Severity::suggestion}) {
    const std::size_t n = count(findings, severity);
    if (n == 0) continue;
    if (!out.empty()) out += ", ";
    out += text::counted(n, to_string(severity));
  }
  if (out.empty()) out = "nothing found";
  return out + " in " + text::counted(files, "file");
}

ExitStatus print_findings(Context& context, const FindingsOptions& options,
                          const std::vector<Diagnostic>& findings, std::size_t files) {
  if (options.format == "json") {
    context.print(findings_json(findings, files));
  } else {
    context.print(
        findings_text(findings, context.out_style(), context.env().terminal.out_is_terminal));
    context.env().out.flush();
    context.note(findings_summary(findings, files));
  }
  const auto at_least = [&](Severity severity) {
    return std::ranges::any_of(findings,
                               [&](const Diagnostic& d) { return d.severity >= severity; });
  };
  const bool bad = (options.fail_on == "error" && at_least(Severity::error)) ||
                   (options.fail_on == "warning" && at_least(Severity::warning)) ||
                   (options.fail_on == "suggestion" && at_least(Severity::suggestion));
  return bad ? ExitStatus::no : ExitStatus::done;
}

Result<void> stop_on_errors(Context& context, const Diagnostics& findings) {
  if (!findings.has_errors()) return {};
  std::vector<Diagnostic> errors;
  Diagnostics sorted = findings;
  sorted.sort();
  for (const Diagnostic& d : sorted.items()) {
    // A file that is read for two studies is at fault once.
    const bool again = !errors.empty() && errors.back() == d;
    if (d.severity == Severity::error && !again) errors.push_back(d);
  }
  context.env().err << findings_text(errors, context.err_style(),
                                     context.env().terminal.err_is_terminal);
  return fail(ErrorKind::syntax,
              text::counted(errors.size(), "error") + " in the files that this needs",
              "mend them first; `uxi check` lists all");
}

}  // namespace uxi::cli
