#include "cli/screen_show.h"

#include "cli/findings.h"
#include "cli/study_file.h"
#include "report/form_page.h"
#include "workspace/guides.h"

namespace uxi::cli {

void declare_screen_show(Flags& flags, ScreenShowOptions& options) {
  flags.argument("FILE", options.path, "the screener; that of the study by default, `-` for stdin",
                 false);
  flags.choice("--format", {"text", "md", "json"}, options.format, "how it is printed");
  flags.describe(
      "Prints the form that participants fill in, to paste into any form tool: what study.yaml "
      "tells them, the questions with their options, and how to reach them. Rules and quotas are "
      "not in it. What the tool exports, `uxi screen run` reads.");
  flags.example("uxi screen show --study billing --format md > form.md");
}

Result<ExitStatus> run_screen_show(const ScreenShowOptions& options, Context& context) {
  UXI_TRY(const SourceFile source, read_study_file(context, options.path, "screener.yaml"));
  Diagnostics faults;
  const Screener screener = read_screener(source, faults);
  UXI_TRY_VOID(stop_on_errors(context, faults));
  Diagnostics of_plan;  // only its words for participants are wanted
  const auto plan = workspace::study_beside(context.files(), source.path(), of_plan);
  const Study* study = plan && options.path != "-" ? &*plan : nullptr;
  if (options.format == "json") {
    context.print(report::form_json(screener, study));
    return ExitStatus::done;
  }
  const auto format =
      options.format == "md" ? report::PageFormat::markdown : report::PageFormat::text;
  context.page(report::form_page(screener, study, format));
  return ExitStatus::done;
}

}  // namespace uxi::cli
