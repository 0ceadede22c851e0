#include "support/scenario_run.h"

#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/run.h"
#include "io/env.h"
#include "io/rooted_files.h"
#include "support/failing_files.h"
#include "support/temp_folder.h"
#include "text/strings.h"

namespace uxi::test {
namespace {

namespace fs = std::filesystem;

struct Outcome {
  std::string out;
  std::string err;
  int status = 0;
};

void write_bytes(const fs::path& path, const std::string& bytes) {
  if (path.has_parent_path()) fs::create_directories(path.parent_path());
  std::ofstream stream(path, std::ios::binary);
  stream << bytes;
  if (!stream.flush()) throw std::runtime_error("cannot write " + path.string());
}

std::string read_bytes(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(stream), {}};
}

FailurePlan failure_plan(const ScenarioStep& step) {
  if (step.read_only) {
    return {.at = 1,
            .mode = FailureMode::fail_on,
            .kind = ErrorKind::denied,
            .reason = "permission denied"};
  }
  if (step.fail_at) {
    return {
        .at = *step.fail_at, .mode = FailureMode::full_disk, .reason = "no space left on device"};
  }
  if (step.die_at) return {.at = *step.die_at, .mode = FailureMode::die_before};
  return {};
}

/// One run of a scenario: its folder, its variables, its random numbers.
class Runner {
 public:
  explicit Runner(const RunOptions& options) : options_(options), real_(io::real_files()) {
    variables_.values = {{"UXI_CODER", "ana"}, {"SOURCE_DATE_EPOCH", "1780272000"}};
  }
  ~Runner() { make_removable(); }
  Runner(const Runner&) = delete;
  Runner& operator=(const Runner&) = delete;

  ScenarioStep step(const ScenarioStep& wanted) {
    for (const std::string& variable : wanted.variables) set_variable(variable);
    for (const ScenarioFile& file : wanted.files) put(file);
    ScenarioStep step = wanted;
    const auto lock = wanted.locked ? hold_lock() : nullptr;
    const Outcome outcome = command(wanted);
    step.out = without_folder(outcome.out);
    if (!step.out.empty() && step.out.back() != '\n') step.out += "\n(no final newline)\n";
    step.err = without_folder(outcome.err);
    if (lock) step.err = text::replace_all(step.err, std::to_string(::getpid()), "<pid>");
    step.status = outcome.status;
    return step;
  }

 private:
  [[nodiscard]] fs::path at(const std::string& path) const {
    return fs::path(folder_.path()) / path;
  }

