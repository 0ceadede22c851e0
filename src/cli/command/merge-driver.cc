// uxi merge-driver: called by git to merge tags, themes and codebooks by their meaning; `init
// --git` installs it.
#include "cli/command.h"
#include "coding/merge.h"
#include "io/path.h"
#include "text/strings.h"

namespace uxi::cli {
namespace {

struct Options {
  std::string base;
  std::string ours;
  std::string theirs;
  std::string path;
};

constexpr int kGitTime = 60'000;  // ms

void declare(Flags& flags, Options& options) {
  flags.argument("BASE", options.base, "the common ancestor (git's %O); may be empty");
  flags.argument("OURS", options.ours, "our version (%A), which gets the result");
  flags.argument("THEIRS", options.theirs, "their version (%B)");
  flags.argument("PATH", options.path, "the file's name in the repository (%P)");
  flags.describe(
      "Merges highlights by id, codes by path, themes by field. Exits 1 where both sides changed "
      "the same thing in different ways; git's marks stand around it then.");
  flags.example("git config merge.uxi.driver 'uxi merge-driver %O %A %B %P'");
}

/// What a file of that name is merged by; nothing for one that is merged by lines.
using MergeFiles = Result<coding::Merged> (*)(const coding::ThreeVersions&);
MergeFiles merge_of(const std::string& path) {
  if (io::file_name(path) == "codebook.yaml") return coding::merge_codebook;
  if (text::contains("/" + path, "/tags/") && path.ends_with(".yaml")) return coding::merge_tags;
  if (text::contains("/" + path, "/themes/") && path.ends_with(".yaml")) return coding::merge_theme;
  return nullptr;
}

Result<coding::Merged> merged(Context& context, const Options& options) {
  const MergeFiles merge = merge_of(options.path);
  if (merge == nullptr) return fail(ErrorKind::unsupported, "this file is merged by lines");
  coding::ThreeVersions versions;
  UXI_TRY(std::string base, context.files().read(options.base));
  UXI_TRY(std::string ours, context.files().read(options.ours));
  UXI_TRY(std::string theirs, context.files().read(options.theirs));
  versions.base = SourceFile(options.path, std::move(base));
  versions.ours = SourceFile(options.path, std::move(ours));
  versions.theirs = SourceFile(options.path, std::move(theirs));
  return merge(versions);
}

/// Git's own merge: of tags and themes with all lines of both sides, of others with marks.
Result<ExitStatus> merge_lines(Context& context, const Options& options) {
  std::vector<std::string> argv{"git", "merge-file", "-q", "-L",    "ours",
                                "-L",  "base",       "-L", "theirs"};
  const MergeFiles merge = merge_of(options.path);
  if (merge == coding::merge_tags || merge == coding::merge_theme) argv.emplace_back("--union");
  argv.insert(argv.end(), {options.ours, options.base, options.theirs});
  UXI_TRY(const auto done, context.env().run_process({.argv = std::move(argv),
                                                      .folder = context.env().working_folder,
                                                      .time_limit_ms = kGitTime}));
  if (done.exit_status > 127 || done.exit_status < 0) {
    return fail(ErrorKind::io,
                "git cannot merge `" + options.path + "`: " + std::string(text::trim(done.err)));
  }
  return done.exit_status == 0 ? ExitStatus::done : ExitStatus::no;
}

Result<ExitStatus> run(const Options& options, Context& context) {
  const auto result = merged(context, options);
  if (!result) {
    const bool by_lines =
        result.error().kind == ErrorKind::syntax || result.error().kind == ErrorKind::unsupported;
    if (by_lines) return merge_lines(context, options);
    return tl::make_unexpected(result.error());
  }
  UXI_TRY_VOID(context.files().write(options.ours, result->text));
  for (const std::string& conflict : result->conflicts) {
    context.note(options.path + ": both sides changed `" + conflict + "`; `uxi check` shows where");
  }
  return result->conflicts.empty() ? ExitStatus::done : ExitStatus::no;
}

}  // namespace

Command merge_driver_command() {
  return {.name = "merge-driver",
          .summary = "merge tags, themes and codebooks; called by git",
          .stage = Stage::keep,
          .declare = with_options(declare, run)};
}

}  // namespace uxi::cli
