// What lies in a workspace, names that begin with a dot and what private/ links to among it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "workspace/workspace.h"

namespace uxi::workspace {

struct SurveyedFile {
  std::string path;  ///< inside the workspace
  std::uint64_t size = 0;
};

/// All files but git's and those of the index, the lock, journal and undo data; sorted by path.
[[nodiscard]] Result<std::vector<SurveyedFile>> survey_files(const Workspace& workspace);

/// Undo entries for which `about` holds, as `Journal::forget` would find them.
[[nodiscard]] Result<std::size_t> count_undo(
    const Workspace& workspace,
    const std::function<bool(std::string_view path, std::string_view bytes)>& about);

/// Of what study a file of the workspace is: `billing` of `studies/billing/...`, of a file in
/// private/ whose path names one, or where there is only one; else empty.
[[nodiscard]] std::string study_of_path(std::string_view path,
                                        const std::vector<std::string>& studies);

}  // namespace uxi::workspace
