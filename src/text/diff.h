// What changed between two texts, line by line, in the unified form that `diff -u` and git print.
//
// Myers, "An O(ND) difference algorithm and its variations" (1986), greedy and forward.
#pragma once

#include <string>
#include <string_view>

namespace uxi::text {

/// `--- a/PATH`, `+++ b/PATH`, without the `/` that an absolute path begins with, and hunks with
/// three lines of context; empty where nothing changed. A side that was not there is `/dev/null`:
/// pass `before_exists` or `after_exists` as false.
[[nodiscard]] std::string unified_diff(std::string_view path, std::string_view before,
                                       std::string_view after, bool before_exists = true,
                                       bool after_exists = true);

}  // namespace uxi::text
