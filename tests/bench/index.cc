// bench_index [INTERVIEWS] [TURNS]: a made-up study in a folder for temporary files, its index
// built, refreshed and searched, and the same queries held against every turn by `query::matches`.
// 60 interviews of 300 turns and 3,000 highlights where nothing else is said.
#include "index/index.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fmt/core.h>
#include <fstream>
#include <functional>
#include <random>

#include "io/rooted_files.h"
#include "support/temp_folder.h"

namespace {

using namespace uxi;
using Clock = std::chrono::steady_clock;

double milliseconds(const std::function<void()>& work) {
  const auto begin = Clock::now();
  work();
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

/// The best of several runs: what the machine can do when nobody disturbs it.
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

void put(const std::string& path, const std::string& text) {
  std::filesystem::create_directories(std::filesystem::path(path).parent_path());
  std::ofstream(path, std::ios::binary) << text;
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

struct Spoken {
  std::string session;
  std::string role;
  std::string words;
};

std::vector<Spoken> make_study(const std::string& root, int interviews, int turns) {
  const int highlights = 3000 / 60;
  Talker talker;
  std::vector<Spoken> all;
  put(root + "/uxi.yaml", "{}\n");
  put(root + "/studies/a/study.yaml", "title: A\n");
  for (int i = 1; i <= interviews; ++i) {
    const std::string session = fmt::format("P{:02}", i);
    std::string text =
        "---\nuxi: transcript/1\nspeakers: {I: interviewer, P: participant}\n---\n\n";
    for (int t = 1; t <= turns; ++t) {
      const bool asks = t % 3 == 1;
      all.push_back({session, asks ? "interviewer" : "participant", talker.turn()});
      text += fmt::format("**{}** `{:02}:{:02}:{:02}` {} ^{}\n\n", asks ? "I" : "P", t / 360,
                          t / 6 % 60, t % 6 * 10, all.back().words, t);
    }
    put(root + "/studies/a/transcripts/" + session + ".md", text);
    put(root + "/studies/a/sessions/" + session + ".yaml",
        fmt::format("segment: {}\ndate: 2026-03-{:02}\n", i % 2 == 0 ? "admin" : "gone",
                    1 + i % 28));
    std::string tags;
    for (int h = 0; h < highlights; ++h) {
      tags += fmt::format("- {{id: h{:06x}{:06x}, turn: {}, codes: [c{}/d{}]}}\n", i, h,
                          1 + h * 5 % turns, h % 7, h % 3);
    }
    put(root + "/studies/a/tags/" + session + ".ana.yaml", tags);
  }
  return all;
}

std::uint64_t size_of_text(const std::vector<Spoken>& turns) {
  std::uint64_t size = 0;
  for (const Spoken& turn : turns) size += turn.words.size();
  return size;
}

void bench_search(index::Index& index, const std::vector<Spoken>& turns, std::string_view text) {
  const query::Query query = must(query::parse_query(text));
  std::size_t found = 0;
  const auto search = [&](index::Order order) {
    return best_of(5,
                   [&] { found = must(index.search(query, {.order = order, .limit = 20})).total; });
  };
  const double in_order = search(index::Order::file);
  const double ranked = search(index::Order::rank);
  const double naive = turns.size() > 200'000 ? 0 : milliseconds([&] {
    std::size_t held = 0;
    for (const Spoken& turn : turns) {
      held += query::matches(query, {.text = turn.words,
                                     .speaker_role = turn.role,
                                     .segment = "admin",
                                     .participant = turn.session,
                                     .session = turn.session,
                                     .study = "a"})
                  ? 1U
                  : 0U;
    }
    if (held > turns.size()) std::exit(1);
  });
  fmt::print("{:<34}{:>9} turns {:>9.2f} ms {:>9.2f} ms {:>9.1f} ms\n", text, found, in_order,
             ranked, naive);
}

}  // namespace

int main(int argc, char** argv) {
  const int interviews = argc > 1 ? std::atoi(argv[1]) : 60;
  const int per_interview = argc > 2 ? std::atoi(argv[2]) : 300;
  const test::TempFolder folder;
  const std::vector<Spoken> turns = make_study(folder.path(), interviews, per_interview);
  const auto disk = io::real_files();
  const auto files = io::rooted_files(*disk, folder.path());
  const index::Sources sources{
      .files = files.get(), .find_place = [](const Transcript&, const Highlight& highlight) {
        return std::optional(index::Place{highlight.first_turn, highlight.last_turn, {}});
      }};
  index::Index index = must(index::Index::open(sources));
  const double build = milliseconds([&] { static_cast<void>(must(index.refresh())); });
  const auto size = std::filesystem::file_size(folder / index.path());
  fmt::print("{} turns in {} interviews: built in {:.0f} ms; index {:.2f} times the words\n",
             turns.size(), interviews, build,
             static_cast<double>(size) / static_cast<double>(size_of_text(turns)));
  const double same = best_of(5, [&] { static_cast<void>(must(index.refresh())); });
  put(folder / "studies/a/transcripts/P01.md", "**P** Another word. ^1\n");
  const double changed = milliseconds([&] { static_cast<void>(must(index.refresh())); });
  fmt::print("refresh: nothing changed {:.2f} ms, one interview {:.2f} ms\n", same, changed);
  fmt::print("{:<49} {:>12} {:>12} {:>12}\n", "search, 20 of", "file order", "by rank",
             "one by one");
  for (const char* query :
       {"w0", "w10", "w300", "w4000", "\"w0 w1\" speaker:participant", "w3 code:c1", "code:c2/*",
        "w2* -w0", "is:untagged w40", "w100 OR session:P03"}) {
    bench_search(index, turns, query);
  }
}
