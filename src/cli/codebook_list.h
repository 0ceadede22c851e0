// uxi codebook list and add.
#pragma once

#include <string>

#include "cli/command.h"

namespace uxi::cli {

struct CodeListOptions {
  std::string format = "text";
};
void declare_code_list(Flags& flags, CodeListOptions& options);
[[nodiscard]] Result<ExitStatus> run_code_list(const CodeListOptions& options, Context& context);

struct CodeAddOptions {
  std::string code;
  std::string name;
  std::string use_when;
  std::string not_when;
  bool marker = false;
  bool dry_run = false;
};
void declare_code_add(Flags& flags, CodeAddOptions& options);
[[nodiscard]] Result<ExitStatus> run_code_add(const CodeAddOptions& options, Context& context);

}  // namespace uxi::cli
