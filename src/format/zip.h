// Members of ZIP archives, read from memory: documents of word processors. Wall around minizip (in
// the .cc only). Nothing is ever unpacked to disk, so that the names of members cannot lead
// anywhere.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "uxi/error.h"

namespace uxi::format::zip {

/// The local header that archives begin with.
[[nodiscard]] bool is_zip(std::string_view bytes);

inline constexpr std::size_t kMaxMembers = 10'000;
/// Bytes that one member may have when unpacked.
inline constexpr std::size_t kMaxMember = std::size_t{32} << 20U;

/// Names of the members, in the archive's order. `syntax` where the archive is damaged, `limit`
/// where it has more than kMaxMembers.
[[nodiscard]] Result<std::vector<std::string>> list(std::string_view bytes);

/// The bytes of the member with exactly that name. `not_found`, `syntax` (damaged, wrong checksum),
/// `unsupported` (protected by a password, unknown compression), `limit` (larger than kMaxMember,
/// whatever size the archive claims).
[[nodiscard]] Result<std::string> read(std::string_view bytes, const std::string& name);

}  // namespace uxi::format::zip
