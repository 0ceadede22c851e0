#include "cli/known_findings.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "cli/write_anywhere.h"
#include "io/path.h"
#include "lint/known.h"
#include "text/strings.h"
#include "workspace/baseline.h"
#include "workspace/revision.h"

namespace uxi::cli {
namespace {

/// Takes off what is known; paths are made comparable by `path_of`.
void take_known(std::vector<Diagnostic>& list, lint::KnownFindings& known,
                const std::function<std::string(const std::string&)>& path_of) {
  std::erase_if(list, [&](const Diagnostic& finding) {
    return known.take(lint::known_form(finding, path_of(finding.path)));
  });
}

/// Files that were looked at and are not in the revision.
std::vector<std::string> added_files(const report::Findings& findings, io::FileSystem& before) {
  std::vector<std::string> added;
  std::ranges::copy_if(findings.files, std::back_inserter(added),
                       [&](const std::string& path) { return !io::exists(before, path); });
  return added;
}

/// Takes off what is said of files of another repository, a submodule for one: they are new to this
/// one's history, and not to their own.
void leave_out_other_repositories(Context& context, const workspace::Revision& revision,
                                  report::Findings& findings) {
  std::map<std::string, std::string> repositories;  // by file
  std::set<std::string> met;
  const auto repository_of = [&](const std::string& path) {
    const auto [slot, fresh] = repositories.try_emplace(path);
    if (fresh && !io::exists(*revision.files, path))
      slot->second = workspace::repository_inside(context.files(), revision, path);
    return slot->second;
  };
  std::erase_if(findings.files, [&](const std::string& path) {
    const std::string folder = repository_of(path);
    if (!folder.empty()) met.insert(folder);
    return !folder.empty();
  });
  if (met.empty()) return;
  std::erase_if(findings.list,
                [&](const Diagnostic& finding) { return !repository_of(finding.path).empty(); });
  context.note("left out what lies in another repository (" + *met.begin() +
               (met.size() > 1 ? ", ..." : "") + "); `--since` compares it from inside there");
}

/// Where the baseline is, and whether somebody asked for it.
struct BaselinePlace {
  std::string path;
  bool asked = false;
};

Result<BaselinePlace> baseline_place(Context& context, const FindingsOptions& options) {
  if (options.baseline) return BaselinePlace{*options.baseline, true};
  const auto workspace = context.workspace();
  if (workspace) return BaselinePlace{workspace->display(workspace::kBaseline), false};
  if (workspace.error().kind != ErrorKind::not_found) return tl::make_unexpected(workspace.error());
  return BaselinePlace{std::string(workspace::kBaseline), false};
}

Result<workspace::Baseline> read_or_none(Context& context, const BaselinePlace& place) {
  const bool may_miss = !place.asked;
  auto bytes = context.files().read(place.path);
  if (!bytes && bytes.error().kind == ErrorKind::not_found && may_miss)
    return workspace::Baseline{};
  if (!bytes) return pass_on(std::move(bytes));
  return workspace::read_baseline(SourceFile(place.path, *std::move(bytes)));
}

/// Entries about files that were not looked at stay, as long as there are those files.
void keep_others(Context& context, const workspace::Baseline& old, const std::string& folder,
                 const report::Findings& findings,
                 const std::function<std::string(const std::string&)>& path_of,
                 workspace::Baseline& next) {
  std::set<std::string> looked_at;
  for (const std::string& path : findings.files) looked_at.insert(path_of(path));
  for (const workspace::Accepted& entry : old) {
    const std::string& path = entry.finding.path;
    if (!looked_at.contains(path) && io::exists(context.files(), io::join(folder, path)))
      next.push_back(entry);
  }
}

std::size_t stale(const lint::KnownFindings& known, const report::Findings& findings,
                  const std::function<std::string(const std::string&)>& path_of) {
  std::set<std::string> looked_at;
  for (const std::string& path : findings.files) looked_at.insert(path_of(path));
  return static_cast<std::size_t>(std::ranges::count_if(
      known.left(), [&](const auto& entry) { return looked_at.contains(entry.first.path); }));
}

void note_renames(Context& context, const std::string& baseline,
                  const std::vector<workspace::BaselineRename>& renames) {
  const std::size_t more = renames.size() - 1;
  context.note(baseline + ": " + renames.front().from + " is now " + renames.front().to +
               (more > 0 ? ", and so on with " + text::counted(more, "other") : "") +
               "; `--write-baseline` records it");
}

}  // namespace

Result<void> keep_new(Context& context, const FindingsOptions& options, report::Findings& findings,
                      const LintThere& lint_there) {
  if (!options.since) return {};
  UXI_TRY(const auto revision, workspace::merge_base_files(context.env(), *options.since));
  leave_out_other_repositories(context, revision, findings);
  const auto renamed = workspace::find_renamed(*revision.files, revision.gone, context.files(),
                                               added_files(findings, *revision.files));
  std::map<std::string, std::string> today;
  std::vector<std::string> old_names;
  for (const workspace::Renamed& each : renamed) {
    today[io::normalised(each.from)] = io::normalised(each.to);
    old_names.push_back(each.from);
  }
  UXI_TRY(const auto before, lint_there(*revision.files, old_names));
  lint::KnownFindings known;
  for (const Diagnostic& finding : before) {
    const std::string path = io::normalised(finding.path);
    const auto name = today.find(path);
    known.add(lint::known_form(finding, name == today.end() ? path : name->second));
  }
  take_known(findings.list, known, [](const std::string& path) { return io::normalised(path); });
  return {};
}

Result<void> apply_baseline(Context& context, const FindingsOptions& options,
                            report::Findings& findings) {
  UXI_TRY(const BaselinePlace place, baseline_place(context, options));
  const std::string here = context.env().working_folder;
  const std::string folder = io::parent(place.path);
  const auto path_of = [&](const std::string& path) {
    return io::relative_to(io::normalised(io::join(here, path)),
                           io::normalised(io::join(here, folder)));
  };
  if (options.write_baseline) {
    workspace::Baseline next = workspace::accept(findings.list, path_of);
    auto old = read_or_none(context, {place.path, false});
    if (old) keep_others(context, *old, folder, findings, path_of, next);
    const std::size_t n = findings.list.size();
    auto before = context.files().read(place.path);
    std::optional<std::string> held;
    if (before) held = *std::move(before);
    UXI_TRY_VOID(write_anywhere(context, "lint baseline", options.dry_run,
                                {{place.path, held, workspace::write_baseline(std::move(next))}}));
    context.note(place.path + ": " + text::counted(n, "finding") +
                 (options.dry_run ? " would be accepted" : " accepted"));
    findings.list.clear();
    return {};
  }
  UXI_TRY(auto baseline, read_or_none(context, place));
  if (baseline.empty()) return {};
  const auto renames = workspace::follow_renames(
      baseline, findings.list, path_of,
      [&](const std::string& path) { return io::exists(context.files(), io::join(folder, path)); });
  lint::KnownFindings known;
  for (const workspace::Accepted& entry : baseline) known.add(entry.finding, entry.count);
  const std::size_t all = findings.list.size();
  take_known(findings.list, known, path_of);
  if (const std::size_t n = all - findings.list.size(); n > 0)
    context.note(text::counted(n, "finding") + " accepted by " + place.path);
  if (!renames.empty()) note_renames(context, place.path, renames);
  if (const std::size_t n = stale(known, findings, path_of); n > 0 && !options.since) {
    context.note(place.path + ": " + text::counted(n, "entry", "entries") +
                 " no longer found; `--write-baseline` drops " + (n == 1 ? "it" : "them"));
  }
  return {};
}

}  // namespace uxi::cli
