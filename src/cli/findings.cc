#include "cli/findings.h"

#include <algorithm>
#include <ostream>

#include "cli/writing.h"
#include "io/path.h"
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

std::optional<Severity> fails_at(const FindingsOptions& options) {
  for (const Severity severity : {Severity::error, Severity::warning, Severity::suggestion}) {
    if (options.fail_on == to_string(severity)) return severity;
  }
  return std::nullopt;
}

constexpr int kDeepestRepository = 64;  ///< folders that are looked at upwards

/// Where we stand in the repository around us; services want paths as seen from its root.
std::string below_repository(Context& context) {
  std::string up;
  std::string below;
  std::string here = io::normalised(context.env().working_folder);
  for (int i = 0; i < kDeepestRepository; ++i) {
    if (io::exists(context.files(), io::join(up, ".git"))) return below;
    const std::string name = io::file_name(here);
    if (name.empty() || name == "/") return {};
    below = io::join(name, below);
    here = io::parent(here);
    up = io::join(up, "..");
  }
  return {};
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

void print_unread(Context& context, const report::Findings& findings) {
  for (const report::UnreadFile& file : findings.unread)
    context.env().err << text::printable(file.reason) << '\n';
}

}  // namespace

void declare_findings(Flags& flags, FindingsOptions& options) {
  std::vector<std::string> formats{"text"};
  for (const report::FindingFormat& format : report::finding_formats())
    formats.emplace_back(format.name);
  flags.choice("--format", std::move(formats), options.format, "how findings are printed");
  flags.choice("--fail-on", {"error", "warning", "suggestion", "never"}, options.fail_on,
               "exit 1 when there is a finding at least as bad (error by default)");
  flags.option("--since", "REV", options.since,
               "only findings that the merge base with this git revision has not");
  flags.option("--baseline", "FILE", options.baseline,
               "leave out the findings that this file accepts (lint-baseline.json by default)");
  flags.toggle("--write-baseline", options.write_baseline,
               "accept all that is found now: write it to the baseline");
  declare_dry_run(flags, options.dry_run);
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

ExitStatus status_of(const FindingsOptions& options, const report::Findings& findings) {
  if (!findings.unread.empty()) return ExitStatus::failed;
  const auto least = fails_at(options);
  const bool bad = least && std::ranges::any_of(findings.list, [&](const Diagnostic& finding) {
                     return finding.severity >= *least;
                   });
  return bad ? ExitStatus::no : ExitStatus::done;
}

ExitStatus print_aside(Context& context, const FindingsOptions& options,
                       const report::Findings& findings) {
  context.env().out.flush();
  context.env().err << findings_text(findings.list, context.err_style(),
                                     context.env().terminal.err_is_terminal);
  print_unread(context, findings);
  context.note(report::summary(findings));
  return status_of(options, findings);
}

ExitStatus print_findings(Context& context, const FindingsOptions& options,
                          report::Findings findings) {
  const report::FindingFormat* format = report::find_finding_format(options.format);
  if (format == nullptr) {
    context.print(
        findings_text(findings.list, context.out_style(), context.env().terminal.out_is_terminal));
    context.env().out.flush();
  } else {
    findings.fails_at = fails_at(options);
    findings.below_root = below_repository(context);
    context.print(format->render(findings));
    context.env().out.flush();
  }
  print_unread(context, findings);
  if (format == nullptr) context.note(report::summary(findings));
  return status_of(options, findings);
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
