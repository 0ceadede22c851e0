// What to think about before anybody is invited.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "recruit/screen.h"

namespace uxi::recruit {

/// About a screening as a whole; never a name.
[[nodiscard]] std::vector<std::string> notes_on(const Screened& screened, const Study& study,
                                                const std::vector<Responses>& files);

/// What hints at people who were simply at hand (practice R6): more than half of three or more with
/// addresses at one organisation. `emails` are of those in; empty where there is none.
[[nodiscard]] std::optional<std::string> convenience_note(const std::vector<std::string>& emails);

}  // namespace uxi::recruit
