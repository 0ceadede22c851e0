// uxi codebook lint.
#pragma once

#include "cli/findings.h"
#include "uxi/lint.h"
#include "uxi/source.h"
#include "workspace/workspace.h"

namespace uxi::cli {

struct CodeLintOptions {
  FindingsOptions findings;
};
void declare_code_lint(Flags& flags, CodeLintOptions& options);
[[nodiscard]] Result<ExitStatus> run_code_lint(const CodeLintOptions& options, Context& context);

/// What was found in the codebooks of a workspace, what readers say of them among it, and the files
/// that were looked at. Waivers still stand.
struct LintedCodebooks {
  std::vector<Diagnostic> findings;
  std::vector<SourceFile> files;
};
[[nodiscard]] Result<LintedCodebooks> lint_codebooks(const workspace::Workspace& workspace,
                                                     const lint::LintOptions& options);

}  // namespace uxi::cli
