// Whether a text that was come upon, not named, is an interview guide: by how much of it is asked
// of somebody. Manuals and style guides of software bear the names that guides bear.
#pragma once

#include "uxi/guide.h"

namespace uxi::workspace {

/// How sure its name and its place are that a text is a guide.
enum class GuideDoubt {
  none,    ///< named, meant by a setting, or at a guide's place
  name,    ///< called like a guide of interviews: it is one, but may well ask nothing
  slight,  ///< called like a guide: it is one unless (nearly) nothing is asked in it
  strong,  ///< called like a script or a plan: it is one if people are interviewed with it
};

/// Whether `guide` is to be linted in spite of `doubt`.
[[nodiscard]] bool is_interview_guide(const Guide& guide, GuideDoubt doubt);

}  // namespace uxi::workspace
