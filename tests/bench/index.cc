// bench_index UXI [TURNS]...: the index's figures on made-up studies of 10^3, 10^4, 10^5 and 10^6
// turns (or as many as are named): building beside the sqlite3 shell's bulk import of the same
// rows, refreshing beside `git status`, and whole processes that search beside FTS5's own bm25
// query and `rg`. Times are the smallest of several runs; memory is the largest that a process
// held. Building is told in processor time too, which says more on a busy machine.
#include "index/index.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fmt/core.h>
#include <fstream>
#include <functional>
#include <random>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "io/rooted_files.h"
#include "query/terms.h"
#include "support/temp_folder.h"
#include "text/strings.h"
#include "uxi/session.h"

namespace {

namespace fs = std::filesystem;
using namespace uxi;
using Clock = std::chrono::steady_clock;
using Command = std::vector<std::string>;

double milliseconds(const std::function<void()>& work) {
  const auto begin = Clock::now();
  work();
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

/// Of user and system together.
double processor_ms(const rusage& used) {
  const auto ms = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
  };
  return ms(used.ru_utime) + ms(used.ru_stime);
}

double processor_ms_so_far() {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  return processor_ms(used);
}

double best_of(int runs, const std::function<void()>& work) {
  double best = milliseconds(work);
  for (int i = 1; i < runs; ++i) best = std::min(best, milliseconds(work));
  return best;
}

template <class T>
T must(Result<T> result) {
  if (!result) {
    fmt::print(stderr, "{}\n", to_string(result.error()));
    std::exit(1);
  }
  return *std::move(result);
}

// ---- A study ------------------------------------------------------------------------------------

void put(const std::string& path, const std::string& text) {
  fs::create_directories(fs::path(path).parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Words by Zipf's law, as people use them: `w0` is in most turns, `w4000` in hardly any.
class Talker {
 public:
  Talker() {
    std::vector<double> weights;
    for (int i = 1; i <= 5000; ++i) weights.push_back(1.0 / i);
    words_ = std::discrete_distribution<int>(weights.begin(), weights.end());
  }
  std::string turn() {
    std::string text;
    for (int n = 5 + static_cast<int>(random_() % 40); n > 0; --n)
      text += (text.empty() ? "w" : " w") + std::to_string(words_(random_));
    return text;
  }

 private:
  std::mt19937 random_{7};
  std::discrete_distribution<int> words_;
};

constexpr int kHighlights = 30;  ///< a session

/// Bytes of what is said, and of the transcripts with times, speakers and ids.
struct Size {
  std::uint64_t words = 0;
  std::uint64_t files = 0;
};

Size make_study(const std::string& root, int sessions, int turns) {
  Talker talker;
  Size size;
  put(root + "/uxi.yaml", "{}\n");
  put(root + "/.gitignore", ".uxi/\n");
  put(root + "/studies/a/study.yaml", "title: Made up\n");
  for (int i = 1; i <= sessions; ++i) {
    const std::string session = fmt::format("P{:02}", i);
    std::string text =
        "---\nuxi: transcript/1\nspeakers: {I: interviewer, P: participant}\n---\n\n";
    for (int t = 1; t <= turns; ++t) {
      const std::string words = talker.turn();
      size.words += words.size();
      text += fmt::format("**{}** `{:02}:{:02}:{:02}` {} ^{}\n\n", t % 3 == 1 ? "I" : "P", t / 360,
                          t / 6 % 60, t % 6 * 10, words, t);
    }
    size.files += text.size();
    put(root + "/studies/a/transcripts/" + session + ".md", text);
    put(root + "/studies/a/sessions/" + session + ".yaml",
        fmt::format("participant: {}\nsegment: {}\ndate: 2026-03-{:02}\n", session,
                    i % 2 == 0 ? "admin" : "gone", 1 + i % 28));
    std::string tags;
    for (int h = 0; h < kHighlights; ++h) {
      tags += fmt::format("- {{id: h{:06x}{:06x}, turn: {}, codes: [c{}/d{}]}}\n", i, h,
                          1 + h * 3 % turns, h % 7, h % 3);
    }
    put(root + "/studies/a/tags/" + session + ".ana.yaml", tags);
  }
  return size;
}

// ---- Processes ----------------------------------------------------------------------------------

struct Run {
  double ms = 0;
  double processor = 0;  ///< milliseconds
  double mb = 0;
  int status = 0;
};

/// Runs a program in `folder`, its input from a file and its output thrown away.
Run run_once(const Command& command, const std::string& folder, const std::string& input = {}) {
  std::vector<char*> argv;
  for (const std::string& word : command) argv.push_back(const_cast<char*>(word.c_str()));
  argv.push_back(nullptr);
  const auto begin = Clock::now();
  const pid_t child = ::fork();
  if (child == 0) {
    const int nothing = ::open("/dev/null", O_RDWR);
    const int in = input.empty() ? nothing : ::open(input.c_str(), O_RDONLY);
    ::dup2(in, 0);
    ::dup2(nothing, 1);
    ::dup2(nothing, 2);
    if (::chdir(folder.c_str()) != 0) ::_exit(126);
    ::execvp(argv[0], argv.data());
    ::_exit(127);
  }
  int status = 0;
  rusage used{};
  ::wait4(child, &status, 0, &used);
  return {std::chrono::duration<double, std::milli>(Clock::now() - begin).count(),
          processor_ms(used), static_cast<double>(used.ru_maxrss) / 1024,
          WIFEXITED(status) ? WEXITSTATUS(status) : 128};
}

/// The fastest of several runs that end with 0 or `other`; -1 ms where the program is not there.
Run fastest(int runs, const Command& command, const std::string& folder, int other = 0) {
  Run best;
  for (int i = 0; i < runs; ++i) {
    const Run run = run_once(command, folder);
    if (run.status == 127) return {.ms = -1};
    if (run.status != 0 && run.status != other) {
      fmt::print(stderr, "`{}` ended with {}\n", text::join(command, " "), run.status);
      std::exit(1);
    }
    if (i == 0 || run.ms < best.ms) best.ms = run.ms;
    best.mb = std::max(best.mb, run.mb);
  }
  return best;
}

/// The smallest of each time, the most memory.
Run better(const Run& a, const Run& b) {
  return {std::min(a.ms, b.ms), std::min(a.processor, b.processor), std::max(a.mb, b.mb), b.status};
}

std::string shown(const Run& run) {
  return run.ms < 0 ? "not installed" : fmt::format("{:.1f} ms", run.ms);
}

// ---- Figures ------------------------------------------------------------------------------------

struct Bench {
  std::string uxi;
  std::string root;
  std::string beside;  ///< for what is not the study's
  std::string index;   ///< the database
};

/// Reading, parsing and cutting into tokens as building does it, nothing stored; the rows that the
/// full text index gets go to `rows`.
Run parse_all(const Bench& bench, int sessions, const std::string& rows) {
  Run spent;
  std::ofstream out(rows);
  query::Tokenizer tokenizer;
  for (int i = 1; i <= sessions; ++i) {
    const std::string session = fmt::format("P{:02}", i);
    std::vector<query::Tokens> tokens;
    const double before = processor_ms_so_far();
    spent.ms += milliseconds([&] {
      const std::string path = bench.root + "/studies/a/transcripts/" + session + ".md";
      const SourceFile source(session, read(path));
      Diagnostics ignored;
      const Transcript transcript = read_transcript(source, session, ignored);
      for (const Turn& turn : transcript.turns) tokens.push_back(tokenizer.tokens(turn.words, ""));
      const auto source_of = [&bench](const std::string& name) {
        return SourceFile(name, read(bench.root + "/studies/a/" + name));
      };
      static_cast<void>(read_session(source_of("sessions/" + session + ".yaml"), session, ignored));
      static_cast<void>(
          read_tags(source_of("tags/" + session + ".ana.yaml"), session, "ana", ignored));
    });
    spent.processor += processor_ms_so_far() - before;
    for (const query::Tokens& turn : tokens)
      out << text::join(turn.stems, " ") << '\t' << text::join(turn.folded, " ") << '\n';
  }
  return spent;
}

/// The same rows by the sqlite3 shell.
Run import_by_shell(const Bench& bench, const std::string& rows) {
  const std::string db = bench.beside + "/shell.db";
  const std::string script = bench.beside + "/import.sql";
  put(script,
      "CREATE VIRTUAL TABLE turn_text USING fts5(stems, folded, content='',"
      " tokenize=\"ascii tokenchars '''.,-_'\");\n.mode tabs\n.import " +
          rows + " turn_text\n");
  Run best;
  for (int i = 0; i < 2; ++i) {
    fs::remove(db);
    const Run run = run_once({"sqlite3", db}, bench.beside, script);
    if (run.status == 127) return {.ms = -1};
    best = i == 0 ? run : better(best, run);
  }
  return best;
}

std::string find_index(const std::string& root) {
  for (const auto& entry : fs::directory_iterator(root + "/.uxi")) {
    if (entry.path().extension() == ".db") return entry.path();
  }
  return {};
}

void bench_building(Bench& bench, int sessions, const Size& size) {
  const std::string rows = bench.beside + "/rows.tsv";
  const Command build{bench.uxi, "index", "--rebuild"};
  const Run built = better(run_once(build, bench.root), run_once(build, bench.root));
  bench.index = find_index(bench.root);
  const Run parsing = better(parse_all(bench, sessions, rows), parse_all(bench, sessions, rows));
  const Run shell = import_by_shell(bench, rows);
  const auto print_line = [&](const char* how, double Run::*time) {
    const double inserting = built.*time - parsing.*time;
    fmt::print("  built{} in {:.0f} ms: read and parsed {:.0f} ms, inserted {:.0f} ms", how,
               built.*time, parsing.*time, inserting);
    if (shell.ms < 0) return fmt::print("; no sqlite3 shell\n");
    fmt::print("; the sqlite3 shell's import {:.0f} ms, ratio {:.2f}\n", shell.*time,
               inserting / shell.*time);
  };
  print_line("", &Run::ms);
  print_line(", processor time,", &Run::processor);
  const double index = static_cast<double>(fs::file_size(bench.index));
  fmt::print(
      "  {:.0f} MB of memory; index {:.2f} times the transcripts of {:.1f} MB, {:.2f} times"
      " the words alone\n",
      built.mb, index / static_cast<double>(size.files), static_cast<double>(size.files) / 1e6,
      index / static_cast<double>(size.words));
}

index::Sources sources_in(io::FileSystem& files) {
  return {.files = &files, .find_place = [](const Transcript&, const Highlight& highlight) {
            return std::optional(index::Place{highlight.first_turn, highlight.last_turn, {}});
          }};
}

void bench_refresh(const Bench& bench) {
  const auto disk = io::real_files();
  const auto files = io::rooted_files(*disk, bench.root);
  const auto open_and_refresh = [&] {
    index::Index index = must(index::Index::open(sources_in(*files)));
    static_cast<void>(must(index.refresh()));
  };
  open_and_refresh();
  const double same = best_of(7, open_and_refresh);
  const std::string path = bench.root + "/studies/a/transcripts/P01.md";
  const auto after_change =
      [&](const std::function<void(std::string&, const std::string&)>& change) {
        double best = 0;
        for (int i = 0; i < 3; ++i) {
          std::string text = read(path);
          change(text, fmt::format("**P** Word {}. ^{}\n\n", i, 90'000 + text.size() % 10'000));
          put(path, text);
          const double once = milliseconds(open_and_refresh);
          best = i == 0 ? once : std::min(best, once);
        }
        return best;
      };
  const double longer =
      after_change([](std::string& text, const std::string& turn) { text += turn; });
  // All turns move on by one.
  const double moved = after_change([](std::string& text, const std::string& turn) {
    text.insert(text.find("---\n\n") + 5, turn);
  });
  for (const Command& command :
       {Command{"git", "init", "-q"}, Command{"git", "-c", "core.compression=0", "add", "-A"}}) {
    static_cast<void>(run_once(command, bench.root));
  }
  static_cast<void>(run_once({"git", "status"}, bench.root));
  const Run git = fastest(7, {"git", "status"}, bench.root);
  fmt::print(
      "  refreshed with nothing changed {:.1f} ms (git status {}); one session with a turn more"
      " {:.1f} ms, with a turn put before all {:.1f} ms\n",
      same, shown(git), longer, moved);
}

void bench_query(const Bench& bench, const std::string& name, const std::string& query,
                 const std::string& match, const std::string& grep) {
  const auto search = [&](const char* order) {
    return fastest(5, {bench.uxi, "search", "--limit", "20", "--order", order, query}, bench.root);
  };
  const Run in_order = search("file");
  const Run ranked = search("rank");
  const Run fts = fastest(5,
                          {"sqlite3", "-readonly", bench.index,
                           "SELECT rowid, bm25(turn_text) FROM turn_text WHERE turn_text MATCH '" +
                               match + "' ORDER BY bm25(turn_text) LIMIT 20"},
                          bench.root);
  const Run rg = fastest(3, {"rg", "-w", "-c", grep, "studies/a/transcripts"}, bench.root, 1);
  fmt::print("  {:<22}{:>9} {:>9}   {:>9}   {:>13}   {:.0f} MB\n", name, shown(in_order),
             shown(ranked), shown(fts), shown(rg), std::max(in_order.mb, ranked.mb));
}

void bench_scale(const std::string& uxi, int turns) {
  const test::TempFolder study;
  const test::TempFolder beside;
  Bench bench{.uxi = uxi, .root = study.path(), .beside = beside.path(), .index = {}};
  const int sessions = std::clamp(turns / 100, 1, 1000);
  const Size size = make_study(bench.root, sessions, turns / sessions);
  fmt::print("{} turns in {} sessions\n", turns, sessions);
  bench_building(bench, sessions, size);
  bench_refresh(bench);
  fmt::print("  {:<22}{:>9} {:>9}   {:>9}   {:>13}\n", "search, first 20", "in order", "ranked",
             "fts5 bm25", "rg");
  bench_query(bench, "nearly every turn", "w0", "stems : \"w0\"", "w0");
  bench_query(bench, "a fifth of turns", "w10", "stems : \"w10\"", "w10");
  bench_query(bench, "5 % of turns", "w50", "stems : \"w50\"", "w50");
  bench_query(bench, "rare", "w4000", "stems : \"w4000\"", "w4000");
  bench_query(bench, "phrase and field", "\"w3 w5\" speaker:participant", "stems : \"w3\" + \"w5\"",
              "w3 w5");
  bench_query(bench, "code", "w3 code:c1", "stems : \"w3\"", "w3");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: bench_index UXI [TURNS]...\n");
    return 2;
  }
  const std::string uxi = fs::absolute(argv[1]);
  std::vector<int> scales;
  for (int i = 2; i < argc; ++i) scales.push_back(std::max(std::atoi(argv[i]), 1));
  if (scales.empty()) scales = {1000, 10'000, 100'000, 1'000'000};
  for (const int turns : scales) bench_scale(uxi, turns);
}
