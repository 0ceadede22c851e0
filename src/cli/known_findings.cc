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

/// Where a baseline is, and whether somebody asked for it.
struct BaselinePlace {
  std::string path;
  bool asked = false;
};

/// The baseline of each file: the one asked for, else that of the workspace that it lies in, else
/// that of where we stand, which also holds for workspaces below that have none.
class BaselinePlaces {
 public:
  BaselinePlaces(Context& context, const FindingsOptions& options)
      : context_(context), options_(options), workspaces_(context.files()) {}

  [[nodiscard]] Result<BaselinePlace> of(const std::string& file) {
    if (options_.baseline) return BaselinePlace{*options_.baseline, true};
    const std::string folder = io::parent(file);
    const auto known = by_folder_.find(folder);
    if (known != by_folder_.end()) return BaselinePlace{known->second};
    UXI_TRY(const workspace::Workspace* around, workspaces_.around(folder));
    UXI_TRY(const workspace::Workspace* here, workspaces_.around("."));
    const auto in = [](const workspace::Workspace* workspace) {
      return workspace == nullptr ? std::string(workspace::kBaseline)
                                  : workspace->display(workspace::kBaseline);
    };
    std::string path = in(around == nullptr ? here : around);
    if (!options_.write_baseline && !io::exists(context_.files(), path)) path = in(here);
    return BaselinePlace{by_folder_.emplace(folder, std::move(path)).first->second};
  }

 private:
  Context& context_;
  const FindingsOptions& options_;
  workspace::Workspaces workspaces_;
  std::map<std::string, std::string> by_folder_;
};

Result<workspace::Baseline> read_or_none(Context& context, const BaselinePlace& place) {
  const bool may_miss = !place.asked;
  auto bytes = context.files().read(place.path);
  if (!bytes && bytes.error().kind == ErrorKind::not_found && may_miss)
    return workspace::Baseline{};
  if (!bytes) return pass_on(std::move(bytes));
  return workspace::read_baseline(SourceFile(place.path, *std::move(bytes)));
}

/// One baseline and the files that it is about.
struct BaselineWork {
  BaselinePlace place;
  std::set<std::string> files = {};      ///< that were looked at or that a finding names
  std::set<std::string> looked_at = {};  ///< seen from the baseline's folder
  std::string here = {};

  [[nodiscard]] std::string folder() const { return io::parent(place.path); }
  /// A path as the baseline has it.
  [[nodiscard]] std::string seen(const std::string& path) const {
    return io::relative_to(io::normalised(io::join(here, path)),
                           io::normalised(io::join(here, folder())));
  }
  [[nodiscard]] bool is_there(Context& context, const std::string& path) const {
    return io::exists(context.files(), io::join(folder(), path));
  }
};

/// By the baseline's path. There is always one.
Result<std::map<std::string, BaselineWork>> share_out(Context& context,
                                                      const FindingsOptions& options,
                                                      const report::Findings& findings) {
  BaselinePlaces places(context, options);
  std::map<std::string, BaselineWork> works;
  const auto work_of = [&](const std::string& path) -> Result<BaselineWork*> {
    UXI_TRY(BaselinePlace place, places.of(path));
    const auto [slot, fresh] = works.try_emplace(place.path);
    if (fresh) slot->second = {.place = place, .here = context.env().working_folder};
    slot->second.files.insert(path);
    return &slot->second;
  };
  for (const std::string& path : findings.files) {
    UXI_TRY(BaselineWork * work, work_of(path));
    work->looked_at.insert(work->seen(path));
  }
  for (const Diagnostic& finding : findings.list) UXI_TRY_VOID(work_of(finding.path));
  if (works.empty()) UXI_TRY_VOID(work_of("."));
  return works;
}

/// The baseline with what is found now. Entries about files that were not looked at stay, as long
/// as there are those files.
Result<NewText> rewritten(Context& context, const BaselineWork& work,
                          const std::vector<Diagnostic>& found) {
  const auto seen = [&](const std::string& path) { return work.seen(path); };
  workspace::Baseline next = workspace::accept(found, seen);
  const auto old = read_or_none(context, {work.place.path, false});
  if (old) {
    std::ranges::copy_if(*old, std::back_inserter(next), [&](const workspace::Accepted& entry) {
      const std::string& path = entry.finding.path;
      return !work.looked_at.contains(path) && work.is_there(context, path);
    });
  }
  NewText text{.path = work.place.path, .before = {}, .text = {}};
  auto before = context.files().read(work.place.path);
  if (before) text.before = *std::move(before);
  text.text = workspace::write_baseline(std::move(next));
  return text;
}

std::size_t stale(const lint::KnownFindings& known, const BaselineWork& work) {
  return static_cast<std::size_t>(std::ranges::count_if(
      known.left(), [&](const auto& entry) { return work.looked_at.contains(entry.first.path); }));
}

void note_renames(Context& context, const std::string& baseline,
                  const std::vector<workspace::BaselineRename>& renames) {
  const std::size_t more = renames.size() - 1;
  context.note(baseline + ": " + renames.front().from + " is now " + renames.front().to +
               (more > 0 ? ", and so on with " + text::counted(more, "other") : "") +
               "; `--write-baseline` records it");
}

}  // namespace

