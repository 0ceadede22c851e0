// Which codes came up in which interview: what saturation is measured from.
#pragma once

#include <string>
#include <vector>

#include "uxi/saturation.h"
#include "uxi/time.h"
#include "workspace/workspace.h"

namespace uxi::workspace {

struct Incidence {
  std::vector<analysis::CodedInterview> interviews;  ///< in the order held: date, then name
  std::vector<std::string> left_out;   ///< sessions held that nobody marked as fully coded
  std::vector<std::string> withdrawn;  ///< sessions whose words may not be used any more
  std::vector<std::string> late;       ///< codes younger than the first interview counted
};

/// Sessions marked as fully coded, with the codes of all coders; markers and retired codes left
/// out. Sessions of one person are one interview, the first. Attributes are the person's in the
/// roster, the segment, and who moderated.
[[nodiscard]] Incidence incidence_of(const StudyData& data, Date today);

/// Sessions that were held before a code was there, and that nobody gave it since: they were not
/// read for it, so that they say nothing about it.
struct UnreadFor {
  std::string code;
  Date since;
  std::vector<std::string> sessions;  ///< as they were held
};
/// For each code with a `since`, in the order of the codebook; retired ones left out.
[[nodiscard]] std::vector<UnreadFor> unread_sessions(const StudyData& data);

}  // namespace uxi::workspace
