// A file of a study that a command prints: named, from a pipe, or that of the study stood in.
#pragma once

#include <string>
#include <string_view>

#include "cli/context.h"
#include "uxi/source.h"

namespace uxi::cli {

/// The file at `path`, stdin for `-`, and without a path `name` of the study that is meant.
[[nodiscard]] Result<SourceFile> read_study_file(Context& context, const std::string& path,
                                                 std::string_view name);

}  // namespace uxi::cli
