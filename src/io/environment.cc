// The process's environment, and the whole world for `main`.
#include <cstdlib>
#include <memory>
#include <unistd.h>

#include "io/env.h"

namespace uxi::io {

std::optional<std::string> Variables::get(std::string_view name) const {
  const auto found = values.find(name);
  if (found == values.end()) return std::nullopt;
  return found->second;
}

Variables system_variables() {
  Variables variables;
  for (char** entry = ::environ; entry != nullptr && *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos) continue;
    // The first of two wins, as in getenv.
    variables.values.emplace(text.substr(0, equals), text.substr(equals + 1));
  }
  return variables;
}

std::string system_working_folder() {
  const std::unique_ptr<char, void (*)(void*)> folder(::getcwd(nullptr, 0), std::free);
  return folder ? folder.get() : std::string();
}

Env system_env(FileSystem& files, std::istream& in, std::ostream& out, std::ostream& err) {
  Variables variables = system_variables();
  return {.files = files,
          .in = in,
          .out = out,
          .err = err,
          .today = system_today(variables),
          .monotonic_ns = system_monotonic_ns,
          .random64 = system_random(),
          .run_process = run_process,
          .interrupted = watch_interrupts(),
          .reader_left = stdout_reader_left,
          .pager = show_in_pager,
          .terminal = system_terminal(variables),
          .variables = variables,
          .working_folder = system_working_folder()};
}

}  // namespace uxi::io
