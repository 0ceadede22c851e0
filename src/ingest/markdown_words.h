// Words of a line of Markdown.
#pragma once

#include <string>
#include <string_view>

namespace uxi::ingest {

/// `line` without emphasis marks, escapes, HTML tags and the addresses of links. Brackets that are
/// no link stay: `[inaudible]`.
[[nodiscard]] std::string markdown_words(std::string_view line);

/// An element of HTML that people and exporters write into other formats; `name` is in small
/// letters.
[[nodiscard]] bool is_html_element(std::string_view name);

}  // namespace uxi::ingest
