#include "cli/path_command.h"

#include <algorithm>
#include <ostream>
#include <set>

#include "io/path.h"
#include "text/strings.h"

namespace uxi::cli {
namespace {

constexpr std::string_view kPrefix = "uxi-";

bool is_name(std::string_view name) {
  constexpr std::string_view kLetters =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
  return !name.empty() && name.front() != '-' &&
         name.find_first_not_of(kLetters) == std::string_view::npos;
}

std::vector<std::string> folders(const io::Env& env) {
  std::vector<std::string> out;
  const std::string path = env.variables.get("PATH").value_or("");
  for (const std::string_view folder : text::split(path, ':')) {
    if (folder.starts_with('/')) out.emplace_back(folder);
  }
  return out;
}

bool can_be_run(io::Env& env, const std::string& path) {
  constexpr unsigned kAnybodyRuns = 0111;
  const auto info = env.files.info(path);
  return info && info->kind == io::FileKind::file && (info->mode & kAnybodyRuns) != 0;
}

}  // namespace

std::optional<std::string> find_path_command(io::Env& env, std::string_view name) {
  if (!is_name(name)) return std::nullopt;
  for (const std::string& folder : folders(env)) {
    std::string program = io::join(folder, std::string(kPrefix) + std::string(name));
    if (can_be_run(env, program)) return program;
  }
  return std::nullopt;
}

std::vector<std::string> path_commands(io::Env& env) {
  std::set<std::string> names;
  for (const std::string& folder : folders(env)) {
    const auto entries = env.files.list(folder);
    if (!entries) continue;  // PATH may name folders that are not there
    for (const io::FolderEntry& entry : *entries) {
      if (!entry.name.starts_with(kPrefix)) continue;
      const std::string name = entry.name.substr(kPrefix.size());
      if (is_name(name) && can_be_run(env, io::join(folder, entry.name))) names.insert(name);
    }
  }
  return {names.begin(), names.end()};
}

Result<int> run_path_command(io::Env& env, const std::string& program, const std::string& folder,
                             std::vector<std::string> arguments) {
  env.out.flush();
  arguments.insert(arguments.begin(), program);
  UXI_TRY(const io::ProcessResult done,
          env.run_process(
              {.argv = std::move(arguments),
               .folder = folder.empty() ? env.working_folder : io::join(env.working_folder, folder),
               .on_our_terminal = true}));
  return done.exit_status;
}

}  // namespace uxi::cli
