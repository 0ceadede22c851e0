// The agreement of coders as text, JSON and CSV.
#pragma once

#include <string>

#include "cli/agree_input.h"
#include "cli/style.h"
#include "coding/agreement_report.h"

namespace uxi::cli {

struct AgreeOutput {
  const AgreeOptions& options;
  const AgreeInput& input;
  coding::AgreementReport report;
  coding::Agreement by_characters;  ///< alpha of marked or not; not made for a table
};

[[nodiscard]] std::string agree_text(const AgreeOutput& output, int width, const Style& style);
[[nodiscard]] std::string agree_json(const AgreeOutput& output);
/// A row a measure: `measure,of,value,low,high,units,not_defined`.
[[nodiscard]] std::string agree_csv(const AgreeOutput& output);

}  // namespace uxi::cli
