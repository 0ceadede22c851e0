// XML in, as a walk over its tags and words. Wall around pugixml (in the .cc only).
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "uxi/error.h"

namespace uxi::format::xml {

/// A start tag. Views live while the walk goes on.
struct Tag {
  std::string_view name;  ///< as written: `w:p`
  std::vector<std::pair<std::string_view, std::string_view>> attributes = {};

  /// The value of the attribute with that name, as written or behind its prefix; empty where there
  /// is none.
  [[nodiscard]] std::string_view attribute(std::string_view wanted) const;
};

struct Walk {
  /// Called at each start tag; false leaves out what is inside, and then `close` is not called.
  std::function<bool(const Tag&)> open;
  std::function<void(std::string_view name)> close;
  /// Words between tags, references decoded, white space kept.
  std::function<void(std::string_view)> words;
};

inline constexpr std::size_t kMaxDepth = 500;
inline constexpr std::size_t kMaxTags = 2'000'000;

/// Walks over a document in any encoding of Unicode. Comments and instructions are passed over.
/// `syntax`, with line and column in `text`, where it is not well formed or declares entities
/// (which are never expanded, nor is anything fetched); `limit` where it is deeper than kMaxDepth
/// or has more than kMaxTags tags.
[[nodiscard]] Result<void> walk(std::string_view text, const Walk& visitor);

/// `p` of `w:p`.
[[nodiscard]] std::string_view local_name(std::string_view name);

}  // namespace uxi::format::xml
