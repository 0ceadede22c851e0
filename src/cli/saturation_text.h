// Saturation as text, JSON and CSV.
#pragma once

#include <string>

#include "cli/style.h"
#include "uxi/saturation.h"

namespace uxi::cli {

[[nodiscard]] std::string saturation_text(const analysis::Saturation& result, const Style& style);
[[nodiscard]] std::string saturation_json(const analysis::Saturation& result);
/// One row an interview and cohort.
[[nodiscard]] std::string saturation_csv(const analysis::Saturation& result);

}  // namespace uxi::cli
