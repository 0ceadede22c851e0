// What two texts share: the stems of the words that carry their topic.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace uxi::lint {

/// Stems of all but stop words, sorted, each once.
[[nodiscard]] std::vector<std::string> content_stems(std::string_view text);
/// Part of `wanted` that `found` has, 0..1; 1 where nothing is wanted.
[[nodiscard]] double share_of(const std::vector<std::string>& wanted,
                              const std::vector<std::string>& found);
/// Jaccard's likeness, 0..1.
[[nodiscard]] double likeness(const std::vector<std::string>& a, const std::vector<std::string>& b);

}  // namespace uxi::lint
