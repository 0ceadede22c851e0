#include "cli/findings.h"

#include <algorithm>
#include <ostream>

#include "cli/writing.h"
#include "io/path.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::cli {
namespace {

std::optional<Severity> fails_at(const FindingsOptions& options) {
  for (const Severity severity : {Severity::error, Severity::warning, Severity::suggestion}) {
    if (options.fail_on == to_string(severity)) return severity;
  }
  return std::nullopt;
}

constexpr int kDeepestRepository = 64;  ///< folders that are looked at upwards

/// Says where we stand in the repository around us; services want paths as seen from its root.
void place_in_repository(Context& context, report::Findings& findings) {
  std::string up;
  std::string below;
  std::string here = io::normalised(context.env().working_folder);
  for (int i = 0; i < kDeepestRepository; ++i) {
    if (io::exists(context.files(), io::join(up, ".git"))) {
      findings.root = here == "/" ? "" : here;
      findings.below_root = below;
      return;
    }
    const std::string name = io::file_name(here);
    if (name.empty() || name == "/") return;
    below = io::join(name, below);
    here = io::parent(here);
    up = io::join(up, "..");
  }
}

void print_unread(Context& context, const report::Findings& findings) {
  for (const report::UnreadFile& file : findings.unread)
    context.env().err << shown_path(file.path) << ": error: " << text::printable(file.reason)
                      << '\n';
}

/// "; --fix mends 2 of them", where anything would.
std::string mendable(const report::Findings& findings) {
  if (findings.command != "uxi guide lint") return {};  // the others have no --fix
  const auto safe = std::ranges::count_if(
      findings.list, [](const Diagnostic& finding) { return finding.fix && finding.fix->safe; });
  if (safe == 0) return {};
  return "; --fix mends " + std::to_string(safe) + (findings.list.size() > 1 ? " of them" : "");
}

}  // namespace

TextPlace out_place(Context& context) {
  const io::Terminal& terminal = context.env().terminal;
  if (!terminal.out_is_terminal) return {};
  return {.carets = true, .width = terminal.width};
}

TextPlace err_place(Context& context) {
  const io::Terminal& terminal = context.env().terminal;
  if (!terminal.err_is_terminal) return {};
  return {.carets = true, .width = terminal.width};
}

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

Result<bool> reads_stdin(const std::vector<std::string>& paths,
                         const std::optional<std::string>& stdin_path) {
  // Taken for this folder, it would lint all there is where a script meant to name one file.
  if (std::ranges::find(paths, "") != paths.end()) {
    return fail(ErrorKind::usage, "an argument is empty",
                "name a path, `.` for this folder; a variable may have no value");
  }
  if (paths == std::vector<std::string>{"-"}) return true;
  if (std::ranges::find(paths, "-") != paths.end())
    return fail(ErrorKind::usage, "`-` stands alone");
  if (stdin_path && !paths.empty()) {
    return fail(ErrorKind::usage, "--stdin-path names what stdin gives, and files are named",
                "leave one of them out");
  }
  return stdin_path.has_value();
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
  context.env().err << findings_text(findings.list, context.err_style(), err_place(context));
  print_unread(context, findings);
  context.note(report::summary(findings));
  return status_of(options, findings);
}

ExitStatus print_findings(Context& context, const FindingsOptions& options,
                          report::Findings findings, unsigned jobs) {
  const report::FindingFormat* format = report::find_finding_format(options.format);
  if (format == nullptr) {
    context.print(findings_text(findings.list, context.out_style(), out_place(context), jobs));
    context.env().out.flush();
  } else {
    findings.fails_at = fails_at(options);
    place_in_repository(context, findings);
    format->print(findings, [&](std::string_view part) { context.print(part); });
    context.env().out.flush();
  }
  // A log of Actions shows stdout too, and that tells of them.
  if (options.format != "github") print_unread(context, findings);
  // A log of Actions holds nothing else that tells a clean run from one that looked at nothing.
  const bool summed_up = format == nullptr || options.format == "github";
  if (summed_up) context.note(report::summary(findings) + mendable(findings));
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
  context.env().err << findings_text(errors, context.err_style(), err_place(context));
  return fail(ErrorKind::syntax,
              text::counted(errors.size(), "error") + " in the files that this needs",
              "mend them first; `uxi check` lists all");
}

Result<void> unless_interrupted(Context& context, std::string message) {
  if (!context.env().interrupted()) return {};
  return fail(ErrorKind::interrupted, std::move(message));
}

}  // namespace uxi::cli