  void set_variable(const std::string& text) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos) throw std::runtime_error("no `=` in " + text);
    variables_.values[text.substr(0, equals)] = text.substr(equals + 1);
  }

  void put(const ScenarioFile& file) {
    if (!file.from.empty()) {
      const fs::path from = fs::path(options_.source_folder) / file.from;
      fs::create_directories(at(file.path).parent_path());
      fs::copy(from, at(file.path),
               fs::copy_options::recursive | fs::copy_options::overwrite_existing);
    } else {
      std::string text = file.base64 ? decode_base64(file.text) : file.text;
      if (!file.final_newline && !file.base64 && !text.empty()) text.pop_back();
      write_bytes(at(file.path), text);
    }
    if (file.mode) fs::permissions(at(file.path), static_cast<fs::perms>(*file.mode));
  }

  Outcome command(const ScenarioStep& step) {
    std::vector<std::string> words = shell_words(step.command);
    std::string input;
    std::string output_file;
    for (std::size_t i = 0; i + 1 < words.size();) {
      if (words[i] != "<" && words[i] != ">") {
        ++i;
        continue;
      }
      (words[i] == "<" ? input : output_file) = words[i + 1];
      words.erase(words.begin() + static_cast<std::ptrdiff_t>(i),
                  words.begin() + static_cast<std::ptrdiff_t>(i + 2));
    }
    if (words.empty()) throw std::runtime_error("an empty command");
    if (words.front() != "uxi") return own_command(words);
    words.erase(words.begin());
    if (!input.empty()) input = read_bytes(at(input));
    if (options_.walk != nullptr && UndoWalk::is_writer(words)) {
      const bool whole = !step.fail_at && !step.die_at && !step.read_only && !step.locked;
      const auto seed = static_cast<std::uint64_t>(runs_ + 1);
      if (whole) options_.walk->judge(folder_.path(), {words, input, variables_, seed});
    }
    Outcome outcome =
        options_.program.empty() ? in_process(words, input, step) : with_program(words, input);
    if (!output_file.empty()) write_bytes(at(output_file), std::exchange(outcome.out, {}));
    return outcome;
  }

  /// The workspace's lock, as a writer of another process would hold it.
  std::unique_ptr<io::FileLock> hold_lock() {
    fs::create_directories(at(".uxi"));
    auto lock = real_->lock(at(".uxi/lock").string(), 0);
    if (!lock) throw std::runtime_error(to_string(lock.error()));
    return *std::move(lock);
  }

  Outcome in_process(const std::vector<std::string>& words, const std::string& input,
                     const ScenarioStep& step) {
    const auto rooted = io::rooted_files(*real_, folder_.path());
    FailingFiles failing(*rooted, failure_plan(step));
    std::istringstream in(input);
    std::ostringstream out;
    std::ostringstream err;
    io::Env env{.files = failing,
                .in = in,
                .out = out,
                .err = err,
                .today = io::system_today(variables_),
                .monotonic_ns = [] { return std::int64_t{0}; },
                .random64 = io::seeded_random(static_cast<std::uint64_t>(++runs_)),
                .run_process = io::run_process,
                .interrupted = [] { return false; },
                .variables = variables_,
                .working_folder = folder_.path()};
    try {
      const int status = cli::run(words, env);
      return {out.str(), err.str(), status};
    } catch (const Killed&) {
      return {out.str(), err.str() + "(died)\n", 137};
    }
  }

  Outcome with_program(const std::vector<std::string>& words, const std::string& input) {
    std::vector<std::string> argv{"env", "-i", "PATH=/usr/bin:/bin"};
    for (const auto& [name, value] : variables_.values) argv.push_back(name + "=" + value);
    argv.push_back("UXI_SEED=" + std::to_string(++runs_));
    argv.push_back(options_.program);
    argv.insert(argv.end(), words.begin(), words.end());
    auto result = io::run_process({.argv = argv, .input = input, .folder = folder_.path()});
    if (!result) throw std::runtime_error(to_string(result.error()));
    return {result->out, result->err, result->exit_status};
  }

  Outcome own_command(const std::vector<std::string>& words) {
    const std::string& name = words[0];
    const auto arg = [&](std::size_t i) { return i < words.size() ? words[i] : std::string(); };
    if (name == "cat") return {read_bytes(at(arg(1))), {}, 0};
    if (name == "ls") return {list(at(arg(1))), {}, 0};
    if (name == "rm") return fs::remove_all(at(arg(1))), Outcome{};
    if (name == "mkdir") return fs::create_directories(at(arg(1))), Outcome{};
    if (name == "cp")
      return fs::copy(at(arg(1)), at(arg(2)), fs::copy_options::recursive), Outcome{};
    if (name == "chmod") {
      fs::permissions(at(arg(2)), static_cast<fs::perms>(std::stoul(arg(1), nullptr, 8)));
      return {};
    }
    if (name == "write") return write_bytes(at(arg(1)), arg(2)), Outcome{};
    if (name == "append")
      return write_bytes(at(arg(1)), read_bytes(at(arg(1))) + arg(2)), Outcome{};
    if (name == "replace") return replace(arg(1), arg(2), arg(3));
    if (name == "git") return git(words);
    if (name == "repeat") return repeat(arg(1), std::stoi(arg(2)), arg(3));
    throw std::runtime_error("unknown command `" + name + "`");
  }

  /// Quietly, as nobody in particular, with nobody's settings, on one and the same day.
  Outcome git(const std::vector<std::string>& words) {
    std::vector<std::string> argv{"env",
                                  "GIT_CONFIG_GLOBAL=/dev/null",
                                  "GIT_CONFIG_NOSYSTEM=1",
                                  "GIT_AUTHOR_DATE=2026-05-01T12:00:00Z",
                                  "GIT_COMMITTER_DATE=2026-05-01T12:00:00Z",
                                  "git",
                                  "-c",
                                  "user.name=ana",
                                  "-c",
                                  "user.email=ana@example.org",
                                  "-c",
                                  "init.defaultBranch=main"};
    argv.insert(argv.end(), words.begin() + 1, words.end());
    const auto done = io::run_process({.argv = argv, .folder = folder_.path()});
    if (!done) throw std::runtime_error(to_string(done.error()));
    if (done->exit_status != 0) throw std::runtime_error("git: " + done->err);
    return {};
  }

  Outcome replace(const std::string& path, const std::string& from, const std::string& to) {
    const std::string before = read_bytes(at(path));
    const std::string after = text::replace_all(before, from, to);
    if (after == before) throw std::runtime_error("`" + from + "` is not in " + path);
    write_bytes(at(path), after);
    return {};
  }

  Outcome repeat(const std::string& path, int times, const std::string& text) {
    std::string bytes;
    for (int i = 0; i < times; ++i) bytes += text;
    write_bytes(at(path), bytes);
    return {};
  }

  static std::string list(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (!entry.is_directory()) names.push_back(fs::relative(entry.path(), folder).string());
    }
    std::sort(names.begin(), names.end());
    return names.empty() ? std::string() : text::join(names, "\n") + "\n";
  }

  [[nodiscard]] std::string without_folder(const std::string& text) const {
    return text::replace_all(text, folder_.path(), "<folder>");
  }

  /// Folders made read-only by a case would outlive it.
  void make_removable() {
    std::error_code ignored;
    for (const auto& entry : fs::recursive_directory_iterator(folder_.path(), ignored)) {
      if (entry.is_directory()) fs::permissions(entry.path(), fs::perms::owner_all, ignored);
    }
  }

  const RunOptions& options_;
  std::unique_ptr<io::FileSystem> real_;
  TempFolder folder_;
  io::Variables variables_;
  int runs_ = 0;  ///< seeds each run's ids, so that both ways of running draw the same
};

}  // namespace

Scenario run_scenario(const Scenario& scenario, const RunOptions& options) {
  Scenario result = scenario;
  Runner runner(options);
  for (ScenarioStep& step : result.steps) step = runner.step(step);
  return result;
}

}  // namespace uxi::test
