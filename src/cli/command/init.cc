// uxi init: a workspace, or one more study in this one, from a template.
#include <algorithm>

#include "base/embedded.h"
#include "cli/command.h"
#include "cli/git_setup.h"
#include "cli/writing.h"
#include "format/fill.h"
#include "io/path.h"
#include "report/guide_draft.h"
#include "text/nearest.h"
#include "text/strings.h"
#include "uxi/reference.h"

namespace uxi::cli {
namespace {

struct Options {
  std::string folder = ".";
  std::string kind = "generative";
  bool git = false;
  bool dry_run = false;
};

constexpr std::string_view kStudies = "studies/";

/// Names of the folders under templates/studies.
std::vector<std::string> template_names() {
  std::vector<std::string> names;
  for (const EmbeddedFile& file : embedded_files()) {
    if (!file.path.starts_with(kStudies)) continue;
    const std::string_view rest = file.path.substr(kStudies.size());
    std::string name(rest.substr(0, rest.find('/')));
    if (names.empty() || names.back() != name) names.push_back(std::move(name));
  }
  return names;
}

void declare(Flags& flags, Options& options) {
  flags.argument("DIR", options.folder, "where; this folder by default", false);
  flags.choice("--template", template_names(), options.kind,
               "what the study is modelled on (generative by default)");
  flags.toggle("--git", options.git, "have git merge tags, themes and codebooks by what they mean");
  declare_dry_run(flags, options.dry_run);
  flags.describe(
      "Writes uxi.yaml, codebook.yaml, .gitignore and .gitattributes where they are missing, and a "
      "study with a plan, a screener and a guide, its dates counted from today. Nothing that is "
      "there is touched: inside a workspace a study is added to it, with a codebook of its own.");
  flags.example("uxi init payments-research --study billing --template churn");
  flags.example("uxi init --study onboarding");
  flags.example("uxi init --git");
}

/// The workspace `folder` is in, or a new one at `folder`.
struct Place {
  std::string root;
  bool is_new = false;
};

Result<Place> place_of(Context& context, const std::string& folder) {
  if (io::exists(context.files(), folder) && !io::is_folder(context.files(), folder)) {
    return fail_at(ErrorKind::conflict, folder, "this is a file, not a folder");
  }
  if (folder != ".")
    return Place{folder, !io::exists(context.files(), io::join(folder, "uxi.yaml"))};
  const auto workspace = context.workspace();
  if (workspace) return Place{workspace->root().empty() ? "." : workspace->root(), false};
  if (workspace.error().kind != ErrorKind::not_found) return tl::make_unexpected(workspace.error());
  return Place{".", true};
}

/// What templates may ask for: `{{week_3}}`, the Monday three weeks on, and `{{keep_until}}`, a
/// year from today.
format::FillValue template_values(Date today) {
  constexpr int kWeeks = 12;
  constexpr std::int64_t kYear = 52 * 7;
  const std::int64_t day = days_since_epoch(today);
  const std::int64_t monday = day - (day + 3) % 7;  // 1970-01-01 was a Thursday
  format::FillValue values;
  for (int week = 1; week <= kWeeks; ++week) {
    values.set("week_" + std::to_string(week),
               format::FillValue::of(to_string(date_from_days(monday + 7 * week))));
  }
  const Date keep_until = date_from_days(day + kYear);
  values.set("keep_until", format::FillValue::of(to_string(keep_until)));
  values.set("keep_until_spoken", format::FillValue::of(report::spoken_date(keep_until)));
  return values;
}

/// Where a file of a template goes: the first codebook is every study's, later ones their own
/// study's.
std::string place_in_workspace(const std::string& inner, const std::string& study,
                               bool has_codebook) {
  return inner == "codebook.yaml" && !has_codebook ? inner : study + "/" + inner;
}

using FileChanges = std::vector<io::FileChange>;

Result<void> add_study(Context& context, const Options& options, const std::string& root,
                       const std::string& name, FileChanges& changes) {
  const std::string from = std::string(kStudies) + options.kind + "/";
  const std::string study = "studies/" + name;
  if (io::exists(context.files(), io::join(root, study))) {
    return fail_at(ErrorKind::conflict, io::normalised(io::join(root, study)),
                   "there is a study of that name already", "say `--study` and another name");
  }
  const bool has_codebook = io::exists(context.files(), io::join(root, "codebook.yaml"));
  const format::FillValue values = template_values(context.today());
  for (const EmbeddedFile& file : embedded_files()) {
    if (!file.path.starts_with(from)) continue;
    UXI_TRY(std::string text, format::fill(file.text, values, format::FillEscape::none));
    const std::string path =
        place_in_workspace(std::string(file.path.substr(from.size())), study, has_codebook);
    if (!io::exists(context.files(), io::join(root, path)))
      changes.push_back({path, std::nullopt, std::move(text)});
  }
  return {};
}

Result<FileChanges> new_files(Context& context, const Options& options, const std::string& root,
                              const std::optional<std::string>& study) {
  FileChanges changes;
  const auto add = [&](const std::string& path, std::string_view text) {
    if (!io::exists(context.files(), io::join(root, path)))
      changes.push_back({path, std::nullopt, std::string(text)});
  };
  add("uxi.yaml", *embedded_file("workspace/uxi.yaml"));
  add(".gitignore", *embedded_file("workspace/gitignore"));
  add(".gitattributes", *embedded_file("workspace/gitattributes"));
  if (options.git) {
    UXI_TRY(auto more, missing_attributes(context, root));
    if (more) changes.push_back(*std::move(more));
  }
  if (study) UXI_TRY_VOID(add_study(context, options, root, *study, changes));
  return changes;
}

/// With `--git` alone a workspace that is there gets no further study.
std::optional<std::string> study_wanted(Context& context, const Options& options,
                                        const Place& place) {
  if (context.shared().study) return context.shared().study;
  if (options.git && !place.is_new) return std::nullopt;
  return "first-study";
}

Result<void> write_files(Context& context, const Place& place, const FileChanges& changes) {
  if (place.is_new) UXI_TRY_VOID(context.files().make_folders(place.root));
  io::Journal journal(context.files(), place.root == "." ? "" : place.root);
  UXI_TRY(const auto lock, journal.lock());
  UXI_TRY_VOID(journal.commit("init", changes));
  for (const io::FileChange& change : changes)
    context.print("wrote " + io::normalised(io::join(place.root, change.path)) + "\n");
  return {};
}

Result<ExitStatus> run(const Options& options, Context& context) {
  UXI_TRY(const Place place, place_of(context, options.folder));
  const auto study = study_wanted(context, options, place);
  if (study && !is_study_name(*study)) {
    return fail(ErrorKind::usage, "`" + *study + "` is no name for a study",
                "use lower-case letters, digits and hyphens");
  }
  UXI_TRY(const auto changes, new_files(context, options, place.root, study));
  if (options.dry_run) {
    workspace::Changes planned;
    for (const io::FileChange& change : changes) planned.add(change);
    context.print(planned.diff());
    return ExitStatus::done;
  }
  UXI_TRY_VOID(write_files(context, place, changes));
  if (options.git) UXI_TRY_VOID(install_merge_driver(context, place.root));
  if (study) {
    context.note("next: fill in " + io::normalised(io::join(place.root, "studies/" + *study)) +
                 "/study.yaml, then run `uxi check`");
  }
  return ExitStatus::done;
}

}  // namespace

Command init_command() {
  return {.name = "init",
          .summary = "make a workspace, or one more study in this one",
          .stage = Stage::start,
          .declare = with_options(declare, run)};
}

}  // namespace uxi::cli
