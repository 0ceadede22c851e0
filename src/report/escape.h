// Text of unknown origin, made inert for the place where it is to stand.
#pragma once

#include <string>
#include <string_view>

namespace uxi::report {

/// Without control characters (but tab and line end) and bidirectional controls.
[[nodiscard]] std::string clean(std::string_view text);
/// For HTML text and quoted attributes; cleaned.
[[nodiscard]] std::string html(std::string_view text);
/// For a paragraph of CommonMark and GFM: no markup, no links made of bare addresses, one line;
/// cleaned.
[[nodiscard]] std::string markdown_words(std::string_view text);

}  // namespace uxi::report
