// Programs that are run: what goes in, what comes out, and every way in which they can go wrong.
#include <cerrno>
#include <csignal>
#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "io/env.h"
#include "io/files.h"
#include "support/temp_folder.h"

using namespace uxi;
using namespace uxi::io;

namespace {

ProcessRequest shell(std::string script) { return {.argv = {"sh", "-c", std::move(script)}}; }

}  // namespace

TEST_CASE("io: a program gives back its output, its errors and its status") {
  const auto result = run_process(shell("echo out; echo err >&2; exit 3"));
  REQUIRE(result);
  CHECK(result->out == "out\n");
  CHECK(result->err == "err\n");
  CHECK(result->exit_status == 3);
}

TEST_CASE("io: arguments reach a program as they are, with no shell between") {
  const auto result = run_process({.argv = {"printf", "%s|", "a b", "$HOME", "*", "", "'\"\n"}});
  CHECK(result->out == "a b|$HOME|*||'\"\n|");
}

TEST_CASE("io: much goes in and out at once and nobody waits for ever") {
  ProcessRequest request{.argv = {"cat"}};
  request.input.assign(5'000'000, 'x');
  CHECK(run_process(request)->out == request.input);
  request.argv = {"sh", "-c", "cat >&2"};
  CHECK(run_process(request)->err == request.input);
}

TEST_CASE("io: a program that does not read its input is no failure") {
  ProcessRequest request{.argv = {"true"}};
  request.input.assign(1'000'000, 'x');
  CHECK(run_process(request)->exit_status == 0);
  CHECK(run_process({.argv = {"cat"}})->out.empty());
}

TEST_CASE("io: a program runs in the folder that is asked for") {
  const test::TempFolder folder;
  CHECK(run_process({.argv = {"pwd"}, .folder = folder.path()})->out == folder.path() + "\n");
  CHECK(to_string(run_process({.argv = {"pwd"}, .folder = "/no/such"}).error()) ==
        "/no/such: error: cannot be entered: no such file or folder");
}

TEST_CASE("io: what is no program says so") {
  const test::TempFolder folder;
  REQUIRE(real_files()->write(folder / "text", "x", 0644));
  const auto missing = run_process({.argv = {"uxi-no-such-program"}});
  CHECK(to_string(missing.error()) ==
        "error: no program `uxi-no-such-program`; install it, or put its folder into PATH");
  CHECK(missing.error().kind == ErrorKind::not_found);
  CHECK(run_process({.argv = {folder / "text"}}).error().kind == ErrorKind::denied);
  CHECK(run_process({.argv = {}}).error().kind == ErrorKind::usage);
  CHECK(run_process({.argv = {""}}).error().kind == ErrorKind::usage);
  CHECK(run_process({.argv = {"echo", std::string("a\0b", 3)}}).error().kind == ErrorKind::usage);
}

TEST_CASE("io: a program that takes too long is killed") {
  for (const char* script : {"sleep 30", "exec >&- 2>&-; sleep 30", "trap '' TERM; sleep 30"}) {
    ProcessRequest request = shell(script);
    request.time_limit_ms = 100;
    const std::int64_t start = system_monotonic_ns();
    const auto result = run_process(request);
    CAPTURE(script);
    REQUIRE_FALSE(result);
    CHECK(to_string(result.error()) == "error: `sh` did not end within 100 ms");
    CHECK(result.error().kind == ErrorKind::limit);
    CHECK(system_monotonic_ns() - start < 5'000'000'000);
  }
  CHECK(::waitpid(-1, nullptr, WNOHANG) == -1);  // no child is left, not even a dead one
  CHECK(errno == ECHILD);
}

TEST_CASE("io: a program that writes too much is killed") {
  ProcessRequest request{.argv = {"yes"}};
  request.output_limit = 1000;
  CHECK(to_string(run_process(request).error()) == "error: `yes` wrote more than 1000 bytes");
}

TEST_CASE("io: a program that a signal ended has a status above 128") {
  CHECK(run_process(shell("kill -9 $$"))->exit_status == 128 + SIGKILL);
}

TEST_CASE("io: a status is not lost where the ends of children are ignored") {
  const auto old = ::signal(SIGCHLD, SIG_IGN);
  CHECK(run_process(shell("exit 3"))->exit_status == 3);
  ::signal(SIGCHLD, old);
}

TEST_CASE("io: a program gets broken pipes as it expects them") {
  CHECK(run_process(shell("yes | head -n 1"))->out == "y\n");
}

TEST_CASE("io: a program on our terminal has our own streams and gives back its status") {
  const test::TempFolder folder;
  ProcessRequest request = shell("printf changed > file; exit 3");
  request.folder = folder.path();
  request.on_our_terminal = true;
  const auto result = run_process(request);
  REQUIRE(result);
  CHECK(result->exit_status == 3);
  CHECK(result->out.empty());
  CHECK(*real_files()->read(folder / "file") == "changed");
  CHECK(run_process({.argv = {"uxi-no-such-editor"}, .on_our_terminal = true}).error().kind ==
        ErrorKind::not_found);
  request.argv = {"sh", "-c", "kill -TERM $$"};
  CHECK(run_process(request)->exit_status == 128 + SIGTERM);
}
