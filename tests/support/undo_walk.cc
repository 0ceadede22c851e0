#include "support/undo_walk.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "cli/command.h"
#include "cli/run.h"
#include "io/journal.h"
#include "io/rooted_files.h"
#include "support/failing_files.h"
#include "support/temp_folder.h"

namespace uxi::test {
namespace {

namespace fs = std::filesystem;
using Snapshot = std::map<std::string, std::string>;

constexpr int kMostKills = 60;  ///< of one command

/// What cannot be taken back on purpose, because it takes words out for good.
const std::set<std::string> kForGood = {"forget", "redact", "retention"};
/// What writes outside of workspaces, or files that it makes anew at any time.
const std::set<std::string> kGenerated = {"index", "init", "report", "merge-driver", "verify"};

/// `codebook add` of the words of a command.
std::string action_of(const std::vector<std::string>& words) {
  for (const cli::Command& command : cli::all_commands()) {
    const auto verb = std::ranges::find(words, command.name);
    if (verb == words.end()) continue;
    if (command.actions.empty()) return std::string(command.name);
    for (auto word = verb + 1; word != words.end(); ++word) {
      for (const cli::Action& action : command.actions) {
        if (*word == action.name) return std::string(command.name) + " " + std::string(action.name);
      }
    }
  }
  return {};
}

bool has(const cli::Flags& flags, std::string_view name) {
  return std::ranges::any_of(flags.flags(), [&](const cli::Flag& flag) {
    return flag.names.find(name) != std::string::npos;
  });
}

/// Actions with `--dry-run`: those that change files. Lints only write what they accept.
const std::set<std::string>& writers() {
  static const std::set<std::string> all = [] {
    std::set<std::string> out;
    const auto add = [&](const std::string& name, const auto& declare) {
      cli::Flags flags;
      static_cast<void>(declare(flags));
      if (has(flags, "--dry-run") && !has(flags, "--write-baseline")) out.insert(name);
    };
    for (const cli::Command& command : cli::all_commands()) {
      const std::string name(command.name);
      if (kForGood.contains(name) || kGenerated.contains(name) || name == "undo") continue;
      if (command.declare) add(name, command.declare);
      for (const cli::Action& action : command.actions)
        add(name + " " + std::string(action.name), action.declare);
    }
    return out;
  }();
  return all;
}

/// The files of a workspace; what an editor leaves beside them is no business of ours.
bool is_workspaces(const std::string& path) {
  return path == "uxi.yaml" || path == "codebook.yaml" || path == "lint-baseline.json" ||
         path.starts_with("studies/") || path.starts_with("private/");
}

Snapshot snapshot(const std::string& folder) {
  Snapshot out;
  for (auto entry = fs::recursive_directory_iterator(folder);
       entry != fs::recursive_directory_iterator(); ++entry) {
    const std::string path = fs::relative(entry->path(), folder).string();
    if (path == ".uxi" || path == ".git") {
      entry.disable_recursion_pending();
    } else if (entry->is_regular_file() && is_workspaces(path)) {
      std::ifstream stream(entry->path(), std::ios::binary);
      out[path] = {std::istreambuf_iterator<char>(stream), {}};
    }
  }
  return out;
}

struct Ran {
  int status = 0;
  int changes = 0;
  std::string err;
};

Ran run(const std::string& folder, const WalkedCommand& command, FailurePlan plan = {}) {
  const auto real = io::real_files();
  const auto rooted = io::rooted_files(*real, folder);
  FailingFiles failing(*rooted, plan);
  std::istringstream in(command.input);
  std::ostringstream out;
  std::ostringstream err;
  io::Env env{.files = failing,
              .in = in,
              .out = out,
              .err = err,
              .today = io::system_today(command.variables),
              .monotonic_ns = [] { return std::int64_t{0}; },
              .random64 = io::seeded_random(command.seed),
              .run_process = io::run_process,
              .interrupted = [] { return false; },
              .variables = command.variables,
              .working_folder = folder};
  Ran ran;
  try {
    ran.status = cli::run(command.words, env);
  } catch (const Killed&) {
    ran.status = 137;
  }
  ran.changes = failing.changes();
  ran.err = err.str();
  return ran;
}

WalkedCommand other(const WalkedCommand& command, std::vector<std::string> words) {
  // From the folder that the command stood in, and of its `-C`.
  if (!command.words.empty() && command.words.front() == "-C" && command.words.size() > 1)
    words.insert(words.begin(), {"-C", command.words[1]});
  return {std::move(words), "", command.variables, 1};
}

std::size_t entries_in(const std::string& folder) {
  const auto real = io::real_files();
  const auto rooted = io::rooted_files(*real, folder);
  const auto entries = io::Journal(*rooted, "").history();
  return entries ? entries->size() : 0;
}

std::string copy_of(const std::string& folder, const TempFolder& into, const std::string& name) {
  const fs::path to = fs::path(into.path()) / name;
  fs::copy(folder, to, fs::copy_options::recursive | fs::copy_options::copy_symlinks);
  return to.string();
}

std::string shown(const std::vector<std::string>& words) {
  std::string out = "uxi";
  for (const std::string& word : words) out += " " + word;
  return out;
}

}  // namespace

bool UndoWalk::is_writer(const std::vector<std::string>& words) {
  const bool dry = std::ranges::find(words, "--dry-run") != words.end() ||
                   std::ranges::find(words, "-n") != words.end();
  return !dry && writers().contains(action_of(words));
}

void UndoWalk::judge(const std::string& before, const WalkedCommand& command) {
  if (!fs::exists(before + "/uxi.yaml")) return;
  const std::string action = action_of(command.words);
  const TempFolder work;
  const std::string there = copy_of(before, work, "run");
  const Snapshot old = snapshot(there);
  const std::size_t entries = entries_in(there);
  const Ran ran = run(there, command);
  const Snapshot now = snapshot(there);
  if (old == now) return;
  const std::string fault = action + ": `" + shown(command.words) + "` ";
  const std::size_t made = entries_in(there) - entries;
  if (entries_in(there) == entries && entries < io::kUndoEntries) {
    faults_.insert(fault + "changed files and left nothing to undo");
    return;
  }
  for (std::size_t i = 0; i < made; ++i) {
    const Ran undo = run(there, other(command, {"undo"}));
    if (undo.status != 0) faults_.insert(fault + "cannot be undone: " + undo.err);
  }
  if (snapshot(there) != old) faults_.insert(fault + "is not what it was after `uxi undo`");
  for (std::size_t i = 0; i < made; ++i) run(there, other(command, {"undo", "--redo"}));
  if (snapshot(there) != now) faults_.insert(fault + "is not what it was after `uxi undo --redo`");
  Seen& seen = seen_[action];
  // A program of the person's own runs between two changes.
  const bool outside = std::ranges::find(command.words, "--exec") != command.words.end();
  if (++seen.undone == 1 && !outside) kill_everywhere(before, command, old, now, ran.changes);
}

void UndoWalk::kill_everywhere(const std::string& before, const WalkedCommand& command,
                               const Snapshot& old, const Snapshot& now, int changes) {
  const std::string action = action_of(command.words);
  const int step = std::max(1, changes / kMostKills);
  for (int at = 1; at <= changes; at += step) {
    const TempFolder work;
    const std::string there = copy_of(before, work, "run");
    run(there, command, {.at = at, .mode = FailureMode::die_before});
    run(there, other(command, {"log"}));  // any command settles what was left behind
    const Snapshot left = snapshot(there);
    ++seen_[action].killed;
    if (left == old || left == now) continue;
    faults_.insert(action + ": `" + shown(command.words) + "`, killed before change " +
                   std::to_string(at) + " of " + std::to_string(changes) +
                   ", leaves files that are neither old nor new");
  }
}

bool UndoWalk::report(std::string& text) const {
  for (const auto& [action, seen] : seen_) {
    text += action + ": undone and done again " + std::to_string(seen.undone) + " times, killed " +
            std::to_string(seen.killed) + " times\n";
  }
  bool good = faults_.empty();
  for (const std::string& fault : faults_) text += "FAILED " + fault + "\n";
  for (const std::string& action : writers()) {
    if (seen_.contains(action)) continue;
    text += "FAILED " + action + ": no case changes anything with it\n";
    good = false;
  }
  return good;
}

}  // namespace uxi::test
