#include "cli/screen_lint.h"

#include "workspace/plan_lint.h"

namespace uxi::cli {
namespace {

const FileLint& screen_lint() {
  static const FileLint lint{.command = "uxi screen lint",
                             .what = "screener",
                             .file_name = "screener.yaml",
                             .lint = workspace::lint_screener_file,
                             .groups = {"screener", "yaml"}};
  return lint;
}

}  // namespace

void declare_screen_lint(Flags& flags, ScreenLintOptions& options) {
  declare_file_lint(flags, options, screen_lint());
  flags.describe(
      "Reads screener.yaml before the form goes out: questions that give the wanted answer away or "
      "lead to it, yes or no where people should choose, lists with no way out, personal data that "
      "nothing needs, rules that no answers fulfil or that earlier ones leave nobody to, quotas "
      "that no selection can keep. Targets are those of the study.yaml beside it. "
      "`# uxi-disable RULE -- reason` above a line, or behind it, lets it pass; "
      "`uxi guide explain RULE` says why a rule is one.");
  flags.example("uxi screen lint --study billing");
  flags.example("uxi screen lint --fail-on warning --format json studies/billing/screener.yaml");
}

Result<ExitStatus> run_screen_lint(const ScreenLintOptions& options, Context& context) {
  return run_file_lint(screen_lint(), options, context);
}

}  // namespace uxi::cli
