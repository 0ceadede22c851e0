// The world of a test: files that the test hands in, text as input, strings as output, one fixed
// day.
#pragma once

#include <map>
#include <sstream>
#include <string>

#include "io/env.h"

namespace uxi::test {

/// Its `env` is what `uxi::cli::run` gets. Today is 2026-06-01, random numbers come from seed 1, no
/// program can be run, nobody presses Ctrl-C and there is no terminal, until a test changes `env`.
class TestEnv {
 public:
  explicit TestEnv(io::FileSystem& files, std::string input = "",
                   std::map<std::string, std::string, std::less<>> variables = {});
  TestEnv(const TestEnv&) = delete;
  TestEnv& operator=(const TestEnv&) = delete;

  [[nodiscard]] std::string out() const { return out_.str(); }
  [[nodiscard]] std::string err() const { return err_.str(); }

 private:
  std::istringstream in_;
  std::ostringstream out_;
  std::ostringstream err_;

 public:
  io::Env env;
};

}  // namespace uxi::test
