// An advisory lock on a file of the disk.
#pragma once

#include <memory>
#include <string>

#include "io/files.h"

namespace uxi::io {

/// See `FileSystem::lock`.
[[nodiscard]] Result<std::unique_ptr<FileLock>> lock_file(const std::string& path, int wait_ms);

}  // namespace uxi::io
