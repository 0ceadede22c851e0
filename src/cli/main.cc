// Builds the world, runs the program in it.
#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include "cli/run.h"
#include "io/env.h"

#if defined(UXI_JEMALLOC)
// Read by jemalloc when it starts: big blocks go back to the system at once. The lists of a long
// guide are such, each lives for one step, and the next has another size.
extern "C" {
extern const char* malloc_conf;
const char* malloc_conf = "oversize_threshold:262144";
}
#endif

int main(int argc, char** argv) try {
  std::ios::sync_with_stdio(false);
  uxi::io::fill_closed_streams();
  uxi::io::ignore_broken_pipes();
  const auto files = uxi::io::real_files();
  uxi::io::Env env = uxi::io::system_env(*files, std::cin, std::cout, std::cerr);
  // UXI_SEED makes ids repeatable, for tests of scripts.
  if (const auto seed = env.variables.get("UXI_SEED")) {
    env.random64 = uxi::io::seeded_random(std::strtoull(seed->c_str(), nullptr, 10));
  }
  return uxi::cli::run(std::vector<std::string>(argv + 1, argv + argc), env);
} catch (const std::exception& error) {
  std::cerr << "uxi: this is a bug: " << error.what() << '\n';
  return 70;
}
