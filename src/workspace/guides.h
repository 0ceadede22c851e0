// Which files are guides, and the study that each belongs to.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "io/files.h"
#include "uxi/diagnostic.h"
#include "uxi/error.h"
#include "uxi/source.h"
#include "uxi/study.h"

namespace uxi::workspace {

/// Guides among `paths` (files are taken as they are, folders are searched by `patterns`, or by the
/// usual names where there are none); paths that fit `ignore` are left out. Sorted, each once.
/// `not_found` for a path that is not there. Copies that sessions used (`guides/`) and generated
/// reports are never guides.
[[nodiscard]] Result<std::vector<std::string>> guide_paths(io::FileSystem& files,
                                                           const std::vector<std::string>& paths,
                                                           const std::vector<std::string>& patterns,
                                                           const std::vector<std::string>& ignore);

/// The study.yaml beside a guide, where there is one; its findings go to `diagnostics`.
[[nodiscard]] std::optional<Study> study_beside(io::FileSystem& files, const std::string& guide,
                                                Diagnostics& diagnostics);

/// A file as text: `.md` of any encoding that can be told. `syntax` for binary ones.
[[nodiscard]] Result<SourceFile> read_text_file(io::FileSystem& files, const std::string& path);
/// The same for bytes that are at hand.
[[nodiscard]] Result<SourceFile> as_text_file(std::string path, std::string bytes);

}  // namespace uxi::workspace
