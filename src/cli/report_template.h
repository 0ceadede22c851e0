// Reports after a template of the workspace's own, in templates/reports/: Markdown with fields, or
// any text in Mustache syntax.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/report_build.h"

namespace uxi::cli {

/// The paths in the workspace that a template of that name may have.
[[nodiscard]] std::vector<std::string> template_paths(std::string_view name);

/// A template as it was found.
struct ReportTemplate {
  SourceFile source;
  std::string ending;  ///< `md`, `html`, ... of a Mustache template; empty: Markdown with fields
};

/// The template `name` for a report in `format` (`tex`, `txt` and what `--format` takes): for Word
/// one in Markdown and for PDF one in HTML will do. `usage` where the name is no file name,
/// `not_found` with the paths that were looked for.
[[nodiscard]] Result<ReportTemplate> find_template(const workspace::Workspace& workspace,
                                                   std::string_view name, std::string_view format);

/// The Mustache template filled in. `syntax` where it is wrong.
[[nodiscard]] Result<std::string> fill_template(const ReportTemplate& source,
                                                const report::ReportInput& input,
                                                std::string& left_out);

}  // namespace uxi::cli
