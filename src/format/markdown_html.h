// Markdown to HTML that is safe to send: tags in the text and links that run something are left
// out. Wall around cmark-gfm.
#pragma once

#include <string>
#include <string_view>

namespace uxi::format::markdown {

/// Line ends stay line ends, and addresses that stand by themselves become links. Text over
/// markdown::kMaxBytes gives nothing.
[[nodiscard]] std::string to_html(std::string_view text);

}  // namespace uxi::format::markdown
