// The guide that a session used: its copy where there is one, else the file as it is now.
#pragma once

#include <optional>
#include <string>

#include "uxi/guide.h"
#include "workspace/workspace.h"

namespace uxi::workspace {

/// The guide a session is meant to use, from its record, its segment or the usual name; relative to
/// the study's folder.
[[nodiscard]] std::string guide_file_of(const StudyData& data, const std::string& session);

struct ReadGuide {
  SourceFile source;
  Guide guide;
  std::string version;  ///< `as used`, `unchanged`, `changed since`, `not recorded`
};

/// Nothing where there is no such file.
[[nodiscard]] Result<std::optional<ReadGuide>> read_used_guide(const Workspace& workspace,
                                                               const StudyData& data,
                                                               const std::string& session);

}  // namespace uxi::workspace
