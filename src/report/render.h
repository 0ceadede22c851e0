// A document as a file. Whatever the data holds, it comes out as text: nothing in a transcript
// becomes markup, and control and bidi characters are dropped.
#pragma once

#include <string>
#include <string_view>

#include "report/document.h"
#include "report/input.h"
#include "uxi/error.h"

namespace uxi::report {

/// CommonMark with tables.
[[nodiscard]] std::string to_markdown(const Document& document);

/// The structure, `"version": 1`.
[[nodiscard]] std::string to_json(const Document& document);

/// One table (RFC 4180), which no spreadsheet runs as formulas: of a summary the insights, of a
/// full report and of a session the quotes, of a topline and of the codebook the codes.
[[nodiscard]] std::string to_csv(const ReportInput& input, ReportKind kind);

/// Texts of templates/reports/: a workspace's own, or the built-in ones.
struct HtmlTemplates {
  std::string_view page;   ///< Mustache: title, subtitle, language, style, contents, body, ...
  std::string_view style;  ///< CSS; stands in the page as it is
};
/// `page.html` and `style.css` as they were built in.
[[nodiscard]] HtmlTemplates built_in_templates();

/// One file that loads nothing and runs nothing but its own filter of quotes; a content security
/// policy with the hashes of style and script holds it to that. `syntax` where the page's template
/// is wrong.
[[nodiscard]] Result<std::string> to_html(const Document& document, const HtmlTemplates& templates);

}  // namespace uxi::report
