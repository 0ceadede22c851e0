// Golden cases: one file with the files of a small workspace, the commands run in it, and all they
// print.
//
//   # What this shows, in a sentence.
//   --- studies/billing/study.yaml
//   title: ...
//   --- studies/billing (from examples/larder/studies/stock-count)
//   --- note.md (no final newline) | (base64) | (mode 0400)
//   ! UXI_CODER=ben
//   $ uxi check < input.txt
//   what goes to stdout
//   2> what goes to stderr
//   ? 1
//
// A line of output that would read as one of these marks stands with a `\` in front. `? 0` is left
// out. Behind output that does not end its last line stands `(no final newline)`.
// `$ cat FILE`, `$ ls DIR`, `$ rm FILE`, `$ mkdir DIR`, `$ cp A B`, `$ chmod 0500 PATH`, `$ write
// FILE TEXT`,
// `$ append FILE TEXT`, `$ replace FILE OLD NEW`, `$ repeat FILE N TEXT` and `$ git WORD...`, of
// which nothing is shown, are the runner's own.
// `% in process` leaves a case out with --exec; with `% fail N` the next command finds the disk
// full from its Nth change on, with `% die N` it is killed before that change; with `% locked`
// another process is writing while it runs, with `% read-only` it may change nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace uxi::test {

struct ScenarioFile {
  std::string path;
  std::string text;
  std::string from = {};  ///< copied from there, seen from the source folder
  bool base64 = false;
  bool final_newline = true;
  std::optional<unsigned> mode = {};
};

struct ScenarioStep {
  std::string command;                      ///< as written behind `$ `
  std::vector<std::string> variables = {};  ///< `NAME=value` from here on
  std::vector<ScenarioFile> files = {};     ///< written before the command
  std::optional<int> fail_at = {};
  std::optional<int> die_at = {};
  bool locked = false;
  bool read_only = false;
  std::string out;
  std::string err;
  int status = 0;
  friend bool same_outcome(const ScenarioStep& a, const ScenarioStep& b) {
    return a.out == b.out && a.err == b.err && a.status == b.status;
  }
};

struct Scenario {
  std::string comment;  ///< the `#` lines at the top, as they are
  bool in_process_only = false;
  std::vector<ScenarioStep> steps;
};

/// What is wrong with the file goes to `error`.
[[nodiscard]] std::optional<Scenario> parse_scenario(std::string_view text, std::string& error);
/// The file again, with the outcomes that `scenario` holds.
[[nodiscard]] std::string write_scenario(const Scenario& scenario);
/// Words of a command: blanks separate, 'single' and "double" quotes and \ keep together, `$'a\tb'`
/// has escapes.
[[nodiscard]] std::vector<std::string> shell_words(std::string_view command);
[[nodiscard]] std::string decode_base64(std::string_view text);

}  // namespace uxi::test
