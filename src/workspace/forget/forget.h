// Forgetting a person: what goes from the files of a workspace, found first and said, then done.
//
// What is theirs alone (transcript, record, recording, ...) goes as files; out of what others are
// in too go rows, list items, sentences (cleaning.h). A handle stays, with nothing beside it, so
// that nobody else gets it.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "io/journal.h"
#include "workspace/changes.h"
#include "workspace/forget/people.h"
#include "workspace/forget/retention.h"
#include "workspace/forget/traces.h"

namespace uxi::workspace {

/// One file that loses something.
struct ForgetFile {
  std::string path;
  bool goes = false;       ///< as a whole
  std::size_t pieces = 0;  ///< that are taken out of it, where it stays
};

/// What cannot be judged here.
struct ForgetLeft {
  std::string path;
  std::string why;
};

struct ForgetPlan {
  std::vector<Leaver> leavers;
  Traces traces;
  std::vector<ForgetFile> files;    ///< all that change, sorted by path
  Changes changes;                  ///< text, as one
  std::vector<std::string> direct;  ///< no text, or too large to be kept twice: removed one by one
  std::vector<ForgetLeft> left;
  std::size_t undo_entries = 0;         ///< that hold them
  bool forgotten_before = false;        ///< of each only the tombstone is here
  std::set<std::string> paths = {};     ///< files that go besides
  std::set<std::string> contacts = {};  ///< `billing/P07`, whose contact data go besides
};

/// Files larger than this are not looked into.
inline constexpr std::uint64_t kForgetBytes = std::uint64_t{16} << 20U;

/// What `going` comes to; `more` is what they are known by besides.
[[nodiscard]] Result<ForgetPlan> plan_forget(const Workspace& workspace, const Studies& studies,
                                             Going going, std::vector<KnownText> more);

/// Whether an undo entry's file holds somebody.
[[nodiscard]] std::function<bool(std::string_view path, std::string_view bytes)> held_in_undo(
    const Workspace& workspace, const ForgetPlan& plan);

/// Does it, under the lock that the caller holds: undo data, drafts and the index first, then files
/// one by one, then all text as one change that cannot be taken back. Whenever it is cut off, doing
/// it again goes on. `interrupted` where `stop` says so between two steps.
[[nodiscard]] Result<void> carry_out(const Workspace& workspace, const ForgetPlan& plan,
                                     io::Journal& journal, const std::string& command,
                                     const std::function<bool()>& stop);

}  // namespace uxi::workspace