namespace {

/// What the files of the revision were called, by what they are called today.
using TodaysNames = std::map<std::string, std::string>;

std::string todays_name(const TodaysNames& names, const std::string& path) {
  const auto name = names.find(io::normalised(path));
  return name == names.end() ? io::normalised(path) : name->second;
}

/// Takes off what is said of sentences that stood in another file: the same was said of them there,
/// and they are gone from it. A copy is new, and so is what a file as a whole lacks.
void take_moved(io::FileSystem& files, const std::vector<Diagnostic>& before,
                const TodaysNames& names, lint::KnownFindings& known, report::Findings& findings) {
  std::map<std::pair<std::string, std::uint64_t>, std::vector<const Diagnostic*>> left;
  for (const Diagnostic& finding : before) {
    const auto form = lint::known_form(finding, todays_name(names, finding.path));
    if (!finding.subject.empty() && known.left().contains(form))
      left[{form.rule, form.print}].push_back(&finding);
  }
  if (left.empty()) return;
  std::map<std::string, std::string> texts;
  const auto still_there = [&](const std::string& path, const std::string& sentence) {
    const auto [text, fresh] = texts.try_emplace(path);
    if (fresh) text->second = files.read(path).value_or("");
    return text::contains(text->second, sentence);
  };
  std::erase_if(findings.list, [&](const Diagnostic& finding) {
    if (finding.subject.empty()) return false;
    const auto form = lint::known_form(finding, "");
    const auto same = left.find({form.rule, form.print});
    return same != left.end() && std::ranges::any_of(same->second, [&](const Diagnostic* old) {
             const std::string path = todays_name(names, old->path);
             return !still_there(path, old->subject) && known.take({path, form.rule, form.print});
           });
  });
}

}  // namespace

Result<void> keep_new(Context& context, const FindingsOptions& options, report::Findings& findings,
                      const LintThere& lint_there) {
  if (!options.since) return {};
  UXI_TRY(const auto revision, workspace::merge_base_files(context.env(), *options.since));
  leave_out_other_repositories(context, revision, findings);
  const auto renamed = workspace::find_renamed(*revision.files, revision.gone, context.files(),
                                               added_files(findings, *revision.files));
  TodaysNames today;
  for (const workspace::Renamed& each : renamed) {
    today[io::normalised(each.from)] = io::normalised(each.to);
  }
  UXI_TRY(const auto before, lint_there(*revision.files, renamed));
  lint::KnownFindings known;
  for (const Diagnostic& finding : before)
    known.add(lint::known_form(finding, todays_name(today, finding.path)));
  std::erase_if(findings.list, [&](const Diagnostic& finding) {
    return known.take(lint::known_form(finding, io::normalised(finding.path)));
  });
  take_moved(context.files(), before, today, known, findings);
  return {};
}

namespace {

std::vector<Diagnostic> findings_in(const BaselineWork& work, const report::Findings& findings) {
  std::vector<Diagnostic> found;
  std::ranges::copy_if(findings.list, std::back_inserter(found), [&](const Diagnostic& finding) {
    return work.files.contains(finding.path);
  });
  return found;
}

Result<void> write_baselines(Context& context, const FindingsOptions& options,
                             const std::map<std::string, BaselineWork>& works,
                             const report::Findings& findings) {
  std::vector<NewText> texts;
  std::vector<std::string> notes;
  for (const auto& [path, work] : works) {
    const auto found = findings_in(work, findings);
    UXI_TRY(NewText text, rewritten(context, work, found));
    // A workspace of several needs no file that accepts nothing.
    if (works.size() > 1 && found.empty() && !text.before) continue;
    notes.push_back(path + ": " + text::counted(found.size(), "finding") +
                    (options.dry_run ? " would be accepted" : " accepted"));
    texts.push_back(std::move(text));
  }
  UXI_TRY_VOID(write_anywhere(context, "lint baseline", options.dry_run, texts));
  for (const std::string& note : notes) context.note(note);
  return {};
}

Result<void> take_accepted(Context& context, const FindingsOptions& options,
                           const BaselineWork& work, report::Findings& findings) {
  const std::string& path = work.place.path;
  UXI_TRY(auto baseline, read_or_none(context, work.place));
  if (baseline.empty()) return {};
  const auto seen = [&](const std::string& file) { return work.seen(file); };
  const auto renames = workspace::follow_renames(
      baseline, findings_in(work, findings), seen,
      [&](const std::string& file) { return work.is_there(context, file); });
  lint::KnownFindings known;
  for (const workspace::Accepted& entry : baseline) known.add(entry.finding, entry.count);
  const std::size_t n = std::erase_if(findings.list, [&](const Diagnostic& finding) {
    return work.files.contains(finding.path) &&
           known.take(lint::known_form(finding, seen(finding.path)));
  });
  if (n > 0) context.note(text::counted(n, "finding") + " accepted by " + path);
  if (!renames.empty()) note_renames(context, path, renames);
  if (const std::size_t left = stale(known, work); left > 0 && !options.since) {
    context.note(path + ": " + text::counted(left, "entry", "entries") +
                 " no longer found; `--write-baseline` drops " + (left == 1 ? "it" : "them"));
  }
  return {};
}

}  // namespace

Result<void> apply_baseline(Context& context, const FindingsOptions& options,
                            report::Findings& findings) {
  UXI_TRY(const auto works, share_out(context, options, findings));
  if (options.write_baseline) {
    UXI_TRY_VOID(write_baselines(context, options, works, findings));
    findings.list.clear();
    return {};
  }
  for (const auto& [path, work] : works)
    UXI_TRY_VOID(take_accepted(context, options, work, findings));
  return {};
}

}  // namespace uxi::cli
