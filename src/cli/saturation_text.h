// What `uxi saturation` prints.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/style.h"
#include "uxi/saturation.h"

namespace uxi::cli {

/// One condition of a gate, held against one cohort.
struct GateLine {
  std::string condition;
  std::string segment;  ///< empty for all participants
  std::string seen;
  bool holds = false;
};

struct GateReport {
  std::string text;
  bool holds = false;
  std::vector<GateLine> lines;
};

/// What is printed beside the measures.
struct SaturationContext {
  std::vector<std::string> left_out;   ///< sessions not marked as fully coded
  std::vector<std::string> withdrawn;  ///< sessions whose words were taken back
  std::vector<std::string> late;       ///< codes younger than the first interview
  bool codes = false;                  ///< a line a code in the text
  std::optional<GateReport> gate;
};

[[nodiscard]] std::string saturation_text(const analysis::Saturation& result,
                                          const SaturationContext& around, const Style& style);
[[nodiscard]] std::string saturation_json(const analysis::Saturation& result,
                                          const SaturationContext& around);
/// A row an interview: pooled first, then by segment.
[[nodiscard]] std::string saturation_csv(const analysis::Saturation& result);
/// The pooled curve as a picture that stands alone, light and dark, with its numbers in words.
[[nodiscard]] std::string saturation_svg(const analysis::Saturation& result);

}  // namespace uxi::cli
