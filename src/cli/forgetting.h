// Forgetting people, as `forget` and `retention --apply` do it: what goes is said first and asked
// for, then done, then git's history is looked through.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"
#include "workspace/forget/forget.h"
#include "workspace/forget/history.h"

namespace uxi::cli {

struct ForgettingOptions {
  bool yes = false;
  bool dry_run = false;
  std::string format = "text";
  std::string command = "forget";
};

/// Asks on the terminal; the answer is no unless it begins with `y`. `usage` where there is no
/// terminal to ask on.
[[nodiscard]] Result<bool> confirmed(Context& context, const std::string& question);

/// Says under the lock what is to go.
using FindGoing = std::function<Result<workspace::Going>(const workspace::Studies& studies)>;

/// All of it, under the lock. Status `no` where the person said so, where something is left to do
/// by hand, or where git still holds them.
[[nodiscard]] Result<ExitStatus> forget_people(Context& context,
                                               const workspace::Workspace& workspace,
                                               const FindGoing& find,
                                               const std::vector<workspace::KnownText>& more,
                                               const ForgettingOptions& options);

/// `billing/P07`, or `billing/P07-2` where only that session goes.
[[nodiscard]] std::vector<std::string> names_of(const std::vector<workspace::Leaver>& leavers);

}  // namespace uxi::cli
