// uxi codebook stats.
#pragma once

#include "cli/command.h"

namespace uxi::cli {

struct StatsOptions {
  std::string by = "segment";
  std::string together;
  std::optional<int> window;
  std::string matrix;
  std::optional<int> level;
  std::string code;
  std::optional<std::string> where;
  std::string format = "text";
};
void declare_stats(Flags& flags, StatsOptions& options);
[[nodiscard]] Result<ExitStatus> run_stats(const StatsOptions& options, Context& context);

}  // namespace uxi::cli
