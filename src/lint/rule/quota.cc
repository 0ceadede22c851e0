// `quota`: bounds of a screener that no selection of the size that the plan wants can keep.
//
// For each attribute people are placed on values: a segment gives as many as its target, only to
// values that its rules let in; a value takes as many as its bounds say. The lower bounds can be
// met and the upper ones kept, both at once, where a flow that fills the lower bounds and one that
// empties the segments exist (Mendelsohn and Dulmage 1958). Attributes are looked at one by one, so
// that what is found is impossible for sure; of two that bind each other nothing is said.
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include "lint/answer_space.h"
#include "lint/check.h"
#include "text/strings.h"

namespace uxi::lint {
namespace {

constexpr int kUnbounded = std::numeric_limits<int>::max();

/// One value of an attribute, and how many people may and must have it.
struct Value {
  std::string name;
  int least = 0;
  int most = kUnbounded;
  Span least_span = {};
  Span most_span = {};
};

/// Whole numbers are people, fractions below 1 shares of `all`.
int people_of(double amount, int all, bool at_least) {
  if (amount >= 1) return static_cast<int>(std::min(amount, 1e9));
  const double share = amount * all;  // 0.29 * 100 is 28.999...
  return static_cast<int>(at_least ? std::ceil(share - 1e-9) : std::floor(share + 1e-9));
}

/// The most that can be placed, by augmenting paths (Ford and Fulkerson); the networks are small.
class Placing {
 public:
  Placing(std::vector<int> give, std::vector<int> take, std::vector<std::vector<bool>> allowed)
      : give_(std::move(give)),
        take_(std::move(take)),
        allowed_(std::move(allowed)),
        placed_(give_.size(), std::vector<int>(take_.size(), 0)) {}

  int most() {
    int total = 0;
    for (std::size_t from = 0; from < give_.size(); ++from) {
      while (give_[from] > 0) {
        seen_.assign(give_.size(), false);
        const int pushed = push(from, give_[from]);
        if (pushed == 0) break;
        give_[from] -= pushed;
        total += pushed;
      }
    }
    return total;
  }

 private:
  int push(std::size_t from, int amount) {
    seen_[from] = true;
    for (std::size_t to = 0; to < take_.size(); ++to) {
      if (!allowed_[from][to]) continue;
      if (const int free = std::min(amount, take_[to]); free > 0) {
        take_[to] -= free;
        placed_[from][to] += free;
        return free;
      }
      for (std::size_t other = 0; other < give_.size(); ++other) {
        if (seen_[other] || placed_[other][to] == 0) continue;
        const int moved = push(other, std::min(amount, placed_[other][to]));
        if (moved == 0) continue;
        placed_[other][to] -= moved;
        placed_[from][to] += moved;
        return moved;
      }
    }
    return 0;
  }

  std::vector<int> give_;
  std::vector<int> take_;
  std::vector<std::vector<bool>> allowed_;
  std::vector<std::vector<int>> placed_;
  std::vector<bool> seen_;
};

/// One attribute with quotas, and the segments that give people.
class Attribute {
 public:
  Attribute(const Subject& subject, const ScreenerQuestion& question, SearchBudget& budget)
      : screener_(*subject.screener), question_(question), budget_(budget) {
    if (subject.study != nullptr) add_segments(*subject.study);
    for (const Text& option : question.options) values_.push_back({.name = option.value});
    for (const Quota& quota : screener_.quotas) {
      if (quota.attribute.value == question.id.value) add(quota);
    }
  }

  void check(Hits& hits) {
    const std::size_t before = hits.size();
    check_bounds(hits);
    if (hits.size() > before || !all_targets_) return;
    find_allowed();
    check_single_values(hits);
    if (hits.size() > before || question_.type != AnswerType::single) return;
    check_least(hits);
    if (hits.size() == before) check_most(hits);
  }

 private:
  void add_segments(const Study& study) {
    for (const Segment& segment : study.segments) {
      const bool has_rule = std::ranges::any_of(screener_.segments, [&](const SegmentRule& rule) {
        return rule.segment.value == segment.id.value;
      });
      if (!has_rule) continue;
      if (segment.target.value == 0) return;
      give_.push_back(segment.target.value);
      segments_.push_back(segment.id.value);
      all_ += segment.target.value;
    }
    all_targets_ = !segments_.empty() && all_ <= 1'000'000;
  }

  void add(const Quota& quota) {
    for (const auto& [name, amount] : quota.at_least) {
      Value& value = value_of(name.value);
      if (amount.value < 1) shares_ += amount.value;
      if (amount.value < 1 && !all_targets_) continue;
      const int least = people_of(amount.value, all_, true);
      if (least > value.least) {
        value.least = least;
        value.least_span = amount.span;
      }
      last_least_ = amount.span;
    }
    for (const auto& [name, amount] : quota.at_most) {
      Value& value = value_of(name.value);
      last_most_ = amount.span;
      if (amount.value > 0 && amount.value < 1 && !all_targets_) continue;
      const int most = people_of(amount.value, all_, false);
      if (most < value.most) {
        value.most = most;
        value.most_span = amount.span;
      }
    }
  }

