#include "lint/answer_space.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::lint {
namespace {

constexpr std::size_t kMostWays = 5'000;  ///< of answering one question

/// For each comparison on a question, whether an answer fulfils it.
using Way = std::vector<bool>;

std::string folded(std::string_view text) { return text::squeeze(text::fold_search(text)); }

/// The number that a condition is about, as answers are read: `2,5` is 2.5.
std::optional<double> number_of(std::string_view text) {
  std::string plain(text::trim(text));
  std::ranges::replace(plain, ',', '.');
  double value = 0;
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (error != std::errc() || end != plain.data() + plain.size()) return std::nullopt;
  return value;
}

bool names(const Condition& condition, std::string_view value) {
  return std::ranges::any_of(condition.values, [&](const Text& v) { return v.value == value; });
}

bool is_pattern(const Condition& condition) { return condition.comparison == Comparison::matches; }

/// The comparisons on one question, and the ways in which it can be answered.
class QuestionWays {
 public:
  QuestionWays(const ScreenerQuestion& question, std::vector<const Condition*> comparisons)
      : question_(question), comparisons_(std::move(comparisons)) {}

  /// Nothing where there are too many.
  std::optional<std::vector<Way>> all() {
    ways_.insert(Way(comparisons_.size(), false));  // no answer
    if (std::ranges::any_of(comparisons_, [](const Condition* c) { return is_pattern(*c); }))
      add(Way(comparisons_.size(), false));  // one that nobody understands
    switch (question_.type) {
      case AnswerType::single: add_single(); break;
      case AnswerType::multi: add_multi(); break;
      case AnswerType::number: add_numbers(); break;
      case AnswerType::text: add_texts(); break;
    }
    if (too_many_) return std::nullopt;
    return std::vector<Way>(ways_.begin(), ways_.end());
  }

 private:
  /// With every outcome of the patterns, which are not looked into.
  void add(Way way, std::size_t from = 0) {
    if (ways_.size() > kMostWays) too_many_ = true;
    if (too_many_) return;
    while (from < comparisons_.size() && !is_pattern(*comparisons_[from])) ++from;
    if (from == comparisons_.size()) {
      ways_.insert(std::move(way));
      return;
    }
    for (const bool matches : {false, true}) {
      way[from] = matches;
      add(way, from + 1);
    }
  }

  template <class Fulfils>
  void add_answer(Fulfils fulfils) {
    Way way;
    for (const Condition* comparison : comparisons_)
      way.push_back(!is_pattern(*comparison) && fulfils(*comparison));
    add(std::move(way));
  }

  void add_single() {
    for (const Text& option : question_.options) {
      add_answer([&](const Condition& c) {
        const bool named = names(c, option.value);
        if (c.comparison == Comparison::not_in) return !named;
        return named && (c.comparison == Comparison::is || c.comparison == Comparison::in);
      });
    }
  }

  /// Options that the same comparisons name are alike: none, one or several of them are chosen.
  void add_multi() {
    std::map<Way, std::size_t> kinds;
    for (const Text& option : question_.options) {
      Way named;
      for (const Condition* comparison : comparisons_)
        named.push_back(names(*comparison, option.value));
      ++kinds[named];
    }
    choose({kinds.begin(), kinds.end()}, 0, 0, Way(comparisons_.size(), false));
  }

  void choose(const std::vector<std::pair<Way, std::size_t>>& kinds, std::size_t next,
              std::size_t chosen, const Way& named) {
    if (too_many_ || ++steps_ > kMostWays) {
      too_many_ = true;
      return;
    }
    if (next == kinds.size()) {
      if (chosen > 0) add_chosen(chosen, named);
      return;
    }
    const auto& [names, options] = kinds[next];
    choose(kinds, next + 1, chosen, named);
    Way more = named;
    for (std::size_t i = 0; i < more.size(); ++i) more[i] = more[i] || names[i];
    choose(kinds, next + 1, chosen + 1, more);
    if (options > 1) choose(kinds, next + 1, chosen + 2, more);
  }

  void add_chosen(std::size_t chosen, const Way& named) {
    std::size_t i = 0;
    add_answer([&](const Condition& c) {
      while (comparisons_[i] != &c) ++i;
      if (c.comparison == Comparison::not_in) return !named[i];
      return named[i] &&
             (c.comparison == Comparison::in || (c.comparison == Comparison::is && chosen == 1));
    });
  }

  void add_numbers() {
    std::set<double> bounds;
    for (const Condition* comparison : comparisons_) {
      if (is_pattern(*comparison)) continue;
      for (const Text& value : comparison->values) {
        if (const auto number = number_of(value.value)) bounds.insert(*number);
      }
    }
    std::vector<double> points{bounds.empty() ? 0 : *bounds.begin() - 1};
    for (auto at = bounds.begin(); at != bounds.end(); ++at) {
      points.push_back(*at);
      const auto next = std::next(at);
      points.push_back(next == bounds.end() ? *at + 1 : *at + (*next - *at) / 2);
    }
    for (const double point : points)
      add_answer([&](const Condition& c) { return fulfils(c, point); });
  }

  static bool fulfils(const Condition& c, double number) {
    const auto value = [&](std::size_t i) { return number_of(c.values[i].value); };
    const bool named = std::ranges::any_of(
        c.values, [&](const Text& text) { return number_of(text.value) == number; });
    switch (c.comparison) {
      case Comparison::is:
      case Comparison::in: return named;
      case Comparison::not_in: return !named;
      case Comparison::gte: return number >= value(0);
      case Comparison::lte: return number <= value(0);
      case Comparison::between: return number >= value(0) && number <= value(1);
      case Comparison::matches: return false;
    }
    return false;
  }

