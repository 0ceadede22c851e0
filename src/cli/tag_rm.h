// `uxi tag rm`: highlights that go, or a code of them.
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"

namespace uxi::cli {

struct TagRemoveOptions {
  std::vector<std::string> refs;
  std::string code;
  bool dry_run = false;
};

void declare_tag_remove(Flags& flags, TagRemoveOptions& options);
[[nodiscard]] Result<ExitStatus> run_tag_remove(const TagRemoveOptions& options, Context& context);

}  // namespace uxi::cli
