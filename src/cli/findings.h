// Printing findings: as text for people, as JSON for programs, and what they mean for the exit
// status.
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/context.h"
#include "uxi/diagnostic.h"

namespace uxi::cli {

/// `--format` and `--fail-on` of everything that lints.
struct FindingsOptions {
  std::string format = "text";
  std::string fail_on = "error";
};
void declare_findings(Flags& flags, FindingsOptions& options);

/// One line each, with the source line and a caret below where `with_caret`.
[[nodiscard]] std::string findings_text(const std::vector<Diagnostic>& findings, const Style& style,
                                        bool with_caret);
/// The document of uxi-json(5); `files` is the number of files looked at.
[[nodiscard]] std::string findings_json(const std::vector<Diagnostic>& findings, std::size_t files);
/// `2 errors, 1 warning in 3 files`
[[nodiscard]] std::string findings_summary(const std::vector<Diagnostic>& findings,
                                           std::size_t files);

/// Prints them in the format asked for, a summary to stderr, and says how to exit.
[[nodiscard]] ExitStatus print_findings(Context& context, const FindingsOptions& options,
                                        const std::vector<Diagnostic>& findings, std::size_t files);

/// Errors among `findings` of files that a command needs: prints them, and is `syntax` with a
/// count. For commands that work on files rather than judge them.
[[nodiscard]] Result<void> stop_on_errors(Context& context, const Diagnostics& findings);

}  // namespace uxi::cli
