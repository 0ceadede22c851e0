// How long a screening takes: 10,000 answers, 12 bounds over 4 attributes, 3 segments. And how good
// its selections are: the best of all subsets in 1,000 small cases, never worse than first come,
// first served in 1,000 large ones.
#include <chrono>
#include <fmt/core.h>
#include <random>
#include <string>

#include "recruit/screen.h"
#include "support/selection.h"

namespace uxi::bench {
namespace {

constexpr int kAnswers = 10'000;
constexpr int kAttributes = 4;
constexpr int kValues = 4;  // the last one is in no quota

std::string screener_text() {
  std::string out = "questions:\n  - {id: months, ask: \"For how many months?\", type: number}\n";
  for (int a = 0; a < kAttributes; ++a) {
    out += fmt::format(
        "  - {{id: a{0}, ask: \"Which of these, number {0}?\", type: single, attribute: yes, "
        "options: [v0, v1, v2, v3]}}\n",
        a);
  }
  out += "segments:\n";
  for (int s = 0; s < 3; ++s) {
    out += fmt::format("  - {{segment: s{}, when: {{months: {{between: [{}, {}]}}}}}}\n", s, s * 10,
                       s * 10 + 9);
  }
  out += "quotas:\n";
  for (int a = 0; a < kAttributes; ++a) {
    out += fmt::format(
        "  - {{attribute: a{}, at_least: {{v1: 0.2, v2: 6}}, at_most: {{v0: 0.5}}}}\n", a);
  }
  return out;
}

/// Most people have the first value, few the one that quotas ask for.
std::string answers_text() {
  std::mt19937_64 random(1);
  std::string out = "Email,months,a0,a1,a2,a3\n";
  for (int i = 0; i < kAnswers; ++i) {
    out += fmt::format("p{}@x{}.example,{}", i, random() % 50, random() % 40);
    for (int a = 0; a < kAttributes; ++a) {
      const std::uint64_t draw = random() % 1000;
      const int value = draw < 700 ? 0 : draw < 900 ? 1 : draw < 990 ? 2 : kValues - 1;
      out += fmt::format(",v{}", value);
    }
    out += '\n';
  }
  return out;
}

double milliseconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
      .count();
}

constexpr int kCases = 1000;

/// Prints how many of the small cases equal the best of all subsets; 0 where all do.
int print_small_cases() {
  std::mt19937_64 random(20260801);
  int equal = 0;
  int proven = 0;
  for (int round = 0; round < kCases; ++round) {
    const recruit::SelectionProblem problem = test::random_problem(random, 12);
    const recruit::Selection ours = recruit::select(problem);
    equal += ours.in == test::brute_force(problem).in ? 1 : 0;
    proven += ours.proven ? 1 : 0;
  }
  fmt::print("small cases {}  equal to the best of all subsets {}  proved {}\n", kCases, equal,
             proven);
  return equal == kCases ? 0 : 1;
}

/// Prints how often ours is better, as good and worse than first come, first served; 0 where it
/// never is worse.
int print_large_cases() {
  std::mt19937_64 random(20260802);
  int better = 0;
  int worse = 0;
  int broken = 0;
  for (int round = 0; round < kCases; ++round) {
    const recruit::SelectionProblem problem = test::random_problem(random, 400, 8, 30);
    const recruit::Selection ours = recruit::select(problem);
    const auto mine = test::worth(problem, ours);
    const auto greedy = test::worth(problem, test::first_come(problem));
    better += mine > greedy ? 1 : 0;
    worse += mine < greedy ? 1 : 0;
    broken += test::is_sound(problem, ours) ? 0 : 1;
  }
  fmt::print("large cases {}  better than greedy {}  as good {}  worse {}  broken {}\n", kCases,
             better, kCases - better - worse, worse, broken);
  return worse + broken == 0 ? 0 : 1;
}

int run() {
  Diagnostics findings;
  const Screener screener = read_screener({"screener.yaml", screener_text()}, findings);
  Study study{.name = "bench"};
  for (int s = 0; s < 3; ++s) {
    study.segments.push_back({.id = {fmt::format("s{}", s), {}}, .target = {12, {0, 1}}});
  }
  const SourceFile file("answers.csv", answers_text());
  const auto start = std::chrono::steady_clock::now();
  recruit::ScreenInput input{.study = study, .screener = screener};
  input.responses.push_back(recruit::read_responses(file, "answers", screener, findings));
  const double reading = milliseconds_since(start);
  const recruit::Screened got = recruit::screen(std::move(input));
  if (findings.has_errors()) {
    fmt::print("{}\n", to_string(findings.items().front()));
    return 1;
  }
  fmt::print("answers {}  bounds {}  reading {:.0f} ms  all {:.0f} ms\n", got.verdicts.size(),
             got.limits.size(), reading, milliseconds_since(start));
  fmt::print("in {}  waiting {}  out {}  short {}  best {}\n", got.count(recruit::Outcome::in),
             got.count(recruit::Outcome::waiting), got.count(recruit::Outcome::out),
             got.shortages.size(), got.proven ? "yes" : "not proved");
  return print_small_cases() + print_large_cases();
}

}  // namespace
}  // namespace uxi::bench

int main() { return uxi::bench::run(); }
