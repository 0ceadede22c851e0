// Printing findings: as text for people, in one of the formats of report/finding_format/ for
// programs, and what they mean for the exit status.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/context.h"
#include "cli/finding_text.h"
#include "report/findings.h"
#include "uxi/diagnostic.h"

namespace uxi::cli {

/// What everything that lints takes.
struct FindingsOptions {
  std::string format = "text";
  std::string fail_on = "error";
  std::optional<std::string> since;     ///< only what the merge base with this revision has not
  std::optional<std::string> baseline;  ///< a file of findings accepted
  bool write_baseline = false;
  bool dry_run = false;
};
void declare_findings(Flags& flags, FindingsOptions& options);

/// Where findings that go to stdout, or to stderr, are shown.
[[nodiscard]] TextPlace out_place(Context& context);
[[nodiscard]] TextPlace err_place(Context& context);

/// Whether a lint reads stdin: `-`, or `--stdin-path` and nothing else. `usage` where `-` or
/// `--stdin-path` stands beside files.
[[nodiscard]] Result<bool> reads_stdin(const std::vector<std::string>& paths,
                                       const std::optional<std::string>& stdin_path);

/// Prints them in the format asked for, a summary to stderr, and says how to exit. `jobs` threads
/// may work at it.
[[nodiscard]] ExitStatus print_findings(Context& context, const FindingsOptions& options,
                                        report::Findings findings, unsigned jobs = 1);

/// The same as text on stderr, where stdout has another use.
[[nodiscard]] ExitStatus print_aside(Context& context, const FindingsOptions& options,
                                     const report::Findings& findings);
/// How to exit: `failed` where a file could not be looked at, else what `--fail-on` says.
[[nodiscard]] ExitStatus status_of(const FindingsOptions& options,
                                   const report::Findings& findings);

/// `interrupted` once Ctrl-C was pressed: what was found is worth nothing then, as the rules were
/// stopped.
[[nodiscard]] Result<void> unless_interrupted(Context& context,
                                              std::string message = "interrupted");

/// Errors among `findings` of files that a command needs: prints them, and is `syntax` with a
/// count. For commands that work on files rather than judge them.
[[nodiscard]] Result<void> stop_on_errors(Context& context, const Diagnostics& findings);

}  // namespace uxi::cli
