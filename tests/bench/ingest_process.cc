// How long `uxi ingest` takes as a program, against the project's limits: a one-hour WebVTT in 20
// ms above /bin/true, the smallest of 30 runs; a batch of 1,000 such files within three times of
// writing and syncing each of the same files; both in under 100 MB of memory, and so are files
// that are larger than speech can be.
//   bench_ingest_process UXI [FILES]
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fmt/core.h>
#include <fstream>
#include <iterator>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

#include "speech_maker.h"

namespace uxi::bench {
namespace {

namespace fs = std::filesystem;

double now_ms() {
  return std::chrono::duration<double, std::milli>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

struct Run {
  double ms = 0;
  double cpu_ms = 0;  ///< the same on a machine that has nothing else to do
  long megabytes = 0;
  int status = 0;
};

Run run(std::vector<std::string> argv) {
  std::vector<char*> words;
  for (std::string& word : argv) words.push_back(word.data());
  words.push_back(nullptr);
  const double begin = now_ms();
  const pid_t child = ::fork();
  if (child == 0) {
    const int null = ::open("/dev/null", O_WRONLY);
    ::dup2(null, 1);
    ::dup2(null, 2);
    ::execv(words[0], words.data());
    ::_exit(127);
  }
  rusage usage{};
  int status = 0;
  ::wait4(child, &status, 0, &usage);
  const auto ms = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
  };
  return {now_ms() - begin, ms(usage.ru_utime) + ms(usage.ru_stime), usage.ru_maxrss / 1024,
          WIFEXITED(status) ? WEXITSTATUS(status) : 128};
}

/// The smallest of each of 30 runs.
Run smallest(const std::vector<std::string>& argv) {
  Run best = run(argv);
  for (int i = 1; i < 30; ++i) {
    const Run next = run(argv);
    best.ms = std::min(best.ms, next.ms);
    best.cpu_ms = std::min(best.cpu_ms, next.cpu_ms);
  }
  return best;
}

void write_synced(const fs::path& path, const std::string& bytes) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0 || ::write(file, bytes.data(), bytes.size()) < 0 || ::fsync(file) != 0) std::abort();
  ::close(file);
}

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Every file that the batch wrote, written and synced once more elsewhere.
double write_again(const fs::path& workspace, const fs::path& elsewhere) {
  std::vector<std::string> contents;
  for (const char* folder : {"studies/speed/transcripts", "private"}) {
    for (const auto& entry : fs::recursive_directory_iterator(workspace / folder)) {
      if (entry.is_regular_file()) contents.push_back(read_file(entry.path()));
    }
  }
  fs::create_directories(elsewhere);
  const double begin = now_ms();
  for (std::size_t i = 0; i < contents.size(); ++i) {
    write_synced(elsewhere / std::to_string(i), contents[i]);
  }
  return now_ms() - begin;
}

int report(const std::string& what, double value, const char* unit, double limit) {
  fmt::print("{:<44} {:9.1f} {} (limit {:.0f})\n", what, value, unit, limit);
  return value > limit ? 1 : 0;
}

int one_hour(const std::string& uxi, const fs::path& folder) {
  const fs::path file = folder / "hour.vtt";
  write_synced(file, zoom_hours(1, 7));
  const std::vector<std::string> look = {uxi, "ingest", "--stdout", file};
  const Run first = run(look);
  if (first.status != 0) {
    fmt::print("`uxi ingest` does not run: status {}\n", first.status);
    return 1;
  }
  const Run best = smallest(look);
  const Run nothing = smallest({"/bin/true"});
  fmt::print("one hour, whole process: {:.1f} ms of a core\n", best.cpu_ms - nothing.cpu_ms);
  return report("one hour, whole process, above /bin/true", best.ms - nothing.ms, "ms", 20) +
         report("memory", static_cast<double>(first.megabytes), "MB", 100);
}

std::string million_captions() {
  std::string cues = "WEBVTT\n\n";
  for (int i = 0; i < 1'000'000; ++i) {
    cues += fmt::format("{0:02}:{1:02}:{2:02}.000 --> {0:02}:{1:02}:{2:02}.900\nword\n\n", i / 3600,
                        i / 60 % 60, i % 60);
  }
  return cues;
}

std::string line_of_50_megabytes() {
  std::string line;
  while (line.size() < 50'000'000) line += "one more word ";
  return line;
}

/// Writes the file in a process of its own: the memory that Linux counts for a program is at least
/// that of the one which started it.
template <typename Make>
void write_apart(const fs::path& path, const Make& make) {
  const pid_t child = ::fork();
  if (child == 0) {
    write_synced(path, make());
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  if (status != 0) std::abort();
}

/// What is too large for speech, and the largest that is read.
int extremes(const std::string& uxi, const fs::path& folder) {
  const std::size_t hour = zoom_hours(1, 7).size();
  const std::size_t hours = (std::size_t{8} << 20U) / (hour + hour / 8);
  int failed = 0;
  const auto measure = [&](const std::string& what, const auto& make, int status) {
    const fs::path file = folder / "extreme.vtt";
    write_apart(file, make);
    const Run took = run({uxi, "ingest", "--stdout", file});
    if (took.status != status) {
      fmt::print("{}: status {}, not {}\n", what, took.status, status);
      ++failed;
    }
    failed += report(what, static_cast<double>(took.megabytes), "MB", 100);
  };
  measure("a million captions, refused", million_captions, 2);
  measure("a line of 50 MB, refused", line_of_50_megabytes, 2);
  measure(
      fmt::format("{} hours in one file", hours), [&] { return zoom_hours(hours, 7); }, 0);
  return failed;
}

int batch(const std::string& uxi, const fs::path& folder, std::size_t files) {
  const fs::path workspace = folder / "workspace";
  const fs::path input = folder / "input";
  fs::create_directories(workspace / "studies/speed");
  fs::create_directories(input);
  std::ofstream(workspace / "uxi.yaml") << "";
  std::ofstream(workspace / "studies/speed/study.yaml") << "title: Speed\n";
  for (std::size_t i = 1; i <= files; ++i) {
    std::ofstream(input / fmt::format("P{:02}.vtt", i), std::ios::binary) << zoom_hours(1, i);
  }
  const Run took = run({uxi, "-C", workspace, "ingest", input});
  if (took.status != 0) {
    fmt::print("`uxi ingest` of a folder does not run: status {}\n", took.status);
    return 1;
  }
  const double written = write_again(workspace, folder / "again");
  fmt::print("{} files: {:.0f} ms; writing and syncing the same files: {:.0f} ms\n", files, took.ms,
             written);
  return report("batch against writing and syncing", took.ms / written, "times", 3) +
         report("memory", static_cast<double>(took.megabytes), "MB", 100);
}

}  // namespace
}  // namespace uxi::bench

int main(int argc, char** argv) {
  using namespace uxi::bench;
  if (argc < 2) {
    fmt::print("usage: bench_ingest_process UXI [FILES]\n");
    return 2;
  }
  const std::string uxi = fs::absolute(argv[1]);
  const std::size_t files = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 1000;
  std::string folder = (fs::temp_directory_path() / "uxi-speed-XXXXXX").string();
  if (::mkdtemp(folder.data()) == nullptr) return 2;
  const int failed = one_hour(uxi, folder) + extremes(uxi, folder) + batch(uxi, folder, files);
  fs::remove_all(folder);
  return failed == 0 ? 0 : 1;
}
