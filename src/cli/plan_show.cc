#include "cli/plan_show.h"

#include "cli/findings.h"
#include "cli/study_file.h"
#include "report/plan_page.h"

namespace uxi::cli {

void declare_plan_show(Flags& flags, PlanShowOptions& options) {
  flags.argument("FILE", options.path, "the plan; that of the study by default, `-` for stdin",
                 false);
  flags.toggle("--public", options.for_public, "only what participants may read");
  flags.choice("--format", {"text", "md", "json"}, options.format, "how it is printed");
  flags.describe(
      "Prints the plan on one page, for a kickoff: what we want to know and decide, what we "
      "believe "
      "and what would show us wrong, whom we ask, how and when, what people get and agree to.");
  flags.example("uxi plan show --study billing --format md > kickoff.md");
  flags.example("uxi plan show --public");
}

Result<ExitStatus> run_plan_show(const PlanShowOptions& options, Context& context) {
  UXI_TRY(const SourceFile source, read_study_file(context, options.path, "study.yaml"));
  Diagnostics faults;
  const Study study = read_study(source, "", faults);
  UXI_TRY_VOID(stop_on_errors(context, faults));
  if (options.for_public && study.public_text.value.empty()) {
    return fail_at(ErrorKind::not_found, source.path(), "the plan has no words for participants",
                   "write them under `public:`");
  }
  if (options.format == "json") {
    context.print(options.for_public ? report::public_json(study) : report::plan_json(study));
    return ExitStatus::done;
  }
  const auto format =
      options.format == "md" ? report::PageFormat::markdown : report::PageFormat::text;
  context.page(options.for_public ? report::public_page(study, format)
                                  : report::plan_page(study, format));
  return ExitStatus::done;
}

}  // namespace uxi::cli
