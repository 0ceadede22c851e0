#include "cli/guide_lint.h"

#include <algorithm>
#include <ostream>
#include <utility>

#include "cli/finding_text.h"
#include "cli/guide_linter.h"
#include "cli/input.h"
#include "cli/known_findings.h"
#include "cli/lost_consent.h"
#include "cli/parallel.h"
#include "cli/write_anywhere.h"
#include "io/path.h"
#include "lint/fix.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/lint.h"

namespace uxi::cli {
namespace {

constexpr int kMostRounds = 10;  ///< of fixes that make room for others

/// What one run is about: the paths as asked for, and the settings of today.
struct Linting {
  Context& context;
  const GuideLintOptions& options;
  LintPlaces& places;
  bool from_stdin = false;
  std::vector<std::string> asked = {};
  std::size_t left_out = 0;  ///< files that are called like guides and ask nobody anything

  /// What the guide of stdin is called.
  [[nodiscard]] std::string stdin_path() const { return options.stdin_path.value_or("stdin.md"); }

  [[nodiscard]] unsigned jobs() const {
    return options.jobs ? static_cast<unsigned>(*options.jobs) : usable_cores();
  }
};

Result<workspace::GuideSearch> search_of(const Linting& linting, LintPlaces& places) {
  UXI_TRY(auto search, places.search(linting.asked));
  search.judge_named = linting.options.force_exclude;
  return search;
}

tl::unexpected<Error> no_guide() {
  return fail(ErrorKind::not_found, "there is no guide",
              "name one, or see `lint.guides` in uxi-workspace(5)");
}

/// What a search passed over.
struct LeftOut {
  std::vector<std::string> unasking = {};  ///< called like guides, and ask nobody anything
  std::vector<std::string> unknown = {};   ///< texts that are called like none
};

std::string with_names(const std::string& what, const std::vector<std::string>& paths) {
  return what + " (" + shown_path(paths.front()) + (paths.size() == 1 ? ")" : ", ...)");
}

/// Says what a search passed over. The workspace as a whole is searched for what `lint.guides`
/// means: that it holds texts of other names needs no word.
void note_left_out(const Linting& linting, const LeftOut& left_out) {
  const std::vector<std::string>& unasking = left_out.unasking;
  const bool whole = linting.options.paths.empty();
  const std::vector<std::string> unknown = whole ? std::vector<std::string>{} : left_out.unknown;
  std::vector<std::string> parts;
  if (!unasking.empty()) {
    parts.push_back(unasking.size() == 1
                        ? with_names("a file that asks a participant next to nothing", unasking)
                        : with_names(std::to_string(unasking.size()) +
                                         " files that ask a participant next to nothing",
                                     unasking));
  }
  if (!unknown.empty()) {
    parts.push_back(
        unknown.size() == 1
            ? with_names("a text file whose name is no guide's", unknown)
            : with_names(text::counted(unknown.size(), "text file") + " whose names are no guide's",
                         unknown));
  }
  if (parts.empty()) return;
  const bool one = unasking.size() + unknown.size() == 1;
  // A hook has named them already.
  const std::string name = linting.options.force_exclude ? ""
                           : one                         ? "name it, or "
                                                         : "name them, or ";
  linting.context.note("left out " + text::join(parts, " and ") + "; " + name +
                       "set `lint.guides`");
}

/// Where there was doubt about a script or a plan, it was its name that left it out.
LeftOut left_out_of(const LintedGuides& guides, std::vector<std::string> unknown) {
  LeftOut left_out{.unknown = std::move(unknown)};
  for (const workspace::FoundGuide& each : guides.left_out) {
    const bool by_name = each.doubt == workspace::GuideDoubt::strong;
    (by_name ? left_out.unknown : left_out.unasking).push_back(each.path);
  }
  std::ranges::sort(left_out.unknown);
  return left_out;
}

Result<void> unless_interrupted(const Linting& linting) {
  return cli::unless_interrupted(
      linting.context, linting.options.fix ? "interrupted; nothing was changed" : "interrupted");
}

Result<LintedGuides> lint_asked(Linting& linting) {
  io::FileSystem& files = linting.context.files();
  LintedGuides guides;
  if (linting.from_stdin) {
    UXI_TRY(std::string bytes, read_stdin(linting.context));
    UXI_TRY(auto file, workspace::as_guide_file(linting.stdin_path(), std::move(bytes)));
    UXI_TRY(auto found, lint_one(files, linting.places, file));
    UXI_TRY_VOID(unless_interrupted(linting));
    guides.list.push_back({std::move(file), std::move(found)});
    return guides;
  }
  UXI_TRY(auto search, search_of(linting, linting.places));
  // What went since then is no mistake; `run_guide_lint` asks whether it was there.
  search.missing_is_none = linting.options.findings.since.has_value();
  std::vector<std::string> unknown;
  UXI_TRY(const auto found, workspace::find_guides(files, linting.asked, search, &unknown));
  UXI_TRY(guides, lint_guides(files, linting.places, found, linting.jobs()));
  UXI_TRY_VOID(unless_interrupted(linting));
  const LeftOut left_out = left_out_of(guides, std::move(unknown));
  note_left_out(linting, left_out);
  linting.left_out = left_out.unasking.size();
  // Everything that was named may be left out on purpose; a search that finds nothing is a slip.
  const bool none = guides.list.empty() && guides.unread.empty();
  if (none && !linting.options.force_exclude && !search.missing_is_none) return no_guide();
  return guides;
}

/// The same in the files of a revision, with that revision's settings. `none` where there was
/// nothing to lint then either.
Result<std::vector<Diagnostic>> lint_there(const Linting& linting, io::FileSystem& files,
                                           const std::vector<workspace::Renamed>& renamed,
                                           bool& none) {
  LintPlaces places(files, {}, linting.context.env().interrupted);
  UXI_TRY(auto search, search_of(linting, places));
  search.missing_is_none = true;
  auto asked = linting.from_stdin ? std::vector<std::string>{linting.stdin_path()} : linting.asked;
  UXI_TRY(auto found, workspace::find_guides(files, asked, search));
  for (const workspace::Renamed& each : renamed) {
    const auto known = std::ranges::find(found, each.from, &workspace::FoundGuide::path);
    if (known == found.end()) found.push_back({each.from});
  }
  // What could not be read then is new now.
  UXI_TRY(auto guides, lint_guides(files, places, found, linting.jobs()));
  UXI_TRY_VOID(unless_interrupted(linting));
  none = guides.list.empty() && guides.unread.empty();
  std::vector<Diagnostic> all = places.faults();
  for (LintedGuide& guide : guides.list) std::ranges::move(guide.findings, std::back_inserter(all));
  return all;
}

/// A guide once its safe fixes are applied, round after round, and how many there were.
struct Mended {
  LintedGuide guide;
  std::size_t count = 0;
};

Result<Mended> mend(Linting& linting, LintedGuide guide) {
  Mended mended{std::move(guide)};
  for (int round = 0; round < kMostRounds; ++round) {
    const SourceFile& source = mended.guide.file.source;
    lint::Fixed fixed = lint::apply_safe_fixes(source, mended.guide.findings);
    if (fixed.count == 0 || fixed.text == source.text()) break;
    mended.count += fixed.count;
    UXI_TRY(mended.guide.file, workspace::as_guide_file(source.path(), std::move(fixed.text)));
    UXI_TRY(mended.guide.findings,
            lint_one(linting.context.files(), linting.places, mended.guide.file));
  }
  return mended;
}

/// Mends what can be mended: writes it, prints it as a diff, or hands it on to stdout. `guides` are
/// then the mended ones, unless only a diff was asked for. Whether there was anything to mend.
Result<bool> mend_all(Linting& linting, std::vector<LintedGuide>& guides) {
  const bool only_shown = linting.options.diff || linting.options.findings.dry_run;
  std::size_t count = 0;
  std::vector<NewText> texts;
  std::vector<LintedGuide> after;
  for (LintedGuide& guide : guides) {
    UXI_TRY(Mended mended, mend(linting, guide));
    count += mended.count;
    const std::string text(mended.guide.file.source.text());
    const std::string& path = guide.file.source.path();
    if (linting.from_stdin) {
      texts.push_back({path, std::string(guide.file.source.text()), text});
    } else if (mended.count > 0) {
      UXI_TRY(std::string before, linting.context.files().read(path));
      const bool other = text::find_invalid_utf8(before) || before.find('\0') != std::string::npos;
      if (other) linting.context.note(path + " is not UTF-8; --fix writes it as UTF-8");
      texts.push_back({path, std::move(before), text});
    }
    after.push_back(std::move(mended.guide));
  }
  UXI_TRY_VOID(unless_interrupted(linting));
  if (linting.from_stdin && !only_shown) {
    linting.context.print(texts.front().text);
  } else {
    UXI_TRY_VOID(write_anywhere(linting.context, "guide lint --fix", only_shown, texts));
  }
  linting.context.note((count == 0 ? "nothing" : text::counted(count, "finding")) +
                       (only_shown ? " can be mended" : " mended"));
  if (!only_shown) guides = std::move(after);
  return count > 0;
}

Result<void> check_options(const GuideLintOptions& options) {
  const bool mends = options.fix || options.diff;
  if (mends && (options.findings.since || options.findings.write_baseline)) {
    return fail(ErrorKind::usage, "--fix and --diff go with neither --since nor --write-baseline");
  }
  if (options.findings.dry_run && !options.fix && !options.findings.write_baseline) {
    return fail(ErrorKind::usage, "--dry-run is for --fix and --write-baseline",
                "a lint changes nothing");
  }
  const bool prints_diff = options.diff || (options.fix && options.findings.dry_run);
  if (prints_diff && options.findings.format != "text") {
    return fail(ErrorKind::usage,
                "what --fix would change is printed as a diff, in no other format",
                "leave out `--format " + options.findings.format + "`, or `" +
                    (options.diff ? "--diff`" : "--fix`"));
  }
  if (options.findings.since && options.findings.write_baseline)
    return fail(ErrorKind::usage, "--since and --write-baseline do not go together");
  return {};
}

/// What was found in all guides, and taken from them.
report::Findings findings_of(const Linting& linting, std::vector<LintedGuide>& guides) {
  report::Findings findings{.command = "uxi guide lint",
                            .list = linting.places.faults(),
                            .rules = linting.places.rules(),
                            .left_out = linting.left_out};
  std::size_t count = findings.list.size();
  for (const LintedGuide& guide : guides) count += guide.findings.size();
  findings.list.reserve(count);
  for (LintedGuide& guide : guides) {
    for (Diagnostic& finding : guide.findings) {
      // What is wrong with a plan is said once, however many guides stand beside it.
      const bool of_plan = finding.path != guide.file.source.path();
      const bool again =
          of_plan && std::ranges::find(findings.list, finding) != findings.list.end();
      if (!again) findings.list.push_back(std::move(finding));
    }
    guide.findings.clear();
    findings.files.push_back(guide.file.source.path());
    findings.sources.push_back(&guide.file.source);
  }
  return findings;
}

/// What `--diff` leaves to say: 1 where something can be mended or stands, unless nothing fails.
ExitStatus status_of_diff(const FindingsOptions& options, bool mends,
                          const report::Findings& findings) {
  const ExitStatus status = status_of(options, findings);
  if (status == ExitStatus::failed || options.fail_on == "never") return status;
  return mends ? ExitStatus::no : status;
}

}  // namespace

void declare_guide_lint(Flags& flags, GuideLintOptions& options) {
  flags.arguments("PATH", options.paths,
                  "guides, folders to look for guides in, or quoted patterns; `-` for stdin; the "
                  "workspace by default");
  flags.option("--stdin-path", "NAME", options.stdin_path, "read stdin, and call the guide so");
  declare_findings(flags, options.findings);
  flags.toggle("--fix", options.fix, "rewrite what can be rewritten without changing its sense");
  flags.toggle("--diff", options.diff, "print what --fix would change, and change nothing");
  flags.toggle("--force-exclude", options.force_exclude,
               "leave out what is ignored, or no guide, even where it is named");
  flags.option("--jobs", "N", options.jobs, "threads; one for each core by default", 1);
  flags.describe(
      "Reads guides as people write them and points at questions that a senior researcher would "
      "reword. "
      "`<!-- uxi-disable RULE -- reason -->` above a question, or behind it, lets it pass.");
  flags.example("uxi guide lint studies/billing/guide.md");
  flags.example("uxi guide lint --since origin/main --format github");
  flags.example("uxi guide lint --format json --fail-on warning docs/research");
}

Result<ExitStatus> run_guide_lint(const GuideLintOptions& options, Context& context) {
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
  Linting linting{context, options, places, from_stdin, options.paths};
  if (linting.asked.empty() && !from_stdin) {
    UXI_TRY(std::string folder, folder_to_lint(context));
    linting.asked.push_back(std::move(folder));
  }
  UXI_TRY(LintedGuides linted, lint_asked(linting));
  std::vector<LintedGuide>& guides = linted.list;
  bool mends = false;
  if (options.fix || options.diff) {
    UXI_TRY(mends, mend_all(linting, guides));
  }
  report::Findings findings = findings_of(linting, guides);
  findings.unread = std::move(linted.unread);
  bool none_there = false;
  std::vector<Diagnostic> lost;
  const auto there =
      [&](io::FileSystem& files,
          const std::vector<workspace::Renamed>& renamed) -> Result<std::vector<Diagnostic>> {
    for (const LintedGuide& guide : guides) {
      const SourceFile& now = guide.file.source;
      UXI_TRY(const LintPlace* place, places.in(io::parent(now.path())));
      const auto settings = place->settings.options_for(place->inside(now.path()));
      if (auto finding = lost_consent(files, renamed, now, settings)) lost.push_back(*finding);
    }
    return lint_there(linting, files, renamed, none_there);
  };
  UXI_TRY_VOID(keep_new(context, options.findings, findings, there));
  add_lost_consent(std::move(lost), findings);
  const bool none_here = guides.empty() && findings.unread.empty();
  if (none_there && none_here && !options.force_exclude) return no_guide();
  UXI_TRY_VOID(apply_baseline(context, options.findings, findings));
  if (options.findings.write_baseline) return status_of(options.findings, findings);
  if (options.diff || (options.fix && options.findings.dry_run))
    return status_of_diff(options.findings, mends, findings);
  if (options.fix && linting.from_stdin) return print_aside(context, options.findings, findings);
  return print_findings(context, options.findings, std::move(findings), linting.jobs());
}

}  // namespace uxi::cli
