// When each code was first heard, and when somebody last wrote something new about it.
#pragma once

#include <vector>

#include "uxi/saturation.h"

namespace uxi::analysis {

/// One entry a code that was given, by code. A code grows where it is first given, where a code
/// below it (`pain/billing` is below `pain`) is first given, and where a memo is written to one of
/// these.
[[nodiscard]] std::vector<CodeHistory> code_histories(
    const std::vector<CodedInterview>& interviews);

}  // namespace uxi::analysis