  Value& value_of(const std::string& name) {
    const auto found = std::ranges::find(values_, name, &Value::name);
    if (found != values_.end()) return *found;
    return values_.emplace_back(Value{.name = name});
  }

  void report(Span span, std::string what, Hits& hits) const {
    hits.push_back(
        {.span = span, .values = {{"attribute", question_.id.value}, {"what", std::move(what)}}});
  }

  void check_bounds(Hits& hits) const {
    for (const Value& value : values_) {
      if (value.least <= value.most) continue;
      report(value.most_span,
             fmt::format("of `{}` at least {} and at most {} are wanted", value.name, value.least,
                         value.most),
             hits);
    }
    if (shares_ > 1 + 1e-9 && question_.type == AnswerType::single)
      report(last_least_, "the shares of `at_least` add up to more than everybody", hits);
  }

  /// Which values people of each segment can have.
  void find_allowed() {
    for (const std::string& segment : segments_) {
      auto& row = allowed_.emplace_back();
      for (const Value& value : values_) row.push_back(can_have(segment, value.name));
    }
  }

  [[nodiscard]] bool can_have(const std::string& segment, const std::string& value) const {
    Condition has;
    has.kind = Condition::Kind::answer;
    has.question = question_.id;
    has.comparison = Comparison::in;
    has.values = {{value, {}}};
    Conditions before;
    for (const Disqualification& rule : screener_.disqualify) before.push_back(&rule.when);
    for (const SegmentRule& rule : screener_.segments) {
      const bool same = rule.segment.value == segment;
      if (same && can_be(screener_, {&rule.when, &has}, before, budget_).value_or(true))
        return true;
      before.push_back(&rule.when);
    }
    return false;
  }

  /// People in segments whose rules let this value in.
  [[nodiscard]] int room_for(std::size_t value) const {
    int room = 0;
    for (std::size_t i = 0; i < give_.size(); ++i) {
      if (allowed_[i][value]) room += give_[i];
    }
    return room;
  }

  void check_single_values(Hits& hits) const {
    for (std::size_t i = 0; i < values_.size(); ++i) {
      const int room = room_for(i);
      if (values_[i].least <= room) continue;
      std::string what = room == 0 ? fmt::format("nobody who gets in answers `{}`", values_[i].name)
                                   : fmt::format(
                                         "{} of `{}` are wanted, and segments that take "
                                         "them have room for {}",
                                         values_[i].least, values_[i].name, room);
      report(values_[i].least_span, std::move(what), hits);
    }
  }

  void check_least(Hits& hits) const {
    std::vector<int> take;
    int wanted = 0;
    for (const Value& value : values_) {
      take.push_back(value.least);
      wanted += value.least;
    }
    const int placed = Placing(give_, take, allowed_).most();
    if (placed == wanted) return;
    report(
        last_least_,
        fmt::format("at least {} people are wanted, and {} fit into the segments", wanted, placed),
        hits);
  }

  void check_most(Hits& hits) const {
    std::vector<int> take;
    for (const Value& value : values_) take.push_back(std::min(value.most, all_));
    const int placed = Placing(give_, take, allowed_).most();
    if (placed == all_) return;
    report(last_most_,
           fmt::format("at most {} of the {} people that the segments want can be chosen", placed,
                       all_),
           hits);
  }

  const Screener& screener_;
  const ScreenerQuestion& question_;
  SearchBudget& budget_;
  std::vector<std::string> segments_;
  std::vector<int> give_;  ///< targets
  int all_ = 0;
  bool all_targets_ = false;  ///< every segment says how many it wants
  std::vector<Value> values_;
  std::vector<std::vector<bool>> allowed_;  ///< by segment and value
  double shares_ = 0;
  Span last_least_ = {};
  Span last_most_ = {};
};

void check(const Rule& /*rule*/, const Subject& subject, Hits& hits) {
  if (subject.screener == nullptr) return;
  SearchBudget budget;
  for (const ScreenerQuestion& question : subject.screener->questions) {
    const bool has_quota = std::ranges::any_of(subject.screener->quotas, [&](const Quota& quota) {
      return quota.attribute.value == question.id.value;
    });
    if (has_quota) Attribute(subject, question, budget).check(hits);
  }
}

}  // namespace

CheckKind quota_check() {
  return {.name = "quota",
          .params = {},
          .meaning = "quotas of a screener that no selection can keep",
          .guide = check};
}

}  // namespace uxi::lint
