// Quotas that cannot be kept, against going through every way to place people.
#include <algorithm>
#include <array>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <random>
#include <string>

#include "support/source.h"
#include "uxi/lint.h"

namespace uxi::lint {
namespace {

struct Case {
  std::array<int, 2> targets = {};
  std::array<std::array<bool, 3>, 2> lets_in = {};  ///< by segment and value
  std::array<int, 3> least = {};
  std::array<int, 3> most = {};
};

constexpr const char* kValues[] = {"A", "B", "C"};

std::string list_of(const std::array<bool, 3>& values) {
  std::string out;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i]) out += std::string(out.empty() ? "" : ", ") + kValues[i];
  }
  return out.empty() ? "Else" : out;
}

bool is_refused(const Case& each) {
  std::string screener =
      "questions:\n"
      "  - {id: kind, ask: \"Which?\", type: single, options: [x, y]}\n"
      "  - {id: value, ask: \"What?\", type: single, attribute: yes, options: [A, B, C, Else]}\n"
      "segments:\n";
  for (std::size_t s = 0; s < 2; ++s) {
    screener += fmt::format(
        "  - {{segment: s{}, when: {{all: [{{kind: {{is: {}}}}}, {{value: {{in: [{}]}}}}]}}}}\n", s,
        s == 0 ? "x" : "y", list_of(each.lets_in[s]));
  }
  screener += "quotas:\n  - attribute: value\n    at_least: {";
  for (std::size_t v = 0; v < 3; ++v)
    screener += fmt::format("{}{}: {}", v == 0 ? "" : ", ", kValues[v], each.least[v]);
  screener += "}\n    at_most: {";
  for (std::size_t v = 0; v < 3; ++v)
    screener += fmt::format("{}{}: {}", v == 0 ? "" : ", ", kValues[v], each.most[v]);
  screener += "}\n";
  const std::string plan =
      fmt::format("title: T\nsegments: [{{id: s0, target: {}}}, {{id: s1, target: {}}}]\n",
                  each.targets[0], each.targets[1]);
  Diagnostics faults;
  const SourceFile source = test::source(screener, "screener.yaml");
  const Screener read = read_screener(source, faults);
  const Study study = read_study(test::source(plan, "study.yaml"), "t", faults);
  INFO(screener);
  REQUIRE_FALSE(faults.has_errors());
  return std::ranges::any_of(
      lint_screener(source, read, &study, {}),
      [](const Diagnostic& finding) { return finding.rule == "screener/impossible-quota"; });
}

/// Goes through how many of each segment have which value.
bool can_be_placed(const Case& each) {
  const auto fits = [&](int a0, int b0, int a1, int b1) {
    const std::array<int, 3> first{a0, b0, each.targets[0] - a0 - b0};
    const std::array<int, 3> second{a1, b1, each.targets[1] - a1 - b1};
    for (std::size_t v = 0; v < 3; ++v) {
      if (first[v] < 0 || second[v] < 0) return false;
      if (first[v] > 0 && !each.lets_in[0][v]) return false;
      if (second[v] > 0 && !each.lets_in[1][v]) return false;
      if (first[v] + second[v] < each.least[v] || first[v] + second[v] > each.most[v]) return false;
    }
    return true;
  };
  for (int a0 = 0; a0 <= each.targets[0]; ++a0) {
    for (int b0 = 0; a0 + b0 <= each.targets[0]; ++b0) {
      for (int a1 = 0; a1 <= each.targets[1]; ++a1) {
        for (int b1 = 0; a1 + b1 <= each.targets[1]; ++b1) {
          if (fits(a0, b0, a1, b1)) return true;
        }
      }
    }
  }
  return false;
}

}  // namespace

TEST_CASE("lint: a quota is refused exactly where no way to place people keeps it (R5)") {
  std::mt19937 random(11);
  const auto pick = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  int refused = 0;
  for (int i = 0; i < 1000; ++i) {
    Case each;
    for (std::size_t s = 0; s < 2; ++s) {
      each.targets[s] = 1 + pick(4);
      for (std::size_t v = 0; v < 3; ++v) each.lets_in[s][v] = pick(3) > 0;
      // With no value let in, another one is, which no quota is about.
      if (std::ranges::none_of(each.lets_in[s], [](bool in) { return in; }))
        each.lets_in[s][0] = true;
    }
    for (std::size_t v = 0; v < 3; ++v) {
      each.least[v] = pick(4);
      each.most[v] = each.least[v] + pick(4);
    }
    const bool impossible = !can_be_placed(each);
    CHECK(is_refused(each) == impossible);
    if (impossible) ++refused;
  }
  CHECK(refused > 200);
  CHECK(refused < 900);
}

}  // namespace uxi::lint
