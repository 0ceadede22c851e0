// The small things of the world: clock, random numbers, variables, terminal, signals.
#include "io/env.h"

#include <csignal>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <set>
#include <sys/wait.h>
#include <unistd.h>

#include "support/test_env.h"

using namespace uxi;
using namespace uxi::io;

namespace {

/// Runs `body` in a process of its own; the wait status.
template <class Body>
int in_child(Body body) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(body());
  int status = -1;
  ::waitpid(child, &status, 0);
  return status;
}

}  // namespace

TEST_CASE("io: seeded random numbers are those of splitmix64") {
  // The first numbers of the reference implementation (http://prng.di.unimi.it/splitmix64.c), seed
  // 1234567.
  auto random = seeded_random(1234567);
  CHECK(random() == 6457827717110365317U);
  CHECK(random() == 3203168211198807973U);
  CHECK(random() == 9817491932198370423U);
  auto one = seeded_random(1);
  auto two = seeded_random(1);
  CHECK(one() == two());
  CHECK(one() != seeded_random(1)());
}

TEST_CASE("io: the system's random numbers differ") {
  const auto random = system_random();
  std::set<std::uint64_t> seen;
  for (int i = 0; i < 100; ++i) seen.insert(random());
  CHECK(seen.size() == 100);
}

TEST_CASE("io: SOURCE_DATE_EPOCH sets the day where it is a number") {
  const auto today = [](const std::string& epoch) {
    return system_today({{{"SOURCE_DATE_EPOCH", epoch}}})();
  };
  CHECK(today("0") == Date{1970, 1, 1});
  CHECK(today("1780272000") == Date{2026, 6, 1});
  CHECK(today("1780271999") == Date{2026, 5, 31});
  CHECK(today("253402300799") == Date{9999, 12, 31});
  const Date now = system_today({})();
  CHECK(now >= Date{2024, 1, 1});
  for (const char* odd : {"", "-1", "12x", "1.5", " 1", "253402300800", "99999999999999999999"}) {
    CAPTURE(odd);
    const std::int64_t days = days_since_epoch(today(odd)) - days_since_epoch(now);
    CHECK((days == 0 || days == 1));
  }
}

TEST_CASE("io: a monotonic clock does not go back") {
  const std::int64_t first = system_monotonic_ns();
  CHECK(system_monotonic_ns() >= first);
}

TEST_CASE("io: variables are those of the process") {
  const Variables variables = system_variables();
  CHECK(variables.get("PATH").value_or("") == std::getenv("PATH"));
  CHECK(variables.get("UXI_NO_SUCH_VARIABLE") == std::nullopt);
  CHECK(system_working_folder().starts_with("/"));
}

TEST_CASE("io: COLUMNS sets the width where it is a number") {
  const auto width = [](const std::string& columns) {
    return system_terminal({{{"COLUMNS", columns}}}).width;
  };
  const int otherwise = system_terminal({}).width;
  CHECK(width("132") == 132);
  CHECK(width("1") == 1);
  for (const char* odd : {"", "0", "-5", "80x", "99999999999", "1000000"}) {
    CHECK(width(odd) == otherwise);
  }
}

TEST_CASE("io: without a terminal nothing is one and the width is 80") {
  const int status = in_child([] {
    for (const int stream : {0, 1, 2}) ::close(stream);
    fill_closed_streams();
    const Terminal terminal = system_terminal({});
    const bool none = !terminal.in_is_terminal && !terminal.out_is_terminal &&
                      !terminal.err_is_terminal && terminal.width == 80;
    return none ? 0 : 1;
  });
  CHECK(status == 0);
}

TEST_CASE("io: the first signal is noted, the second ends the process") {
  CHECK(in_child([] {
          const auto interrupted = watch_interrupts();
          const bool before = interrupted();
          ::raise(SIGINT);
          return !before && interrupted() ? 0 : 1;
        }) == 0);
  const int twice = in_child([] {
    const auto interrupted = watch_interrupts();
    ::raise(SIGTERM);
    ::raise(SIGTERM);
    return 0;
  });
  CHECK(WIFSIGNALED(twice));
  CHECK(WTERMSIG(twice) == SIGTERM);
}

TEST_CASE("io: a signal that was ignored stays ignored") {
  CHECK(in_child([] {
          ::signal(SIGINT, SIG_IGN);
          const auto interrupted = watch_interrupts();
          ::raise(SIGINT);
          ::raise(SIGINT);
          return interrupted() ? 1 : 0;
        }) == 0);
}

TEST_CASE("io: whoever reads our output may leave, and that is seen") {
  CHECK(in_child([] {
          int ends[2];
          if (::pipe(ends) != 0 || ::dup2(ends[1], STDOUT_FILENO) < 0) return 1;
          const bool before = stdout_reader_left();
          ::close(ends[0]);
          return !before && stdout_reader_left() ? 0 : 1;
        }) == 0);
}

TEST_CASE("io: writing to a closed pipe fails and does not kill") {
  CHECK(in_child([] {
          ignore_broken_pipes();
          int ends[2];
          if (::pipe(ends) != 0) return 1;
          ::close(ends[0]);
          return ::write(ends[1], "x", 1) == -1 && errno == EPIPE ? 0 : 2;
        }) == 0);
}

TEST_CASE("io: closed streams are filled, so that a file does not get their number") {
  CHECK(in_child([] {
          ::close(1);
          ::close(2);
          fill_closed_streams();
          const int file = ::open("/dev/null", O_RDONLY);
          return file > 2 && ::write(1, "x", 1) == 1 ? 0 : 1;
        }) == 0);
}

TEST_CASE("io: a test's world has fixed answers") {
  const auto files = memory_files();
  test::TestEnv world(*files, "two\nlines\n", {{"NO_COLOR", "1"}});
  std::string line;
  std::getline(world.env.in, line);
  world.env.out << "out";
  world.env.err << "err";
  CHECK(line == "two");
  CHECK(world.out() == "out");
  CHECK(world.err() == "err");
  CHECK(world.env.today() == Date{2026, 6, 1});
  CHECK(world.env.random64() == seeded_random(1)());
  CHECK(world.env.variables.get("NO_COLOR") == "1");
  CHECK(world.env.run_process({.argv = {"git"}}).error().kind == ErrorKind::not_found);
  CHECK_FALSE(world.env.interrupted());
}
