// uxi codebook list and add.
#pragma once

#include <map>
#include <set>
#include <string>

#include "cli/command.h"
#include "workspace/workspace.h"

namespace uxi::cli {

/// How often a code was given, and in how many participants' words.
struct CodeUse {
  std::size_t highlights = 0;
  std::set<std::string> participants;
};
/// By path; what an alias leads to counts as that.
[[nodiscard]] std::map<std::string, CodeUse> code_uses(const workspace::StudyData& data);

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
