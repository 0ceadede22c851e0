// What ingest makes of real transcripts: one row a file, and roles held against ROLES.tsv.
//
// Reads the corpus from UXI_CORPUS, else ../shared/corpus; or the files given as arguments. A row
// of the score counts labels: right, wrong, and unknown where nothing was said.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fmt/core.h>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "uxi/ingest.h"

namespace uxi::bench {
namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == separator) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

struct Score {
  int right = 0;
  int wrong = 0;
  int unknown = 0;
  void add(Role truth, Role said) {
    ++(said == Role::unknown ? unknown : said == truth ? right : wrong);
  }
};

/// Role of each label, by file.
using Truth = std::map<std::string, std::map<std::string, Role>>;

Truth read_truth(const fs::path& path) {
  Truth truth;
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    const std::vector<std::string> cells = split(line, '\t');
    for (const std::string& label : split(cells.at(1), ','))
      truth[cells[0]][label] = Role::interviewer;
    for (const std::string& label : split(cells.at(2), ','))
      truth[cells[0]][label] = Role::participant;
  }
  return truth;
}

void print_row(const fs::path& path, const std::map<std::string, Role>* truth, Score& score) {
  const std::string bytes = read_file(path);
  const auto begin = std::chrono::steady_clock::now();
  const auto result = ingest::ingest(bytes, path.filename().string());
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
  const std::string name = path.filename().string().substr(0, 56);
  if (!result) {
    fmt::print("{:<56} refused: {}\n", name, result.error().message);
    return;
  }
  fmt::print("{:<56} {:<14} {:>5} turns {:>4.0f} ms {}\n", name, result->format,
             result->transcript.turns.size(), took.count(),
             truth != nullptr ? "(roles known)" : "");
  for (const ingest::SpeakerInfo& speaker : result->speakers) {
    const std::string label = speaker.label.value_or("(no label)");
    std::string verdict;
    if (truth != nullptr && truth->contains(label)) {
      const Role wanted = truth->at(label);
      score.add(wanted, speaker.role);
      verdict = speaker.role == wanted ? " right" : speaker.role == Role::unknown ? " -" : " WRONG";
    }
    fmt::print("    {:<4}{:<30} {:<12} {:.2f} {:>5} turns {:>6} words {:>4} questions{}\n",
               speaker.letter, label, to_string(speaker.role), speaker.confidence, speaker.turns,
               speaker.words, speaker.questions, verdict);
  }
}

std::vector<fs::path> corpus_files(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && entry.path().extension() != ".tsv")
      files.push_back(entry.path());
    if (entry.path().parent_path().filename() == "whisper-tsv") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace
}  // namespace uxi::bench

int main(int argc, char** argv) {
  using namespace uxi::bench;
  const char* variable = std::getenv("UXI_CORPUS");
  const fs::path corpus = variable != nullptr ? variable : UXI_SOURCE_FOLDER "/../shared/corpus";
  const fs::path folder = corpus / "transcripts";
  std::vector<fs::path> files(argv + 1, argv + argc);
  if (files.empty() && fs::exists(folder)) files = corpus_files(folder);
  const Truth truth = read_truth(folder / "ROLES.tsv");
  Score score;
  for (const fs::path& file : files) {
    const auto found = truth.find(file.lexically_relative(folder).generic_string());
    print_row(file, found == truth.end() ? nullptr : &found->second, score);
  }
  fmt::print("\nroles: {} right, {} wrong, {} unknown\n", score.right, score.wrong, score.unknown);
}
