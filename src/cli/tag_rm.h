// `uxi tag rm`: highlights that go, or a code of them.
#pragma once

#include <set>
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

/// Notes each theme, insight and report of the study in `study_folder` (`studies/billing`) that
/// names one of `highlights` (`P01/h7c1f09ab33e0`), which go.
void note_still_named(Context& context, const workspace::Workspace& workspace,
                      const std::string& study_folder, const std::set<std::string>& highlights);

}  // namespace uxi::cli
