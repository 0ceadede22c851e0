// What a screening would come to if targets or quotas were others.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "uxi/error.h"
#include "uxi/screener.h"
#include "uxi/study.h"

namespace uxi::recruit {

/// Changes a plan and its screener as `segment.churned.target=8`,
/// `quota.country.Germany.at_least=3` or `quota.role.Owner.at_most=0.5` say; a quota that is not
/// there yet is added. `usage` where it is none of these, or names what is not there.
[[nodiscard]] Result<void> apply_what_if(std::string_view change, Study& study, Screener& screener);

}  // namespace uxi::recruit
