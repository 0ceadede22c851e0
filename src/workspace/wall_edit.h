// What a person does at the wall: accept, move, merge, split and name themes. Every function plans
// the changes of theme files and writes nothing. A theme that a person laid a hand on is accepted
// with it, so that no later run takes it away.
#pragma once

#include <string>
#include <vector>

#include "workspace/changes.h"
#include "workspace/workspace.h"

namespace uxi::workspace {

/// `P01/h7c1f09ab33e0` is in the theme, pinned or not.
[[nodiscard]] bool holds(const Theme& theme, const std::string& highlight);
/// `studies/billing/themes/charged-twice.yaml`
[[nodiscard]] std::string theme_path(const StudyData& data, const std::string& id);
/// References as theme files write them. `not_found` for one that no tag file has, `usage` for one
/// of another study.
[[nodiscard]] Result<std::vector<std::string>> checked_highlights(
    const StudyData& data, const std::vector<std::string>& highlights);
/// The theme with this id, or with this name. `not_found` with what may have been meant.
[[nodiscard]] Result<const Loaded<Theme>*> theme_named(const StudyData& data,
                                                       std::string_view name);

[[nodiscard]] Result<Changes> accept_themes(const Workspace& workspace, const StudyData& data,
                                            const std::vector<std::string>& themes);
/// Highlights leave the themes they are in and are pinned in `theme`; with no theme they are
/// unplaced. `not_found` for a highlight that no tag file has.
[[nodiscard]] Result<Changes> move_highlights(const Workspace& workspace, const StudyData& data,
                                              const std::vector<std::string>& highlights,
                                              const std::string& theme);
/// Members and pins of `from` go to `into`, themes below them too; their files are removed.
[[nodiscard]] Result<Changes> merge_themes(const Workspace& workspace, const StudyData& data,
                                           const std::vector<std::string>& from,
                                           const std::string& into);
/// Highlights of `theme` become the pinned members of a new accepted theme beside it. `usage` for a
/// highlight that is no member.
[[nodiscard]] Result<Changes> split_theme(const Workspace& workspace, const StudyData& data,
                                          const std::string& theme, const std::string& name,
                                          const std::vector<std::string>& highlights);
/// The id, and with it the file, stays.
[[nodiscard]] Result<Changes> name_theme(const Workspace& workspace, const StudyData& data,
                                         const std::string& theme, const std::string& name);

}  // namespace uxi::workspace
