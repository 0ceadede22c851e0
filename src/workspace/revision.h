// The files of a git revision, to be read as if they lay here: for findings that are new since.
//
// Only what differs from the working tree is asked of git; the rest is read from the disk.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "io/env.h"
#include "io/files.h"
#include "uxi/error.h"

namespace uxi::workspace {

struct Revision {
  std::unique_ptr<io::FileSystem> files;  ///< what is outside of the repository is the disk's
  std::vector<std::string> gone;          ///< files of the revision that are not here any more
  std::string root;                       ///< of the repository
  std::string prefix;                     ///< of the working folder inside it
};

/// The merge base of `name` (a branch, a tag, a commit) and HEAD, with paths as seen from
/// `env.working_folder`. `env.files` must outlive the result. `usage` where there is no such
/// revision, `not_found` where there is no repository or no git, `unsupported` (with how to fetch
/// it) where a shallow clone lacks the merge base.
[[nodiscard]] Result<Revision> merge_base_files(io::Env& env, const std::string& name);

/// The files of the revision `name` itself; the same.
[[nodiscard]] Result<std::unique_ptr<io::FileSystem>> revision_files(io::Env& env,
                                                                     const std::string& name);

/// The folder of the other repository that the file at `path` of today lies in: a submodule, a
/// clone inside this one. Empty where there is none. The revision knows nothing of what is in it.
[[nodiscard]] std::string repository_inside(io::FileSystem& now, const Revision& revision,
                                            const std::string& path);

/// For each of `added`, the text file of `gone` that it was before: with the same text (of several
/// the one whose path ends most alike), or else the one that shares most lines with it, at least
/// half. Nothing where there is none. `before` reads the old files, `now` the new ones; each old
/// file is taken once.
struct Renamed {
  std::string from;
  std::string to;
};
[[nodiscard]] std::vector<Renamed> find_renamed(io::FileSystem& before,
                                                const std::vector<std::string>& gone,
                                                io::FileSystem& now,
                                                const std::vector<std::string>& added);

}  // namespace uxi::workspace
