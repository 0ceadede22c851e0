#include "cli/plan_lint.h"

#include "workspace/plan_lint.h"

namespace uxi::cli {
namespace {

const FileLint& plan_lint() {
  static const FileLint lint{
      .command = "uxi plan lint",
      .what = "plan",
      .file_name = "study.yaml",
      .lint =
          [](io::FileSystem&, const workspace::GuideFile& file, const lint::LintOptions& options) {
            return workspace::lint_plan_file(file, options);
          },
      .groups = {"plan", "study", "yaml"}};
  return lint;
}

}  // namespace

void declare_plan_lint(Flags& flags, PlanLintOptions& options) {
  declare_file_lint(flags, options, plan_lint());
  flags.describe(
      "Reads study.yaml before anybody is asked: questions that are vague or want a number, no "
      "decision, no measure of success, segments that nobody could be sorted by, samples too small "
      "or too large for the method, assumptions that cannot fail, missing consent, dates that "
      "cannot work. `# uxi-disable RULE -- reason` above a line, or behind it, lets it pass; "
      "`uxi guide explain RULE` says why a rule is one.");
  flags.example("uxi plan lint");
  flags.example("uxi plan lint --fail-on warning --format json studies/billing/study.yaml");
}

Result<ExitStatus> run_plan_lint(const PlanLintOptions& options, Context& context) {
  return run_file_lint(plan_lint(), options, context);
}

}  // namespace uxi::cli
