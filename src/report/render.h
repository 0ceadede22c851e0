// A document as a file. Whatever the data holds, it comes out as text: nothing in a transcript
// becomes markup, and control and bidi characters are dropped.
#pragma once

#include <string>
#include <string_view>

#include "report/document.h"
#include "uxi/error.h"

namespace uxi::report {

/// CommonMark with tables.
[[nodiscard]] std::string to_markdown(const Document& document);

/// The structure, `"version": 1`.
[[nodiscard]] std::string to_json(const Document& document);

/// Texts of templates/reports/: a workspace's own, or the built-in ones.
struct HtmlTemplates {
  std::string_view page;   ///< Mustache: title, subtitle, language, style, contents, body, ...
  std::string_view style;  ///< CSS; stands in the page as it is
};
/// `page.html` and `style.css` as they were built in.
[[nodiscard]] HtmlTemplates built_in_templates();

/// One file that loads nothing and runs nothing. `syntax` where the page's template is wrong.
[[nodiscard]] Result<std::string> to_html(const Document& document, const HtmlTemplates& templates);

}  // namespace uxi::report
