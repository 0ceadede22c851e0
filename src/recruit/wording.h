// Conditions of a screener in words, for the reason that each person is given.
#pragma once

#include <string>

#include "uxi/screener.h"

namespace uxi::recruit {

/// ``last_count` is `In the last 7 days` and `weekly_months` is at least 3``
[[nodiscard]] std::string in_words(const Condition& condition);

}  // namespace uxi::recruit
