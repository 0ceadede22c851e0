// A report as named values, for templates of a team's own in Mustache syntax (uxi-report(1) lists
// the names).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "format/fill.h"
#include "report/input.h"

namespace uxi::report {

/// Where a filled template is read. Every value is made inert for it, in `{{x}}` and `{{{x}}}`
/// alike.
enum class TemplateForm { markdown, html, csv, latex, text };
/// By the ending before `.mustache`: `md`, `html`, `csv`, `tex`, `txt`.
[[nodiscard]] std::optional<TemplateForm> template_form(std::string_view ending);

struct TemplateValues {
  format::FillValue values;
  std::string left_out;  ///< what could not be shown, in a sentence; empty where nothing
};
/// What a template may name: the study, its people, insights, themes, codes and quotes.
[[nodiscard]] TemplateValues template_values(const ReportInput& input, TemplateForm form);

}  // namespace uxi::report
