// uxi codebook split: highlights of one code get others, by query or one at a time.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"

namespace uxi::cli {

struct CodeSplitOptions {
  std::string code;
  std::vector<std::string> into;
  std::optional<std::string> where;
  bool dry_run = false;
};
void declare_code_split(Flags& flags, CodeSplitOptions& options);
[[nodiscard]] Result<ExitStatus> run_code_split(const CodeSplitOptions& options, Context& context);

}  // namespace uxi::cli
