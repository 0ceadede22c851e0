#include "cli/guide_linter.h"

#include <algorithm>
#include <map>
#include <utility>

#include "cli/parallel.h"
#include "io/path.h"
#include "uxi/lint.h"

namespace uxi::cli {
namespace {

constexpr std::size_t kWorthAThread = 4;  ///< guides

/// Folders of guides that have a plan beside them: looked for once, not for each guide.
class PlannedFolders {
 public:
  PlannedFolders(io::FileSystem& files, const std::vector<workspace::FoundGuide>& found) {
    for (const workspace::FoundGuide& guide : found) {
      const auto [folder, fresh] = planned_.try_emplace(io::parent(guide.path));
      if (fresh) folder->second = io::exists(files, io::join(folder->first, "study.yaml"));
    }
  }
  [[nodiscard]] bool holds(const std::string& guide) const {
    const auto folder = planned_.find(io::parent(guide));
    return folder != planned_.end() && folder->second;
  }

 private:
  std::map<std::string, bool> planned_;
};

/// Nothing where the doubt about it was right. Where it is not `planned`, no plan stands beside it.
Result<std::optional<std::vector<Diagnostic>>> lint_doubted(io::FileSystem& files,
                                                            const LintPlace& place,
                                                            const workspace::GuideFile& guide,
                                                            workspace::GuideDoubt doubt,
                                                            bool planned) {
  Diagnostics of_study;
  const auto study =
      planned ? workspace::study_beside(files, guide.source.path(), of_study) : std::nullopt;
  // Of a plan that cannot be read whole nobody knows what it wants to know.
  const Study* plan = study && !of_study.has_errors() ? &*study : nullptr;
  std::optional<lint::LintOptions> own;
  if (!place.settings.overrides.empty())
    own = place.settings.options_for(place.inside(guide.source.path()));
  UXI_TRY(auto found,
          workspace::lint_if_guide(guide, doubt, plan, own ? *own : place.settings.options));
  if (!found) return std::nullopt;
  of_study.sort();
  std::ranges::copy_if(of_study.items(), std::back_inserter(*found), [](const Diagnostic& finding) {
    return finding.severity == Severity::error;
  });
  return found;
}

/// One of many: the guide, or nothing where it is none.
Result<std::optional<LintedGuide>> lint_found(io::FileSystem& files, const LintPlace& place,
                                              const workspace::FoundGuide& guide, bool planned) {
  auto file = workspace::read_guide_file(files, guide.path);
  if (!file && guide.doubt == workspace::GuideDoubt::strong) return std::nullopt;
  if (!file) return pass_on(std::move(file));
  UXI_TRY(auto found, lint_doubted(files, place, *file, guide.doubt, planned));
  if (!found) return std::nullopt;
  return LintedGuide{*std::move(file), *std::move(found)};
}

}  // namespace

Result<std::vector<Diagnostic>> lint_one(io::FileSystem& files, LintPlaces& places,
                                         const workspace::GuideFile& guide) {
  UXI_TRY(const LintPlace* place, places.in(io::parent(guide.source.path())));
  UXI_TRY(auto found, lint_doubted(files, *place, guide, workspace::GuideDoubt::none, true));
  return *std::move(found);
}

Result<LintedGuides> lint_guides(io::FileSystem& files, LintPlaces& places,
                                 const std::vector<workspace::FoundGuide>& found, unsigned jobs) {
  std::vector<const LintPlace*> place_of;  // asked for here: threads only look
  place_of.reserve(found.size());
  for (const workspace::FoundGuide& guide : found) {
    UXI_TRY(const LintPlace* place, places.in(io::parent(guide.path)));
    place_of.push_back(place);
  }
  std::vector<Result<std::optional<LintedGuide>>> results(found.size(), std::nullopt);
  const PlannedFolders planned(files, found);
  const auto lint = [&](std::size_t i) {
    results[i] = lint_found(files, *place_of[i], found[i], planned.holds(found[i].path));
  };
  // The first alone, so that what is made once is made by one thread; and no thread for a handful
  // of guides, which are done before it has started.
  if (!found.empty()) lint(0);
  const std::size_t rest = found.empty() ? 0 : found.size() - 1;
  const auto most = static_cast<unsigned>(rest / kWorthAThread + 1);
  const auto go_on = [&](std::size_t) { return places.go_on(); };
  (void)for_each_parallel(
      rest, std::min(jobs, most), [&](std::size_t i) { lint(i + 1); }, go_on);
  LintedGuides done;
  done.list.reserve(found.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (!results[i]) {
      done.unread.push_back(report::unread_file(found[i].path, results[i].error()));
    } else if (*results[i]) {
      done.list.push_back(**std::move(results[i]));
    } else {
      done.left_out.push_back(found[i]);
    }
  }
  return done;
}

}  // namespace uxi::cli
