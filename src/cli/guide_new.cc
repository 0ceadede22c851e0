#include "cli/guide_new.h"

#include "cli/findings.h"
#include "cli/writing.h"
#include "io/path.h"
#include "report/guide_draft.h"
#include "text/nearest.h"
#include "text/strings.h"
#include "uxi/study.h"

namespace uxi::cli {
namespace {

constexpr auto kPurposes = std::to_array<Purpose>(
    {Purpose::generative, Purpose::exploratory, Purpose::evaluative, Purpose::contextual,
     Purpose::continuous, Purpose::jtbd, Purpose::churn, Purpose::usability});

std::vector<std::string> purpose_names() {
  std::vector<std::string> names;
  for (const Purpose purpose : kPurposes) names.emplace_back(to_string(purpose));
  return names;
}

Result<Purpose> purpose_named(const std::string& name) {
  for (const Purpose purpose : kPurposes) {
    if (to_string(purpose) == name) return purpose;
  }
  std::string hint = text::did_you_mean(name, purpose_names());
  if (hint.empty()) hint = "say one of " + text::join(purpose_names(), ", ");
  return fail(ErrorKind::usage, "--purpose: `" + name + "` is none", std::move(hint));
}

Result<Study> read_plan(Context& context, const workspace::Workspace& workspace,
                        const std::string& name) {
  UXI_TRY(const SourceFile source, workspace.read("studies/" + name + "/study.yaml"));
  Diagnostics findings;
  Study study = read_study(source, name, findings);
  findings.sort();
  context.note_lines(findings_text(findings.items(), context.err_style(), err_place(context)));
  if (findings.has_errors()) {
    return fail_at(ErrorKind::syntax, source.path(), "the plan has errors",
                   "mend them, then make the guide");
  }
  return study;
}

Result<void> check_segment(const Study& study, const std::string& id) {
  if (id.empty() || find_segment(study, id) != nullptr) return {};
  std::vector<std::string> ids;
  for (const Segment& segment : study.segments) ids.push_back(segment.id.value);
  return fail(ErrorKind::usage, "segment `" + id + "` is not in the plan",
              text::did_you_mean(id, ids));
}

Result<report::GuideDraft> draft_of(const GuideNewOptions& options, const Study* study) {
  report::GuideDraft draft{.study = study, .segment = options.segment};
  if (study != nullptr) {
    draft.purpose = study->method.purpose.value;
    if (study->method.minutes.value > 0) draft.minutes = study->method.minutes.value;
  }
  if (!options.purpose.empty()) {
    UXI_TRY(draft.purpose, purpose_named(options.purpose));
  }
  if (options.minutes) draft.minutes = *options.minutes;
  return draft;
}

/// The file that the plan names for the segment, else `guide.md`; a name given wins.
std::string file_of(const GuideNewOptions& options, const Study& study) {
  if (!options.path.empty()) return options.path;
  const Segment* segment = find_segment(study, options.segment);
  if (segment != nullptr && !segment->guide.value.empty()) return segment->guide.value;
  return "guide.md";
}

/// Where the guide goes: a bare name into the study's folder, a path as it is written.
Result<std::string> place_of(const workspace::Workspace& workspace, const std::string& study,
                             const std::string& written) {
  if (written.find('/') == std::string::npos) return "studies/" + study + "/" + written;
  const auto inside = workspace.inside(written);
  if (inside) return *inside;
  return fail_at(ErrorKind::usage, written, "this is outside of the workspace",
                 "print the guide instead: `uxi guide new -`");
}

Result<ExitStatus> print_draft(const GuideNewOptions& options, Context& context) {
  const auto workspace = context.workspace();
  if (!workspace) {
    if (workspace.error().kind != ErrorKind::not_found) {
      return tl::make_unexpected(workspace.error());
    }
    UXI_TRY(const auto draft, draft_of(options, nullptr));
    UXI_TRY(const std::string text, report::draft_guide(draft));
    context.print(text);
    return ExitStatus::done;
  }
  UXI_TRY(const std::string name, context.study_name(*workspace));
  UXI_TRY(const Study study, read_plan(context, *workspace, name));
  UXI_TRY_VOID(check_segment(study, options.segment));
  UXI_TRY(const auto draft, draft_of(options, &study));
  UXI_TRY(const std::string text, report::draft_guide(draft));
  context.print(text);
  return ExitStatus::done;
}

}  // namespace

void declare_guide_new(Flags& flags, GuideNewOptions& options) {
  flags.argument(
      "FILE", options.path,
      "where, in the study's folder: what the plan names for the segment, else guide.md; "
      "`-` for stdout",
      false);
  flags.option("--segment", "ID", options.segment, "whom the guide is for");
  flags.option(
      "--purpose", "NAME", options.purpose,
      "what the core is made of, the plan's by default: " + text::join(purpose_names(), ", "));
  flags.option("--minutes", "N", options.minutes, "the session's length; the plan's by default",
               report::kLeastDraftMinutes);
  declare_dry_run(flags, options.dry_run);
  flags.describe(
      "Writes a guide from the plan: welcome and consent, warm-up, a part for each research "
      "question (or stage, of jtbd and churn) with questions of several kinds and probes, a part "
      "that could prove the assumptions wrong, wind-down; the times add up. A guide that is there "
      "is never touched.");
  flags.example("uxi guide new --study billing");
  flags.example("uxi guide new --segment churned --minutes 30 guide-churned.md");
}

Result<ExitStatus> run_guide_new(const GuideNewOptions& options, Context& context) {
  if (options.path == "-") return print_draft(options, context);
  UXI_TRY(const auto workspace, context.workspace());
  UXI_TRY(const std::string name, context.study_name(workspace));
  UXI_TRY(const Study study, read_plan(context, workspace, name));
  UXI_TRY_VOID(check_segment(study, options.segment));
  UXI_TRY(const std::string path, place_of(workspace, name, file_of(options, study)));
  const auto plan = [&]() -> Result<workspace::Changes> {
    if (io::exists(workspace.files(), workspace.path(path))) {
      return fail_at(ErrorKind::conflict, workspace.display(path), "there is a guide already",
                     "name another file, or `-` to print a new one");
    }
    UXI_TRY(const auto draft, draft_of(options, &study));
    UXI_TRY(std::string text, report::draft_guide(draft));
    workspace::Changes changes;
    UXI_TRY_VOID(changes.put(workspace, path, std::move(text)));
    return changes;
  };
  UXI_TRY_VOID(write_changes(context, workspace, "guide new", options.dry_run, plan));
  if (options.dry_run) return ExitStatus::done;
  context.print("wrote " + workspace.display(path) + "\n");
  context.note("next: replace the words in [brackets], then `uxi guide lint`");
  return ExitStatus::done;
}

}  // namespace uxi::cli
