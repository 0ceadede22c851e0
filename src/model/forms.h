// What the ids of each kind look like, for `check_id`.
#pragma once

#include "model/ids.h"
#include "uxi/reference.h"

namespace uxi {

inline constexpr IdForm kSlugForm{"an id", is_slug, "lower-case words with hyphens, as `late-fee`"};
inline constexpr IdForm kCodeForm{"a code", is_code_path,
                                  "lower-case words with hyphens, `/` between levels"};
inline constexpr IdForm kParticipantForm{"a participant", is_participant_id,
                                         "`P` and two digits or more, as `P07`"};
inline constexpr IdForm kHighlightForm{"a highlight id", is_highlight_id,
                                       "`h` and twelve hex digits"};
inline constexpr IdForm kHighlightRefForm{
    "a highlight", [](std::string_view text) { return parse_highlight_ref(text).has_value(); },
    "written as `P01/h7c1f09ab33e0`"};

}  // namespace uxi
