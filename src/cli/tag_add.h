// `uxi tag add`: words or turns with codes, one at a time or many.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"

namespace uxi::cli {

struct TagAddOptions {
  std::string ref;
  std::string quote;
  std::vector<std::string> codes;
  std::string memo;
  std::optional<std::string> from;
  std::optional<std::string> where;
  std::optional<int> nth;
  bool create = false;
  bool dry_run = false;
};

void declare_tag_add(Flags& flags, TagAddOptions& options);
[[nodiscard]] Result<ExitStatus> run_tag_add(const TagAddOptions& options, Context& context);

}  // namespace uxi::cli
