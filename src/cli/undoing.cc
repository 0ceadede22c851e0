#include "cli/undoing.h"

#include <charconv>
#include <map>
#include <string_view>

namespace uxi::cli {
namespace {

/// 12 of `undo 12`, as the journal calls what takes a change back.
std::optional<int> target_of(std::string_view command) {
  constexpr std::string_view kUndo = "undo ";
  if (!command.starts_with(kUndo)) return std::nullopt;
  command.remove_prefix(kUndo.size());
  int number = 0;
  const auto [end, error] =
      std::from_chars(command.data(), command.data() + command.size(), number);
  if (error != std::errc{} || end != command.data() + command.size()) return std::nullopt;
  return number;
}

}  // namespace

Undoing undoing_of(const std::vector<io::UndoEntry>& entries) {
  std::map<int, int> targets;
  for (const io::UndoEntry& entry : entries) {
    if (const auto target = target_of(entry.command)) targets[entry.number] = *target;
  }
  Undoing out;
  bool changed_since = false;
  for (const io::UndoEntry& entry : entries) {
    if (out.taken_back.contains(entry.number)) continue;
    const auto target = targets.find(entry.number);
    if (target == targets.end()) {
      if (!out.undo) out.undo = entry.number;
      changed_since = true;
      continue;
    }
    out.taken_back.insert(target->second);
    const bool brings_back = targets.contains(target->second);
    if (!brings_back && !changed_since && !out.redo) out.redo = entry.number;
  }
  return out;
}

}  // namespace uxi::cli
