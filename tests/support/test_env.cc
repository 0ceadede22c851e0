// What a test sees where a program sees the system.
#include "support/test_env.h"

#include <utility>

namespace uxi::test {
namespace {

Result<io::ProcessResult> run_nothing(const io::ProcessRequest& request) {
  const std::string name = request.argv.empty() ? "" : request.argv[0];
  return fail(ErrorKind::not_found, "no program `" + name + "`");
}

}  // namespace

TestEnv::TestEnv(io::FileSystem& files, std::string input,
                 std::map<std::string, std::string, std::less<>> variables)
    : in_(std::move(input)),
      env{.files = files,
          .in = in_,
          .out = out_,
          .err = err_,
          .today =
              [] {
                return Date{2026, 6, 1};
              },
          // A millisecond a look: a test of progress sees time go by, the same each run.
          .monotonic_ns = [now = std::int64_t{0}]() mutable { return now += 1'000'000; },
          .random64 = io::seeded_random(1),
          .run_process = run_nothing,
          .interrupted = [] { return false; },
          .terminal = {},
          .variables = {std::move(variables)},
          .working_folder = "/"} {}

}  // namespace uxi::test
