// Changing themes/<id>.yaml by the bytes that the change is about: a person writes in these files.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "uxi/error.h"
#include "uxi/source.h"

namespace uxi::coding {

/// What happens to the highlights of one theme. One that is there already is not added again.
struct MemberChange {
  std::vector<std::string> add = {};     ///< `P01/h7c1f09ab33e0`
  std::vector<std::string> pin = {};     ///< to be members, placed by a person
  std::vector<std::string> remove = {};  ///< from members and pinned
};

/// The file with one key set; `value` is text, not YAML; where it is empty, null. `syntax` where
/// the file cannot be read.
[[nodiscard]] Result<std::string> with_theme_key(const SourceFile& source, std::string_view key,
                                                 std::string_view value);
/// The file with the change made. `syntax` where it cannot be read.
[[nodiscard]] Result<std::string> with_theme_members(const SourceFile& source,
                                                     const MemberChange& change);

}  // namespace uxi::coding
