// uxi codebook export: for a method section, and for other tools.
#pragma once

#include <string>

#include "cli/command.h"

namespace uxi::cli {

struct CodeExportOptions {
  std::string format = "markdown";
};
void declare_code_export(Flags& flags, CodeExportOptions& options);
[[nodiscard]] Result<ExitStatus> run_code_export(const CodeExportOptions& options,
                                                 Context& context);

}  // namespace uxi::cli