  void add_texts() {
    std::set<std::string> values{""};  // stands for words that no comparison names
    for (const Condition* comparison : comparisons_) {
      if (is_pattern(*comparison)) continue;
      for (const Text& value : comparison->values) values.insert(folded(value.value));
    }
    for (const std::string& words : values) {
      add_answer([&](const Condition& c) {
        const bool named = !words.empty() && std::ranges::any_of(c.values, [&](const Text& value) {
          return folded(value.value) == words;
        });
        if (c.comparison == Comparison::not_in) return !named;
        return named && (c.comparison == Comparison::is || c.comparison == Comparison::in);
      });
    }
  }

  const ScreenerQuestion& question_;
  std::vector<const Condition*> comparisons_;
  std::set<Way> ways_;
  std::size_t steps_ = 0;
  bool too_many_ = false;
};

enum class Truth { no, yes, open };

Truth negated(Truth truth) {
  if (truth == Truth::open) return truth;
  return truth == Truth::yes ? Truth::no : Truth::yes;
}

class Search {
 public:
  Search(const Screener& screener, const Conditions& fulfilled, const Conditions& not_fulfilled,
         std::size_t steps)
      : screener_(screener),
        fulfilled_(fulfilled),
        not_fulfilled_(not_fulfilled),
        steps_left_(steps) {
    for (const Condition* condition : fulfilled_) collect(*condition);
    for (const Condition* condition : not_fulfilled_) collect(*condition);
  }

  std::optional<bool> run() {
    for (const std::string& id : order_) {
      const auto question = std::ranges::find_if(
          screener_.questions, [&](const ScreenerQuestion& q) { return q.id.value == id; });
      // A question that is not asked is never answered; the reader has said so.
      if (question == screener_.questions.end()) {
        ways_.push_back({Way(comparisons_[id].size(), false)});
        continue;
      }
      auto ways = QuestionWays(*question, comparisons_[id]).all();
      if (!ways) {
        spend(kMostWays * comparisons_[id].size());
        return std::nullopt;
      }
      spend(ways->size() * comparisons_[id].size());
      ways_.push_back(*std::move(ways));
    }
    const Truth found = search(0);
    if (found == Truth::open) return std::nullopt;
    return found == Truth::yes;
  }

  [[nodiscard]] std::size_t steps_left() const { return steps_left_; }

 private:
  void spend(std::size_t steps) { steps_left_ -= std::min(steps, steps_left_); }

  void collect(const Condition& condition) {
    spend(4);  // it is looked up by its address
    for (const Condition& part : condition.parts) collect(part);
    if (condition.kind != Condition::Kind::answer) return;
    auto& comparisons = comparisons_[condition.question.value];
    if (comparisons.empty()) order_.push_back(condition.question.value);
    if (truths_.try_emplace(&condition, Truth::open).second) comparisons.push_back(&condition);
  }

  Truth all_of(const std::vector<Condition>& parts, Truth wanted) {
    Truth all = Truth::yes;
    for (const Condition& part : parts) {
      const Truth truth = wanted == Truth::yes ? evaluate(part) : negated(evaluate(part));
      if (truth == Truth::no) return Truth::no;
      if (truth == Truth::open) all = Truth::open;
    }
    return all;
  }

  Truth evaluate(const Condition& condition) {
    spend(1);
    switch (condition.kind) {
      case Condition::Kind::all: return all_of(condition.parts, Truth::yes);
      case Condition::Kind::any: return negated(all_of(condition.parts, Truth::no));
      case Condition::Kind::none: return all_of(condition.parts, Truth::no);
      case Condition::Kind::answer: return truths_.at(&condition);
    }
    return Truth::open;
  }

  Truth goal() {
    Truth all = Truth::yes;
    const auto take = [&](Truth truth) {
      if (truth == Truth::no) all = Truth::no;
      if (truth == Truth::open && all == Truth::yes) all = Truth::open;
    };
    for (const Condition* condition : fulfilled_) take(evaluate(*condition));
    for (const Condition* condition : not_fulfilled_) take(negated(evaluate(*condition)));
    return all;
  }

  /// `open` where the steps ran out.
  Truth search(std::size_t question) {
    if (steps_left_ == 0) return Truth::open;
    const Truth now = goal();
    if (now != Truth::open || question == order_.size()) return now;
    const auto& comparisons = comparisons_[order_[question]];
    Truth found = Truth::no;
    for (const Way& way : ways_[question]) {
      for (std::size_t i = 0; i < way.size(); ++i)
        truths_[comparisons[i]] = way[i] ? Truth::yes : Truth::no;
      found = search(question + 1);
      if (found != Truth::no) break;
    }
    for (const Condition* comparison : comparisons) truths_[comparison] = Truth::open;
    return found;
  }

  const Screener& screener_;
  const Conditions& fulfilled_;
  const Conditions& not_fulfilled_;
  std::size_t steps_left_;
  std::vector<std::string> order_;  ///< questions, as they come up
  std::map<std::string, std::vector<const Condition*>> comparisons_;
  std::map<const Condition*, Truth> truths_;
  std::vector<std::vector<Way>> ways_;  ///< by question of `order_`
};

}  // namespace

std::optional<bool> can_be(const Screener& screener, const Conditions& fulfilled,
                           const Conditions& not_fulfilled, SearchBudget& budget) {
  const std::size_t steps = std::min(budget.left, budget.one_search);
  if (steps == 0) return std::nullopt;
  Search search(screener, fulfilled, not_fulfilled, steps);
  const auto found = search.run();
  budget.left -= steps - search.steps_left();
  return found;
}

}  // namespace uxi::lint
