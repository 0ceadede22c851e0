// Words of a line of Markdown.
#pragma once

#include <string>
#include <string_view>

namespace uxi::ingest {

/// `line` without emphasis marks, escapes, HTML tags and the addresses of links. Brackets that are
/// no link stay: `[inaudible]`.
[[nodiscard]] std::string markdown_words(std::string_view line);

}  // namespace uxi::ingest
