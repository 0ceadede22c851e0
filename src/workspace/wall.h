// The affinity wall of a study: its highlights as notes, the accepted themes as groups that stay.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "uxi/cluster.h"
#include "workspace/changes.h"
#include "workspace/where.h"
#include "workspace/workspace.h"

namespace uxi::workspace {

/// One note: a highlight whose words still stand.
struct Note {
  std::string ref;   ///< `P01/h7c1f09ab33e0`
  std::string turn;  ///< `P01#12`
};

struct Wall {
  analysis::ClusterInput input;  ///< one item a note
  std::vector<Note> notes;       ///< in the same order: session, then turn
  std::vector<analysis::ExistingTheme> accepted;
  std::vector<std::string> accepted_names;
};

/// `Charged twice / refund` -> `charged-twice-refund`, with a number behind it where that is taken;
/// it is taken from then on.
[[nodiscard]] std::string unused_theme_id(const std::string& name, std::set<std::string>& taken);

/// Which themes of the files are the wall's: those that a person laid a hand on, or all.
enum class WallThemes { kept, all };

/// Highlights of participants' words that fit `where` (null: all). Lost ones are left out.
[[nodiscard]] Wall wall_of(const StudyData& data, const Where* where,
                           WallThemes themes = WallThemes::kept);

/// themes/*.yaml for the groups of `proposed`; proposals of an earlier run that nobody accepted or
/// pinned anything in go. A new theme's file is named after it, and no accepted theme is touched.
[[nodiscard]] Result<Changes> save_proposals(const Workspace& workspace, const StudyData& data,
                                             const Wall& wall,
                                             const analysis::Clustering& proposed);

}  // namespace uxi::workspace
