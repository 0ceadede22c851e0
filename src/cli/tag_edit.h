// `uxi tag edit`: a session in the person's own editor, with its highlights as lines of codes.
#pragma once

#include <optional>
#include <string>

#include "cli/command.h"

namespace uxi::cli {

struct TagEditOptions {
  std::string session;
  std::optional<std::string> from;
  bool print = false;
  bool abandon = false;
  bool dry_run = false;
};

void declare_tag_edit(Flags& flags, TagEditOptions& options);
[[nodiscard]] Result<ExitStatus> run_tag_edit(const TagEditOptions& options, Context& context);

}  // namespace uxi::cli
