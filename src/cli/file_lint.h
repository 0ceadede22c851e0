// Linting of the YAML files of a study, `plan lint` and `screen lint`: what they share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/findings.h"
#include "io/files.h"
#include "uxi/lint.h"
#include "workspace/guides.h"

namespace uxi::cli {

struct FileLintOptions {
  std::vector<std::string> paths;
  std::optional<std::string> stdin_path;  ///< asks for stdin where no path is named
  FindingsOptions findings;
};

/// A kind of file and how it is linted.
struct FileLint {
  std::string_view command;    ///< `uxi plan lint`
  std::string_view what;       ///< `plan`
  std::string_view file_name;  ///< `study.yaml`, what is looked for in folders
  /// The findings of a file, before waivers.
  std::vector<Diagnostic> (*lint)(io::FileSystem& files, const workspace::GuideFile& file,
                                  const lint::LintOptions& options) = nullptr;
  /// Groups of the rules that it looks for: a waiver of others may be used by another lint.
  std::vector<std::string_view> groups;
};

/// The arguments, `--stdin-path` and all that a lint takes.
void declare_file_lint(Flags& flags, FileLintOptions& options, const FileLint& lint);
[[nodiscard]] Result<ExitStatus> run_file_lint(const FileLint& lint, const FileLintOptions& options,
                                               Context& context);

}  // namespace uxi::cli
