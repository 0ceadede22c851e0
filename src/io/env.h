// The world as one argument. Built in `main` and in tests; nothing else reads a clock, an
// environment variable or a terminal.
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/files.h"
#include "uxi/error.h"
#include "uxi/time.h"

namespace uxi::io {

/// What a terminal can do, decided once.
struct Terminal {
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  bool in_is_terminal = false;
  int width = 80;   ///< columns
  int height = 24;  ///< lines
};

/// Environment variables as they were at start.
struct Variables {
  std::map<std::string, std::string, std::less<>> values;
  [[nodiscard]] std::optional<std::string> get(std::string_view name) const;
};

/// A program to run. No shell: `argv[0]` is looked up in PATH.
struct ProcessRequest {
  std::vector<std::string> argv;
  std::string input = {};   ///< what it reads from its standard input
  std::string folder = {};  ///< where it runs; empty: where we do
  int time_limit_ms = 60'000;
  std::uint64_t output_limit = std::uint64_t{64} << 20U;  ///< bytes of output and errors together
  /// It has our own input, output and errors, for as long as it likes: an editor. `input` and the
  /// limits mean nothing then, and what it prints is not given back.
  bool on_our_terminal = false;
};
/// What it gave back. `exit_status` is 128 and the signal where one ended it.
struct ProcessResult {
  int exit_status = 0;
  std::string out;
  std::string err;
};

/// Everything outside the program. Functions, so that a test swaps one without a class.
struct Env {
  FileSystem& files;
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  std::function<Date()> today;  ///< local date; `--today` and SOURCE_DATE_EPOCH come before
  std::function<std::int64_t()> monotonic_ns;  ///< for progress only, never for results
  std::function<std::uint64_t()> random64;     ///< ids of highlights; seeded in tests
  std::function<Result<ProcessResult>(const ProcessRequest&)> run_process;
  std::function<bool()> interrupted;  ///< Ctrl-C was pressed
  /// Whoever read our standard output has left, as `head` does.
  std::function<bool()> reader_left = [] { return false; };
  /// `show_in_pager`; empty where there is no terminal to show anything on.
  std::function<Result<void>(const std::vector<std::string>&, std::string_view)> pager = {};
  Terminal terminal = {};
  Variables variables = {};
  std::string working_folder = {};  ///< absolute
};

/// Seeds a splitmix64 generator (Steele, Lea & Flood 2014): the same seed gives the same ids.
[[nodiscard]] std::function<std::uint64_t()> seeded_random(std::uint64_t seed);
/// Reads 8 bytes from the system's generator on each call.
[[nodiscard]] std::function<std::uint64_t()> system_random();
/// Local calendar date; SOURCE_DATE_EPOCH (seconds, UTC) wins where it is set and a number.
[[nodiscard]] std::function<Date()> system_today(const Variables& variables);
/// Nanoseconds of a clock that never goes back.
[[nodiscard]] std::int64_t system_monotonic_ns();
/// Runs a program to its end. A status other than 0 is no error here. `not_found` where there is no
/// such program or folder, `denied`, `limit` where it took too long or wrote too much (it is
/// killed).
[[nodiscard]] Result<ProcessResult> run_process(const ProcessRequest& request);
/// Gives `text` to a program that shows it on the terminal, and waits until that ends.
/// `not_found` where there is no such program; that it stopped reading is no error.
[[nodiscard]] Result<void> show_in_pager(const std::vector<std::string>& program,
                                         std::string_view text);
/// Installs handlers for SIGINT and SIGTERM that only set a flag; the returned function reads it. A
/// second signal of the same kind ends the process. A signal that was ignored stays ignored.
[[nodiscard]] std::function<bool()> watch_interrupts();
/// Writing to a closed pipe becomes a failed write instead of the end of the process.
void ignore_broken_pipes();
/// Whether standard output is a pipe that nobody reads from any more.
[[nodiscard]] bool stdout_reader_left();
/// Opens /dev/null for each of stdin, stdout and stderr that is closed, so that no file of the
/// workspace gets their number and is printed into.
void fill_closed_streams();
/// The process's environment.
[[nodiscard]] Variables system_variables();
/// Width and height are COLUMNS and LINES where those are numbers, else what the terminal says,
/// else 80 and 24.
[[nodiscard]] Terminal system_terminal(const Variables& variables);
/// Empty where the folder was removed under us.
[[nodiscard]] std::string system_working_folder();
/// All of the above, for `main`. Installs the signal handlers.
[[nodiscard]] Env system_env(FileSystem& files, std::istream& in, std::ostream& out,
                             std::ostream& err);

}  // namespace uxi::io
