// The same files seen from another folder: `-C DIR`, and tests that stay in their temporary folder.
#pragma once

#include <memory>
#include <string>

#include "io/files.h"

namespace uxi::io {

/// Relative paths count from `folder` (absolute, or relative to where `base` counts from); absolute
/// ones pass through. Errors name the path as it was given. `base` must outlive the result.
[[nodiscard]] std::unique_ptr<FileSystem> rooted_files(FileSystem& base, std::string folder);

}  // namespace uxi::io
