// `uxi tag done`: a coder says that a session is read to its end, which saturation and agreement
// count on.
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"

namespace uxi::cli {

struct TagDoneOptions {
  std::vector<std::string> sessions;
  bool take_back = false;
  bool dry_run = false;
};

void declare_tag_done(Flags& flags, TagDoneOptions& options);
[[nodiscard]] Result<ExitStatus> run_tag_done(const TagDoneOptions& options, Context& context);

}  // namespace uxi::cli
