// Small pure functions on strings, by subject: trimming, splitting, wrapping.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace uxi::text {

/// Without ASCII white space and NBSP at both ends.
[[nodiscard]] std::string_view trim(std::string_view text);
/// Parts between separators, empty ones kept; always at least one.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);
[[nodiscard]] std::string join(const std::vector<std::string>& parts, std::string_view separator);
[[nodiscard]] bool contains(std::string_view text, std::string_view part);
[[nodiscard]] std::string replace_all(std::string_view text, std::string_view from,
                                      std::string_view to);
/// Runs of white space as one space, none at the ends.
[[nodiscard]] std::string squeeze(std::string_view text);
/// Breaks at spaces so that the words of no line are wider than `width` columns (a longer word
/// stands alone); each line but the first starts with `indent` spaces, which `width` does not
/// count.
[[nodiscard]] std::string wrap(std::string_view text, int width, int indent = 0);
/// `1 turn`, `2 turns`; `plural` where adding an s is wrong.
[[nodiscard]] std::string counted(std::size_t n, std::string_view singular,
                                  std::string_view plural = {});

}  // namespace uxi::text
