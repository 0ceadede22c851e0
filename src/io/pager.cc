// A program that shows long text on the terminal: it reads the text from us and has the terminal
// for itself until the person leaves it.
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fmt/core.h>
#include <sys/wait.h>
#include <unistd.h>

#include "io/env.h"
#include "io/file_descriptor.h"
#include "io/system_error.h"

namespace uxi::io {
namespace {

struct Default {
  const char* name;
  const char* value;
};
/// As git has it: leave at once where all fits, show colours, leave the screen as it was.
constexpr std::array kDefaults = {Default{"LESS", "FRX"}, Default{"LV", "-c"}};

/// Runs in the child; `argv` ends with null.
[[noreturn]] void become_pager(char* const* argv, int in) {
  ::signal(SIGPIPE, SIG_DFL);
  for (const Default& one : kDefaults) ::setenv(one.name, one.value, 0);
  if (::dup2(in, 0) >= 0) ::execvp(argv[0], argv);
  ::_exit(127);
}

/// Stops where nobody reads on.
void give(int to, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written =
        without_interrupts([&] { return ::write(to, text.data(), text.size()); });
    if (written <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

Result<void> show_in_pager(const std::vector<std::string>& program, std::string_view text) {
  if (program.empty() || program.front().empty()) return fail(ErrorKind::usage, "no pager");
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return system_error("", "a pipe cannot be made", errno);
  FileDescriptor read(ends[0]);
  FileDescriptor write(ends[1]);
  std::vector<std::string> words = program;
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  const pid_t id = ::fork();
  if (id < 0) return system_error("", fmt::format("`{}` cannot be run", program.front()), errno);
  if (id == 0) become_pager(argv.data(), read.number());
  read.close();
  const auto old_pipe = std::signal(SIGPIPE, SIG_IGN);
  const auto old_interrupt = std::signal(SIGINT, SIG_IGN);  // Ctrl-C is the pager's while it runs
  give(write.number(), text);
  write.close();
  int status = 0;
  without_interrupts([&] { return ::waitpid(id, &status, 0); });
  std::signal(SIGPIPE, old_pipe);
  std::signal(SIGINT, old_interrupt);
  if (WIFEXITED(status) && WEXITSTATUS(status) == 127) {
    return fail(ErrorKind::not_found, fmt::format("no program `{}`", program.front()));
  }
  return {};
}

}  // namespace uxi::io
