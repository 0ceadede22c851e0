// Whether git still holds somebody who was forgotten: every object of the repository is looked at,
// those that no branch, tag, stash or reflog reaches too.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "io/env.h"
#include "workspace/forget/forget.h"

namespace uxi::workspace {

struct HistoryCommit {
  std::string id;
  std::string date;     ///< `2026-03-14`
  std::string subject;  ///< its first line; empty where that names them
};

struct History {
  bool in_git = false;
  bool shallow = false;                 ///< older commits are elsewhere and were not searched
  bool uncommitted = false;             ///< something here is not committed yet
  std::vector<HistoryCommit> commits;   ///< that brought in what holds them, newest first
  std::vector<HistoryCommit> messages;  ///< whose message names them
  std::set<std::string> blobs;          ///< ids of what holds them
  std::vector<std::string> stashes;     ///< `stash@{0}`, with one of these commits
  std::size_t too_large = 0;            ///< blobs that were not looked into

  [[nodiscard]] bool holds_them() const { return !blobs.empty() || !messages.empty(); }
};

/// What an earlier look found, by ids: nothing of the person.
struct KnownTraces {
  std::set<std::string> blobs;
  std::set<std::string> messages;  ///< ids of commits
};

/// Looks for traces of `plan`, and for what is `known`. Not in git, or no git on this machine:
/// nothing. `io` where git fails, `limit` where it takes too long.
[[nodiscard]] Result<History> search_history(io::Env& env, const Workspace& workspace,
                                             const ForgetPlan& plan, const KnownTraces& known);

/// `.uxi/forgotten/billing-P07`: the list of blobs, for git's tools and for a later look.
[[nodiscard]] std::string blob_list_path(const Leaver& leaver);
[[nodiscard]] Result<KnownTraces> read_known_traces(const Workspace& workspace,
                                                    const ForgetPlan& plan);
/// Writes the lists under the first leaver's name; removes them where git holds nothing any more.
[[nodiscard]] Result<void> write_known_traces(const Workspace& workspace, const ForgetPlan& plan,
                                              const History& history);

}  // namespace uxi::workspace
