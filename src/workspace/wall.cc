#include "workspace/wall.h"

#include <algorithm>
#include <map>
#include <set>

#include "coding/anchor.h"
#include "text/utf8.h"
#include "uxi/reference.h"

namespace uxi::workspace {
namespace {

std::vector<std::string> codes_of(const Highlight& highlight) {
  std::vector<std::string> codes;
  for (const Text& code : highlight.codes) codes.push_back(code.value);
  return codes;
}

/// "Charged twice / refund" -> `charged-twice-refund`, cut at a word.
std::string slug_of(const std::string& name) {
  constexpr std::size_t kLongest = 40;
  std::string out;
  for (const char c : text::fold_search(name)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain) {
      out += c;
    } else if (!out.empty() && out.back() != '-') {
      if (out.size() >= kLongest) break;
      out += '-';
    }
  }
  while (out.ends_with('-')) out.pop_back();
  return out.empty() ? "theme" : out;
}

/// A proposal of the machine that no person has laid a hand on.
bool is_untouched(const Theme& theme) { return !theme.accepted && theme.pinned.empty(); }

}  // namespace

std::string unused_theme_id(const std::string& name, std::set<std::string>& taken) {
  const std::string slug = slug_of(name);
  std::string id = slug;
  for (int n = 2; !taken.insert(id).second; ++n) id = slug + "-" + std::to_string(n);
  return id;
}

Wall wall_of(const StudyData& data, const Where* where, WallThemes themes) {
  Wall wall;
  std::map<std::string, std::size_t> place;
  for (const auto& tags : data.tags) {
    const Transcript* transcript = data.transcript(tags.value.session);
    if (transcript == nullptr) continue;
    for (const Highlight& highlight : tags.value.highlights) {
      const coding::Anchored anchored = coding::find_anchor(*transcript, highlight);
      if (anchored.state == coding::AnchorState::lost) continue;
      if (where != nullptr && !where->holds(tags.value, highlight, *transcript, anchored)) continue;
      const std::string ref = tags.value.session + "/" + highlight.id;
      place[ref] = wall.notes.size();
      wall.notes.push_back(
          {ref,
           to_string(TurnRef{{{}, tags.value.session}, anchored.first_turn, anchored.last_turn})});
      wall.input.items.push_back({.text = anchored.quote,
                                  .participant = participant_of(tags.value.session),
                                  .codes = codes_of(highlight)});
    }
  }
  std::set<std::size_t> placed;
  for (const auto& theme : data.themes) {
    if (themes == WallThemes::kept && is_untouched(theme.value)) continue;
    analysis::ExistingTheme existing{.id = theme.value.id};
    for (const auto& list : {theme.value.members, theme.value.pinned}) {
      for (const Text& member : list) {
        const auto at = place.find(member.value);
        if (at != place.end() && placed.insert(at->second).second)
          existing.members.push_back(at->second);
      }
    }
    if (existing.members.empty()) continue;
    std::ranges::sort(existing.members);
    wall.accepted_names.push_back(theme.value.name.value);
    wall.accepted.push_back(std::move(existing));
  }
  return wall;
}

Result<Changes> save_proposals(const Workspace& workspace, const StudyData& data, const Wall& wall,
                               const analysis::Clustering& proposed) {
  Changes changes;
  std::set<std::string> taken;
  for (const auto& theme : data.themes) {
    if (is_untouched(theme.value)) continue;
    taken.insert(theme.value.id);
  }
  std::set<std::string> written;
  for (const analysis::Cluster& cluster : proposed.clusters) {
    Theme theme;
    theme.id = unused_theme_id(cluster.name, taken);
    theme.name.value = cluster.name;
    theme.keywords = cluster.keywords;
    for (const std::size_t member : cluster.members)
      theme.members.push_back({wall.notes[member].ref, {}});
    const std::string path = data.folder + "/themes/" + theme.id + ".yaml";
    UXI_TRY_VOID(changes.put(workspace, path, write_theme(theme)));
    written.insert(theme.id);
  }
  for (const auto& theme : data.themes) {
    if (!is_untouched(theme.value) || written.contains(theme.value.id)) continue;
    UXI_TRY_VOID(changes.remove(workspace, data.folder + "/themes/" + theme.value.id + ".yaml"));
  }
  return changes;
}

}  // namespace uxi::workspace
