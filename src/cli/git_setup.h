// `uxi init --git`: what git has to know to merge a workspace by what its files mean.
//
// .gitattributes, which everybody has, lets tags and themes merge by union: that works without uxi.
// The clone's own info/attributes, which wins over it, names the driver that this clone has.
#pragma once

#include <optional>
#include <string>

#include "cli/context.h"
#include "io/journal.h"

namespace uxi::cli {

/// Lines that an older .gitattributes in `root` lacks; nothing where there is none, or it has all.
[[nodiscard]] Result<std::optional<io::FileChange>> missing_attributes(Context& context,
                                                                       const std::string& root);

/// Makes `root` a repository where it lies in none, and names the driver in its config and its
/// info/attributes. `not_found` where there is no git.
[[nodiscard]] Result<void> install_merge_driver(Context& context, const std::string& root);

}  // namespace uxi::cli
