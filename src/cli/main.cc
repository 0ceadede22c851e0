// Builds the world, runs the program in it.
#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include "cli/run.h"
#include "io/env.h"

namespace {

/// UXI_SEED makes ids repeatable, for tests of scripts.
std::function<std::uint64_t()> random_source(const uxi::io::Variables& variables) {
  const auto seed = variables.get("UXI_SEED");
  if (!seed) return uxi::io::system_random();
  return uxi::io::seeded_random(std::strtoull(seed->c_str(), nullptr, 10));
}

}  // namespace

int main(int argc, char** argv) try {
  std::ios::sync_with_stdio(false);
  uxi::io::ignore_broken_pipes();
  const auto files = uxi::io::real_files();
  const uxi::io::Variables variables = uxi::io::system_variables();
  uxi::io::Env env{.files = *files,
                   .in = std::cin,
                   .out = std::cout,
                   .err = std::cerr,
                   .today = uxi::io::system_today(variables),
                   .monotonic_ns = uxi::io::system_monotonic(),
                   .random64 = random_source(variables),
                   .run_process = uxi::io::run_process,
                   .interrupted = uxi::io::watch_interrupts(),
                   .terminal = uxi::io::system_terminal(variables),
                   .variables = variables,
                   .working_folder = uxi::io::system_working_folder()};
  return uxi::cli::run(std::vector<std::string>(argv + 1, argv + argc), env);
} catch (const std::exception& error) {
  std::cerr << "uxi: this is a bug: " << error.what() << '\n';
  return 70;
}
