// Reports in formats that other programs make: Word through pandoc, PDF through Chromium.
#pragma once

#include <string>

#include "cli/context.h"
#include "uxi/error.h"
#include "workspace/workspace.h"

namespace uxi::cli {

/// The bytes of a .docx; styles are those of templates/reports/reference.docx where that is there.
/// `not_found` where pandoc is not installed, `io` where it fails.
[[nodiscard]] Result<std::string> to_docx(Context& context, const workspace::Workspace& workspace,
                                          const std::string& markdown);

/// The bytes of a .pdf, as Chromium prints the page. `not_found` where there is no Chromium, `io`
/// where it fails.
[[nodiscard]] Result<std::string> to_pdf(Context& context, const workspace::Workspace& workspace,
                                         const std::string& html);

}  // namespace uxi::cli
