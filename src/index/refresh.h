// Making the index say what the files say, reading only what changed.
//
// A file is the same where size, times and inode are, unless it is as young as the look at it: then
// it may have been written again within one tick of the disk's clock, and its content decides
// (git's "racy git problem", Documentation/technical/racy-git.txt).
#pragma once

#include "index/index.h"
#include "index/store.h"

namespace uxi::index {

[[nodiscard]] Result<Refreshed> refresh_store(Store& store, const Sources& sources);

}  // namespace uxi::index
