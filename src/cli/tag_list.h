// uxi tag list.
#pragma once

#include "cli/command.h"

namespace uxi::cli {

struct TagListOptions {
  std::vector<std::string> sessions;
  std::string code;
  std::string format = "text";
};
void declare_tag_list(Flags& flags, TagListOptions& options);
[[nodiscard]] Result<ExitStatus> run_tag_list(const TagListOptions& options, Context& context);

}  // namespace uxi::cli
