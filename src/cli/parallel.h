// Independent pieces of work on several cores.
#pragma once

#include <cstddef>
#include <functional>

namespace uxi::cli {

/// Cores of this machine, at least 1.
[[nodiscard]] unsigned usable_cores();

/// Calls `work(i)` for every i below `count`, on `jobs` threads (on the caller's own where that is
/// 1). Meanwhile the caller's thread calls `watch(done)` every tenth of a second and at the end;
/// where it returns false, what has not begun is left out, and so is the result: false. `work` must
/// not throw and must touch nothing that another `i` touches.
[[nodiscard]] bool for_each_parallel(std::size_t count, unsigned jobs,
                                     const std::function<void(std::size_t)>& work,
                                     const std::function<bool(std::size_t done)>& watch);

}  // namespace uxi::cli
