// `uxi tag suggest`: codes for what has none, from what is coded already; taken only by a person.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"

namespace uxi::cli {

struct TagSuggestOptions {
  std::vector<std::string> refs;
  std::vector<std::string> codes;
  std::vector<std::string> program;
  std::optional<std::string> train;
  std::optional<std::string> lines;
  std::optional<int> top;
  std::string format = "text";
  bool accept = false;
  bool evaluate = false;
  bool exec = false;
  bool dry_run = false;
};

void declare_tag_suggest(Flags& flags, TagSuggestOptions& options);
[[nodiscard]] Result<ExitStatus> run_tag_suggest(const TagSuggestOptions& options,
                                                 Context& context);

/// Codes for lines of a file, learned from `code<TAB>text` lines; needs no workspace.
[[nodiscard]] Result<ExitStatus> suggest_for_lines(const TagSuggestOptions& options,
                                                   Context& context);

}  // namespace uxi::cli
