// uxi codebook lint.
#pragma once

#include <optional>
#include <vector>

#include "cli/findings.h"
#include "lint/codebook.h"
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
/// Lints a study's own codebook as it comes, and the shared one by all of them.
class CodebookLinter {
 public:
  /// Both must outlive this.
  CodebookLinter(const workspace::Workspace& workspace, const lint::LintOptions& options)
      : workspace_(workspace), options_(options) {}
  void add(const workspace::StudyData& data);
  /// The codebooks of the studies that were added, and the shared one where these are all.
  [[nodiscard]] Result<LintedCodebooks> finish(bool all_studies);

 private:
  const workspace::Workspace& workspace_;
  const lint::LintOptions& options_;
  LintedCodebooks linted_;
  std::vector<lint::CodedWords> all_;
  std::optional<workspace::Loaded<Codebook>> shared_;
};

}  // namespace uxi::cli
