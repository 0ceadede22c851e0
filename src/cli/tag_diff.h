// `uxi tag diff`: what changed since a revision, in the words of research.
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"

namespace uxi::cli {

struct TagDiffOptions {
  std::string from;
  std::string to;  ///< empty for the files as they are
  std::string format = "text";
};

void declare_tag_diff(Flags& flags, TagDiffOptions& options);
[[nodiscard]] Result<ExitStatus> run_tag_diff(const TagDiffOptions& options, Context& context);

}  // namespace uxi::cli
