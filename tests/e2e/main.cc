// uxi_e2e [--update] [--exec PROGRAM] [--undo] PATH...: runs the golden cases (*.test) in files and
// folders. With --undo it takes every change back as well, and kills every kind of command.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "support/scenario_run.h"
#include "text/strings.h"

namespace {

namespace fs = std::filesystem;
using namespace uxi::test;

std::vector<fs::path> cases_below(const std::vector<std::string>& paths) {
  std::vector<fs::path> found;
  for (const std::string& path : paths) {
    if (!fs::is_directory(path)) {
      found.emplace_back(path);
      continue;
    }
    for (const auto& entry : fs::recursive_directory_iterator(path)) {
      if (entry.path().extension() == ".test") found.push_back(entry.path());
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

void print_part(const char* name, const std::string& wanted, const std::string& got) {
  if (wanted == got) return;
  for (const auto& [sign, text] : {std::pair{"-", &wanted}, std::pair{"+", &got}}) {
    for (const std::string_view line : uxi::text::split(*text, '\n')) {
      std::cout << "    " << sign << ' ' << name << ' ' << line << '\n';
    }
  }
}

bool report(const Scenario& wanted, const Scenario& got) {
  bool same = true;
  for (std::size_t i = 0; i < wanted.steps.size(); ++i) {
    const ScenarioStep& a = wanted.steps[i];
    const ScenarioStep& b = got.steps[i];
    if (same_outcome(a, b)) continue;
    same = false;
    std::cout << "  $ " << a.command << '\n';
    print_part("out", a.out, b.out);
    print_part("err", a.err, b.err);
    if (a.status != b.status) {
      std::cout << "    - status " << a.status << "\n    + status " << b.status << '\n';
    }
  }
  return same;
}

enum class Verdict { passed, failed, left_out };

Verdict run_case(const fs::path& path, const RunOptions& options, bool update) {
  std::ifstream stream(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  std::string error;
  const auto scenario = parse_scenario(text, error);
  if (!scenario) {
    std::cout << path.string() << ": " << error << '\n';
    return Verdict::failed;
  }
  if (scenario->in_process_only && !options.program.empty()) return Verdict::left_out;
  RunOptions chosen = options;
  // Where somebody else writes meanwhile there is no one state to come back to.
  if (path.stem().string().ends_with("-meanwhile")) chosen.walk = nullptr;
  const Scenario got = run_scenario(*scenario, chosen);
  if (update) {
    std::ofstream(path, std::ios::binary) << write_scenario(got);
    return Verdict::passed;
  }
  if (report(*scenario, got)) return Verdict::passed;
  std::cout << "FAILED " << path.string() << '\n';
  return Verdict::failed;
}

}  // namespace

int main(int argc, char** argv) try {
  bool update = false;
  UndoWalk walk;
  RunOptions options{.source_folder = UXI_SOURCE_FOLDER, .program = {}};
  std::vector<std::string> paths;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word == "--update") {
      update = true;
    } else if (word == "--exec" && i + 1 < argc) {
      options.program = fs::absolute(argv[++i]).string();
    } else if (word == "--undo") {
      options.walk = &walk;
    } else {
      paths.push_back(word);
    }
  }
  int counts[3] = {0, 0, 0};
  for (const fs::path& path : cases_below(paths)) {
    ++counts[static_cast<int>(run_case(path, options, update))];
  }
  std::cout << counts[0] << " passed, " << counts[1] << " failed, " << counts[2] << " skipped\n";
  std::string walked;
  const bool undone = options.walk == nullptr || walk.report(walked);
  std::cout << walked;
  return counts[1] == 0 && counts[0] > 0 && undone ? 0 : 1;
} catch (const std::exception& error) {
  std::cerr << "uxi_e2e: " << error.what() << '\n';
  return 2;
}
