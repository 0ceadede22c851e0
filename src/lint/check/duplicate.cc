// `duplicate`: the same question twice. Likeness is Jaccard's over the stems of the main clause.
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string>
#include <vector>

#include "lint/check.h"
#include "text/words.h"

namespace uxi::lint {
namespace {

constexpr std::array<ParamSpec, 2> kParams = {{
    {"alike", ParamType::number, true, "0..1: so alike are two questions the same"},
    {"words", ParamType::number, true, "shorter questions are left out"},
}};
constexpr std::size_t kMostQuestions = 1000;  ///< each is held against every other

struct Seen {
  const Line* line;
  std::vector<std::string> stems;
};

std::vector<std::string> stems_of(const speech::Sentence& sentence) {
  std::vector<std::string> stems;
  for (std::size_t i = sentence.clause; i < sentence.end; ++i) {
    if (!sentence.tokens[i].is_mark()) stems.push_back(text::stem(sentence.word(i)));
  }
  std::ranges::sort(stems);
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  return stems;
}

double likeness(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::string> both;
  std::ranges::set_intersection(a, b, std::back_inserter(both));
  const std::size_t all = a.size() + b.size() - both.size();
  return all == 0 ? 0 : static_cast<double>(both.size()) / static_cast<double>(all);
}

/// A task is followed by the same questions again and again; that is how usability tests are made.
bool may_repeat(const Line& a, const Line& b) {
  return a.section != b.section && (a.is(Context::task) || b.is(Context::task));
}

void check(const Rule& rule, const Subject& subject, Hits& hits) {
  std::vector<Seen> seen;
  for (const Line& line : subject.lines) {
    if (!applies(rule, line, subject.mode) || seen.size() >= kMostQuestions) continue;
    if (static_cast<double>(line.sentence.word_count()) < rule.number("words", 0)) continue;
    auto stems = stems_of(line.sentence);
    for (const Seen& before : seen) {
      if (may_repeat(*before.line, line) || likeness(before.stems, stems) < rule.number("alike", 1))
        continue;
      const unsigned first = subject.source.position(before.line->item->span.begin).line;
      hits.push_back(
          {.span = line.item->span, .values = {{"line", fmt::format("{}", first)}}, .line = &line});
      break;
    }
    seen.push_back({&line, std::move(stems)});
  }
}

}  // namespace

CheckKind duplicate_check() {
  return {
      .name = "duplicate", .params = kParams, .meaning = "the same question twice", .guide = check};
}

}  // namespace uxi::lint
