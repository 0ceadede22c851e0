// The whole program as one function.
#pragma once

#include <string>
#include <vector>

#include "io/env.h"

namespace uxi::cli {

/// Runs `uxi` with the words behind the program's name and returns the exit status (uxi(1)).
/// Nothing is printed but through `env`; nothing outside of it is touched.
[[nodiscard]] int run(const std::vector<std::string>& words, io::Env& env);

}  // namespace uxi::cli
