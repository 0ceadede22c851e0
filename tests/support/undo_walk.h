// Proves on every command that a golden case runs that it can be taken back: `uxi undo` brings
// every file to what it held, `uxi undo --redo` forward again, and a kill at any change to the disk
// leaves the files as they were before or as they should be after.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "io/env.h"

namespace uxi::test {

/// One command of a case, with all that it depends on.
struct WalkedCommand {
  std::vector<std::string> words;  ///< without `uxi`
  std::string input;
  io::Variables variables;
  std::uint64_t seed = 0;
};

class UndoWalk {
 public:
  /// Whether the command is one that may change files.
  [[nodiscard]] static bool is_writer(const std::vector<std::string>& words);
  /// `before` is a folder in which the command has not run yet; it is left as it is.
  void judge(const std::string& before, const WalkedCommand& command);

  /// A line for each action, and for what went wrong. True where nothing did, and every action with
  /// `--dry-run` was seen to change something.
  [[nodiscard]] bool report(std::string& text) const;

 private:
  struct Seen {
    int undone = 0;
    int killed = 0;
  };
  void kill_everywhere(const std::string& before, const WalkedCommand& command,
                       const std::map<std::string, std::string>& old,
                       const std::map<std::string, std::string>& now, int changes);

  std::map<std::string, Seen> seen_;
  std::set<std::string> faults_;
};

}  // namespace uxi::test
