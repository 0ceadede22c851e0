// Which file of a baseline became which of today: there is no history to ask, only what was found
// in each. Of two that are equally alike neither is taken.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "io/path.h"
#include "workspace/baseline.h"

namespace uxi::workspace {
namespace {

/// What tells a file from others: its findings, each once, by rule and words.
using Prints = std::set<std::pair<std::string, std::uint64_t>>;

struct Profile {
  Prints all;
  Prints worded;  ///< those about a sentence; others are the same in any file
};
using Profiles = std::map<std::string, Profile>;

/// A file that is gone, and one that may be what became of it.
struct Pair {
  const std::string* from;
  const std::string* to;
  double share = 0;         ///< of findings, over those of the file that has more
  std::ptrdiff_t tail = 0;  ///< bytes that both paths end with

  [[nodiscard]] auto rank() const { return std::pair(-share, -tail); }
};

constexpr double kEnough = 0.5;  // of the findings of the file that has more

double share_of(const Prints& before, const Profile& now) {
  const auto shared = static_cast<double>(
      std::ranges::count_if(before, [&](const auto& print) { return now.all.contains(print); }));
  return shared / static_cast<double>(std::max(before.size(), now.all.size()));
}

std::optional<Pair> paired(const std::string& from, const Prints& before, const std::string& to,
                           const Profile& now) {
  const bool worded =
      std::ranges::any_of(before, [&](const auto& print) { return now.worded.contains(print); });
  const double share = share_of(before, now);
  if (!worded || share < kEnough) return std::nullopt;
  const auto differ = std::mismatch(from.rbegin(), from.rend(), to.rbegin(), to.rend());
  return Pair{&from, &to, share, differ.first - from.rbegin()};
}

/// Best first; where two are equally good nobody knows, and neither is taken.
std::vector<BaselineRename> sure_pairs(std::vector<Pair> pairs) {
  std::ranges::stable_sort(pairs, {}, &Pair::rank);
  std::vector<BaselineRename> sure;
  std::set<const std::string*> settled;
  for (auto group = pairs.begin(); group != pairs.end();) {
    const auto end = std::find_if(group, pairs.end(),
                                  [&](const Pair& pair) { return pair.rank() != group->rank(); });
    const auto open_end = std::partition(group, end, [&](const Pair& pair) {
      return !settled.contains(pair.from) && !settled.contains(pair.to);
    });
    std::map<const std::string*, int> times;
    std::for_each(group, open_end, [&](const Pair& pair) {
      ++times[pair.from];
      ++times[pair.to];
    });
    std::for_each(group, open_end, [&](const Pair& pair) {
      settled.insert({pair.from, pair.to});
      if (times[pair.from] == 1 && times[pair.to] == 1) sure.push_back({*pair.from, *pair.to});
    });
    group = end;
  }
  return sure;
}

/// A folder and what it is called now.
using FolderRename = std::pair<std::string, std::string>;

/// The folders that two paths differ in, up to where they agree to the end; nothing where their
/// file names differ or one of them lies in no folder.
std::optional<FolderRename> folder_rename(const BaselineRename& file) {
  std::string from = file.from;
  std::string to = file.to;
  while (io::file_name(from) == io::file_name(to)) {
    from = io::parent(from);
    to = io::parent(to);
    if (from.empty() || to.empty()) return std::nullopt;
    if (io::file_name(from) != io::file_name(to)) return FolderRename{from, to};
  }
  return std::nullopt;
}

/// Where a file went because its folder did, other files tell: then no sentence has to be the same,
/// but half of all findings.
void follow_folders(const std::map<std::string, Prints>& gone, const Profiles& fresh,
                    std::vector<BaselineRename>& renames) {
  std::set<FolderRename> folders;
  std::set<std::string> settled;
  for (const BaselineRename& each : renames) {
    settled.insert({each.from, each.to});
    if (const auto folder = folder_rename(each)) folders.insert(*folder);
  }
  for (const auto& [from, before] : gone) {
    if (settled.contains(from)) continue;
    std::set<std::string> to;
    for (const auto& [old_folder, folder] : folders) {
      if (!from.starts_with(old_folder + "/")) continue;
      const auto now = fresh.find(folder + from.substr(old_folder.size()));
      if (now == fresh.end() || settled.contains(now->first)) continue;
      if (share_of(before, now->second) >= kEnough) to.insert(now->first);
    }
    if (to.size() == 1) renames.push_back({from, *to.begin()});
  }
}

}  // namespace

std::vector<BaselineRename> follow_renames(
    Baseline& baseline, const std::vector<Diagnostic>& findings,
    const std::function<std::string(const std::string&)>& path_of,
    const std::function<bool(const std::string&)>& is_there) {
  std::map<std::string, Prints> known;
  for (const Accepted& entry : baseline)
    known[entry.finding.path].emplace(entry.finding.rule, entry.finding.print);
  std::map<std::string, Prints> gone;
  for (const auto& [path, prints] : known) {
    if (!is_there(path)) gone.emplace(path, prints);
  }
  if (gone.empty()) return {};
  Profiles fresh;
  for (const Diagnostic& finding : findings) {
    std::string path = path_of(finding.path);
    if (known.contains(path)) continue;
    const auto print = lint::known_form(finding, path).print;
    Profile& profile = fresh[std::move(path)];
    profile.all.emplace(finding.rule, print);
    if (!finding.subject.empty()) profile.worded.emplace(finding.rule, print);
  }
  std::vector<Pair> pairs;
  for (const auto& [from, before] : gone) {
    for (const auto& [to, now] : fresh) {
      if (auto pair = paired(from, before, to, now)) pairs.push_back(*pair);
    }
  }
  std::vector<BaselineRename> renames = sure_pairs(std::move(pairs));
  follow_folders(gone, fresh, renames);
  std::ranges::sort(renames, {}, &BaselineRename::from);
  for (Accepted& entry : baseline) {
    const auto to =
        std::ranges::lower_bound(renames, entry.finding.path, {}, &BaselineRename::from);
    if (to != renames.end() && to->from == entry.finding.path) entry.finding.path = to->to;
  }
  return renames;
}

}  // namespace uxi::workspace
