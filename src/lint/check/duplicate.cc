// `duplicate`: the same question twice. Likeness is Jaccard's, over the stems of the words that
// carry the topic, and less strictly over all of the main clause, so that "when" and "where" tell
// two questions apart.
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lint/check.h"
#include "speech/phrase.h"
#include "speech/sentence.h"
#include "speech/vocabulary.h"
#include "text/words.h"

namespace uxi::lint {
namespace {

constexpr std::array<ParamSpec, 2> kParams = {{
    {"alike", ParamType::number, true, "0..1: with topics so alike are two questions the same"},
    {"words", ParamType::number, true, "shorter questions are left out"},
}};
constexpr double kSameClause = 0.8;  ///< likeness of all words, "the" and "when" among them
constexpr std::size_t kMostQuestions = 1000;  ///< each is held against every other

struct Seen {
  const Line* line;
  std::size_t task;                        ///< tasks before it
  std::vector<std::size_t> topic, clause;  ///< numbers of stems
  bool imagined = false;
};

/// Stems as numbers; each word is stemmed once.
class Stems {
 public:
  std::size_t number(std::string_view word) {
    const auto [known, fresh] = words_.try_emplace(word);
    if (fresh) known->second = stems_.try_emplace(text::stem(word), stems_.size()).first->second;
    return known->second;
  }

 private:
  std::unordered_map<std::string_view, std::size_t> words_;
  std::unordered_map<std::string, std::size_t> stems_;
};

void make_set(std::vector<std::size_t>& stems) {
  std::ranges::sort(stems);
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
}

/// "What works?" and "What doesn't work?" ask for two things.
bool negates(std::string_view word) {
  return speech::is_negative_auxiliary(word) || word == "not" || word == "never" || word == "no";
}

/// "What happens if ..." asks for a habit, "what would happen if ..." for something imagined.
bool imagines(const speech::Sentence& sentence) {
  static constexpr std::string_view kPatterns[] = {"would ..12 if", "if ..16 would"};
  static const speech::PhraseSet imagined(kPatterns);
  return imagined.matches(sentence);
}

Seen stems_of(const Line& line, std::size_t task, Stems& stems) {
  Seen seen{.line = &line, .task = task, .topic = {}, .clause = {}, .imagined = false};
  const speech::Sentence& sentence = line.sentence;
  for (std::size_t i = 0; i < sentence.end; ++i) {
    if (sentence.tokens[i].is_mark()) continue;
    const std::string_view word = sentence.word(i);
    const std::size_t stem = stems.number(word);
    if (!text::is_stop_word(word) || negates(word)) seen.topic.push_back(stem);
    if (i >= sentence.clause) seen.clause.push_back(stem);
  }
  seen.imagined = imagines(sentence);
  make_set(seen.topic);
  make_set(seen.clause);
  return seen;
}

double likeness(const std::vector<std::size_t>& a, const std::vector<std::size_t>& b) {
  std::size_t both = 0;
  for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();) {
    if (*left == *right) ++both;
    const bool step_left = *left <= *right;
    const bool step_right = *right <= *left;
    left += step_left ? 1 : 0;
    right += step_right ? 1 : 0;
  }
  const std::size_t all = a.size() + b.size() - both;
  return all == 0 ? 1 : static_cast<double>(both) / static_cast<double>(all);
}

/// "If you rent", "Path A", "For new customers": a participant goes through one of these.
bool is_branch(const GuideSection& section) {
  static constexpr std::string_view kPatterns[] = {
      "^ (if|for) _",
      "(path|group|version|variant|branch|option|segment|concept|prototype|task|scenario|round|"
      "design) "
      "(a|b|c|d|e|1|2|3|4|5|6|7|8|9|one|two|three|four)"};
  static const speech::PhraseSet branches(kPatterns);
  return branches.matches(speech::tokenize(section.heading));
}

/// A task is followed by the same questions again and again; that is how usability tests are made.
/// "What would you do next?" has no topic but that of its section.
bool may_repeat(const Seen& a, const Seen& b) {
  if (a.task != b.task) return true;
  if (a.line->section == b.line->section) return false;
  return a.topic.empty() || a.line->is(Context::task) || b.line->is(Context::task) ||
         (is_branch(*a.line->section) && is_branch(*b.line->section));
}

bool is_same(const Seen& a, const Seen& b, double alike) {
  return a.imagined == b.imagined && likeness(a.topic, b.topic) >= alike &&
         likeness(a.clause, b.clause) >= kSameClause;
}

void check(const Rule& rule, const Subject& subject, Hits& hits) {
  std::vector<Seen> seen;
  Stems stems;
  std::size_t tasks = 0;
  for (const Line& line : subject.lines) {
    if (line.item->kind == ItemKind::task) ++tasks;
    if (!applies(rule, line, subject.mode) || seen.size() >= kMostQuestions) continue;
    if (static_cast<double>(line.sentence.word_count()) < rule.number("words", 0)) continue;
    Seen now = stems_of(line, tasks, stems);
    for (const Seen& before : seen) {
      if (may_repeat(before, now) || !is_same(before, now, rule.number("alike", 1))) continue;
      const unsigned first = subject.source.position(before.line->item->span.begin).line;
      hits.push_back(
          {.span = line.item->span, .values = {{"line", fmt::format("{}", first)}}, .line = &line});
      break;
    }
    seen.push_back(std::move(now));
  }
}

}  // namespace

CheckKind duplicate_check() {
  return {
      .name = "duplicate", .params = kParams, .meaning = "the same question twice", .guide = check};
}

}  // namespace uxi::lint
