// uxi codebook rename, move, merge, retire, alias: codes change, and every file follows.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/command.h"
#include "workspace/changes.h"
#include "workspace/code_files.h"

namespace uxi::cli {

struct CodeMoveOptions {
  std::string from;
  std::string to;
  bool alias = false;
  bool dry_run = false;
};
void declare_code_rename(Flags& flags, CodeMoveOptions& options);
[[nodiscard]] Result<ExitStatus> run_code_rename(const CodeMoveOptions& options, Context& context);
void declare_code_move(Flags& flags, CodeMoveOptions& options);
[[nodiscard]] Result<ExitStatus> run_code_move(const CodeMoveOptions& options, Context& context);

struct CodeMergeOptions {
  std::vector<std::string> codes;
  bool dry_run = false;
};
void declare_code_merge(Flags& flags, CodeMergeOptions& options);
[[nodiscard]] Result<ExitStatus> run_code_merge(const CodeMergeOptions& options, Context& context);

struct CodeRetireOptions {
  std::string code;
  bool back = false;
  bool dry_run = false;
};
void declare_code_retire(Flags& flags, CodeRetireOptions& options);
[[nodiscard]] Result<ExitStatus> run_code_retire(const CodeRetireOptions& options,
                                                 Context& context);

struct CodeAliasOptions {
  std::string code;
  std::vector<std::string> aliases;
  bool remove = false;
  bool dry_run = false;
};
void declare_code_alias(Flags& flags, CodeAliasOptions& options);
[[nodiscard]] Result<ExitStatus> run_code_alias(const CodeAliasOptions& options, Context& context);

/// Loads every file that names one of `codes`, stops where one of them has errors, and writes what
/// `plan` says; says how many files followed.
[[nodiscard]] Result<ExitStatus> change_codes(
    Context& context, std::string_view command, const std::vector<std::string>& codes, bool dry_run,
    const std::function<Result<workspace::Changes>(workspace::CodeFiles&)>& plan);

}  // namespace uxi::cli
