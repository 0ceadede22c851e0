// Which codes came up in which interview: what saturation is measured from.
#pragma once

#include <string>
#include <vector>

#include "uxi/saturation.h"
#include "workspace/workspace.h"

namespace uxi::workspace {

struct Incidence {
  std::vector<analysis::CodedInterview> interviews;  ///< in the order held: date, then name
  std::vector<std::string> left_out;  ///< sessions with tags that are not fully coded yet
};

/// Codes of all coders, markers and retired codes left out. Sessions of one person are one
/// interview each.
[[nodiscard]] Incidence incidence_of(const StudyData& data);

}  // namespace uxi::workspace
