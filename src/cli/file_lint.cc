#include "cli/file_lint.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "cli/guide_linter.h"
#include "cli/input.h"
#include "cli/known_findings.h"
#include "io/path.h"
#include "lint/comment_waiver.h"
#include "text/strings.h"

namespace uxi::cli {
namespace {

/// One run: what was asked for, and the settings of today.
struct Linting {
  Context& context;
  const FileLint& lint;
  const FileLintOptions& options;
  LintPlaces& places;
  bool from_stdin = false;
  std::vector<std::string> asked = {};

  /// What the file of stdin is called.
  [[nodiscard]] std::string stdin_path() const {
    return options.stdin_path.value_or(std::string(lint.file_name));
  }
};

Result<void> check_options(const FileLintOptions& options) {
  if (options.findings.dry_run && !options.findings.write_baseline)
    return fail(ErrorKind::usage, "--dry-run is for --write-baseline", "a lint changes nothing");
  if (options.findings.since && options.findings.write_baseline)
    return fail(ErrorKind::usage, "--since and --write-baseline do not go together");
  return {};
}

/// One file's findings, less what its waivers silence.
std::vector<Diagnostic> lint_one(const Linting& linting, io::FileSystem& files,
                                 const LintPlace& place, const workspace::GuideFile& file) {
  const auto options = place.settings.options_for(place.inside(file.source.path()));
  auto found = linting.lint.lint(files, file, options);
  const auto looked_for = [&](std::string_view rule) {
    return std::ranges::any_of(linting.lint.groups, [&](std::string_view group) {
      return rule.starts_with(group) && rule.substr(group.size()).starts_with('/');
    });
  };
  lint::apply_comment_waivers(file.source, options, looked_for, found);
  Diagnostics sorted;
  sorted.append(std::move(found));
  sorted.sort();
  return sorted.items();
}

/// The files that `asked` means; folders are searched.
Result<std::vector<std::string>> paths_of(const Linting& linting, io::FileSystem& files,
                                          LintPlaces& places, bool missing_is_none) {
  UXI_TRY(auto search, places.search(linting.asked));
  search.only = linting.lint.file_name;
  search.missing_is_none = missing_is_none;
  return workspace::guide_paths(files, linting.asked, search);
}

Result<void> add_file(const Linting& linting, io::FileSystem& files, LintPlaces& places,
                      const workspace::GuideFile& file, report::Findings& findings) {
  UXI_TRY(const LintPlace* place, places.in(io::parent(file.source.path())));
  auto found = lint_one(linting, files, *place, file);
  UXI_TRY_VOID(unless_interrupted(linting.context));
  findings.files.push_back(file.source.path());
  std::ranges::move(found, std::back_inserter(findings.list));
  return {};
}

Result<workspace::GuideFile> read_file(const Linting& linting, io::FileSystem& files,
                                       const std::string& path) {
  UXI_TRY(const io::FileInfo info, files.info(path));
  if (info.size > workspace::kLargestGuide) {
    return fail_at(ErrorKind::limit, path,
                   "is larger than 8 MiB, which is more than a " + std::string(linting.lint.what) +
                       " can hold");
  }
  return workspace::read_guide_file(files, path);
}

tl::unexpected<Error> no_file(const FileLint& lint) {
  return fail(ErrorKind::not_found, "there is no " + std::string(lint.what),
              "name a file; in folders `" + std::string(lint.file_name) + "` is looked for");
}

Result<report::Findings> lint_asked(const Linting& linting) {
  io::FileSystem& files = linting.context.files();
  report::Findings findings{
      .command = std::string(linting.lint.command), .list = {}, .files = {}, .unread = {}};
  if (linting.from_stdin) {
    UXI_TRY(std::string bytes, read_stdin(linting.context));
    UXI_TRY(auto file, workspace::as_guide_file(linting.stdin_path(), std::move(bytes)));
    UXI_TRY_VOID(add_file(linting, files, linting.places, file, findings));
    return findings;
  }
  // What went since then is no mistake; `run_file_lint` asks whether it was there.
  const bool may_miss = linting.options.findings.since.has_value();
  UXI_TRY(const auto paths, paths_of(linting, files, linting.places, may_miss));
  if (paths.empty() && !may_miss) return no_file(linting.lint);
  std::size_t templates = 0;
  for (const std::string& path : paths) {
    auto file = read_file(linting, files, path);
    if (!file) {
      findings.unread.push_back(report::unread_file(path, file.error()));
      continue;
    }
    const bool named = std::ranges::find(linting.asked, path) != linting.asked.end();
    if (!named && workspace::is_template(file->source.text())) {
      ++templates;
      continue;
    }
    UXI_TRY_VOID(add_file(linting, files, linting.places, *file, findings));
  }
  if (templates > 0) {
    linting.context.note("left out " + text::counted(templates, "template") +
                         " to fill in; name one to look at it");
  }
  return findings;
}

/// The same in the files of a revision, with that revision's settings. `none` where there was
/// nothing to lint then either.
Result<std::vector<Diagnostic>> lint_there(const Linting& linting, io::FileSystem& files,
                                           const std::vector<workspace::Renamed>& renamed,
                                           bool& none) {
  LintPlaces places(files, {}, linting.context.env().interrupted);
  std::vector<std::string> paths;
  for (const workspace::Renamed& each : renamed) paths.push_back(each.from);
  if (linting.from_stdin) {
    if (io::exists(files, linting.stdin_path())) paths.push_back(linting.stdin_path());
  } else {
    UXI_TRY(const auto asked, paths_of(linting, files, places, true));
    paths.insert(paths.end(), asked.begin(), asked.end());
  }
  std::ranges::sort(paths);
  paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
  none = paths.empty();
  report::Findings findings;
  for (const std::string& path : paths) {
    auto file = workspace::read_guide_file(files, path);
    if (!file) continue;  // what could not be read then is new now
    UXI_TRY_VOID(add_file(linting, files, places, *file, findings));
  }
  std::ranges::move(places.faults(), std::back_inserter(findings.list));
  return std::move(findings.list);
}

}  // namespace

void declare_file_lint(Flags& flags, FileLintOptions& options, const FileLint& lint) {
  flags.arguments("FILE", options.paths,
                  "files, or folders to look for " + std::string(lint.file_name) +
                      " in; `-` for stdin; the workspace by default");
  flags.option("--stdin-path", "NAME", options.stdin_path, "read stdin, and call the file so");
  declare_findings(flags, options.findings);
}

Result<ExitStatus> run_file_lint(const FileLint& lint, const FileLintOptions& options,
                                 Context& context) {
  UXI_TRY_VOID(check_options(options));
  UXI_TRY(const bool from_stdin, reads_stdin(options.paths, options.stdin_path));
  // What a killed command left half-done is settled before anything is read.
  if (auto around = context.workspace(); !around && around.error().kind != ErrorKind::not_found) {
    return pass_on(std::move(around));
  }
  LintPlaces places(
      context.files(),
      [&](const workspace::Workspace& workspace) { return context.settle(workspace); },
      context.env().interrupted);
  Linting linting{context, lint, options, places, from_stdin, options.paths};
  if (linting.asked.empty() && !from_stdin) {
    UXI_TRY(std::string folder, folder_to_lint(context));
    linting.asked.push_back(std::move(folder));
  }
  UXI_TRY(report::Findings findings, lint_asked(linting));
  const auto faults = places.faults();
  findings.list.insert(findings.list.begin(), faults.begin(), faults.end());
  findings.rules = places.rules();
  bool none_there = false;
  UXI_TRY_VOID(keep_new(context, options.findings, findings, [&](auto& files, const auto& names) {
    return lint_there(linting, files, names, none_there);
  }));
  if (none_there && findings.files.empty() && findings.unread.empty()) return no_file(lint);
  UXI_TRY_VOID(apply_baseline(context, options.findings, findings));
  if (options.findings.write_baseline) return status_of(options.findings, findings);
  return print_findings(context, options.findings, std::move(findings));
}

}  // namespace uxi::cli
