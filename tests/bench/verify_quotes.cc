// What `verify` lets pass and what it refuses wrongly: 10,000 false quotes (a word changed,
// dropped, added or moved; another speaker or participant; two stitched together) and 10,000 true
// ones with ellipses, brackets, other typography and Markdown escapes, from each of
//
//   - the example study,
//   - 30 generated interviews,
//   - the real transcripts in UXI_CORPUS, else ../shared/corpus, whose roles are known.
//
// A false quote that came out true (a word dropped from `the the`) is counted apart and not tried.
// Then the time of one report with 500 quotes against 500 interviews of an hour.
//
//   bench_verify_quotes [COUNT]
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fmt/core.h>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "bench/speech_maker.h"
#include "report/verify.h"
#include "support/quote_maker.h"
#include "support/quote_trial.h"
#include "uxi/ingest.h"

namespace uxi::bench {
namespace {

namespace fs = std::filesystem;

std::string read_bytes(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> paths;
  std::error_code missing;
  for (const auto& entry : fs::recursive_directory_iterator(folder, missing)) {
    if (entry.is_regular_file()) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::vector<Transcript> example_study() {
  std::vector<Transcript> out;
  Diagnostics diagnostics;
  for (const fs::path& path :
       files_in(UXI_SOURCE_FOLDER "/examples/larder/studies/stock-count/transcripts")) {
    out.push_back(read_transcript(SourceFile(path.string(), read_bytes(path)), path.stem().string(),
                                  diagnostics));
  }
  return out;
}

std::string session_name(std::size_t number) { return fmt::format("P{:02}", number); }

/// Nothing where nobody is known to ask or nobody to answer.
bool add(std::vector<Transcript>& out, const std::string& bytes, const std::string& name) {
  const std::string session = session_name(out.size() + 1);
  auto read = ingest::ingest(bytes, name, {.session = session, .redact = false});
  if (!read) return false;
  Transcript& transcript = read->transcript;
  const auto speaks = [&](Role role) {
    return std::any_of(transcript.turns.begin(), transcript.turns.end(), [&](const Turn& turn) {
      return transcript.role_of(turn.speaker) == role && turn.words.size() > 80;
    });
  };
  if (!speaks(Role::participant) || !speaks(Role::interviewer)) return false;
  transcript.session = session;
  number_turns(transcript);
  out.push_back(std::move(transcript));
  return true;
}

/// An hour of two people; each says about twelve words a breath.
Transcript interview(const std::string& session, std::uint64_t seed) {
  Dice dice(seed);
  Transcript out;
  out.session = session;
  out.speakers = {{"I", Role::interviewer}, {"P", Role::participant}};
  for (int id = 1; id <= 240; ++id) {
    const bool asks = id % 4 == 1;
    Turn turn{.id = id, .speaker = asks ? "I" : "P", .start = Millis{id * 15'000}};
    const std::size_t breaths = asks ? 1 + dice.below(2) : 1 + dice.below(6);
    for (std::size_t i = 0; i < breaths; ++i) {
      if (i > 0) turn.words += ' ';
      turn.words += invented_words(dice, 8 + dice.below(10));
    }
    out.turns.push_back(std::move(turn));
  }
  return out;
}

std::vector<Transcript> generated(std::size_t count) {
  std::vector<Transcript> out;
  for (std::size_t i = 0; i < count; ++i) out.push_back(interview(session_name(i + 1), 100 + i));
  return out;
}

std::vector<Transcript> corpus() {
  const char* folder = std::getenv("UXI_CORPUS");
  const fs::path top = folder != nullptr ? folder : UXI_SOURCE_FOLDER "/../shared/corpus";
  std::vector<Transcript> out;
  for (const fs::path& path : files_in(top / "transcripts")) {
    constexpr std::uintmax_t kMost = 400'000;  // bytes: many files rather than a few long ones
    if (fs::file_size(path) < kMost) add(out, read_bytes(path), path.filename().string());
  }
  return out;
}

void print(const test::TrialRow& row, const char* what) {
  fmt::print("  {:26} {:6} {:9} {:9}\n", row.name, row.tried, row.wrong, row.excluded);
  for (const std::string& example : row.examples) fmt::print("    {} {}\n", what, example);
}

bool trial(const char* name, const std::vector<Transcript>& transcripts, std::size_t count) {
  if (transcripts.size() < 2) {
    fmt::print("{}: no transcripts here\n\n", name);
    return true;
  }
  std::size_t words = 0;
  for (const Transcript& transcript : transcripts) words += transcript.turns.size();
  fmt::print("{}: {} transcripts, {} turns\n  {:26} {:>6} {:>9} {:>9}\n", name, transcripts.size(),
             words, "", "tried", "wrong", "excluded");
  test::TrialRow all{.name = "false quotes that passed"};
  for (const test::TrialRow& row : test::try_false_quotes(transcripts, count, 1)) {
    print(row, "passed:");
    all.tried += row.tried;
    all.wrong += row.wrong;
    all.excluded += row.excluded;
  }
  print(all, "");
  test::TrialRow row = test::try_true_quotes(transcripts, count, 2);
  row.name = "true quotes that failed";
  print(row, "failed:");
  fmt::print("\n");
  return all.wrong == 0 && row.wrong == 0;
}

/// By the clock, and of the processor, which others at work do not change.
struct Watch {
  std::chrono::steady_clock::time_point wall = std::chrono::steady_clock::now();
  std::clock_t processor = std::clock();

  [[nodiscard]] std::string passed() const {
    const auto wall_time = std::chrono::steady_clock::now() - wall;
    return fmt::format("{:.2f} s ({:.2f} s of the processor)",
                       std::chrono::duration<double>(wall_time).count(),
                       static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC);
  }
};

void speed() {
  constexpr std::size_t kSessions = 500;
  constexpr std::size_t kQuotes = 500;
  const std::vector<Transcript> transcripts = generated(kSessions);
  std::vector<SourceFile> files;
  std::size_t bytes = 0;
  for (const Transcript& one : transcripts) {
    files.emplace_back(one.session + ".md", write_transcript(one));
    bytes += files.back().text().size();
  }
  test::QuoteMaker maker(transcripts, 7);
  std::string report;
  for (std::size_t i = 0; i < kQuotes; ++i)
    report += maker.true_quote(false).report + "\nSo much.\n\n";
  const SourceFile source("report.md", report);

  const Watch all;
  std::vector<Transcript> read;
  Diagnostics diagnostics;
  for (std::size_t i = 0; i < files.size(); ++i) {
    read.push_back(read_transcript(files[i], transcripts[i].session, diagnostics));
  }
  const std::string reading = all.passed();
  std::vector<const Transcript*> said;
  for (const Transcript& one : read) said.push_back(&one);
  const Watch proving;
  const auto checks = report::verify_text(source, said, {}, {.consent = false});
  const std::string proved = proving.passed();
  fmt::print("{} quotes against {} interviews of an hour ({} MB of transcripts):\n", checks->size(),
             read.size(), bytes / 1'000'000);
  fmt::print("  reading transcripts {}, proving {}, in all {}\n", reading, proved, all.passed());
}

}  // namespace
}  // namespace uxi::bench

int main(int argc, char** argv) {
  const std::size_t count = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 10'000;
  bool good = uxi::bench::trial("example study", uxi::bench::example_study(), count);
  good = uxi::bench::trial("generated", uxi::bench::generated(30), count) && good;
  good = uxi::bench::trial("corpus", uxi::bench::corpus(), count) && good;
  uxi::bench::speed();
  return good ? 0 : 1;
}
