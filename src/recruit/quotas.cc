#include "recruit/quotas.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <map>
#include <utility>

#include "recruit/dual_bound.h"
#include "recruit/integer_program.h"

namespace uxi::recruit {
namespace {

/// The objective is a whole number, so that what falls short of it by less than this is rounding.
constexpr double kLoss = 1e-4;
/// More bounds refuse more candidates, and cost time for each candidate.
constexpr std::size_t kBoundsKept = 8;

/// Candidates whom nothing tells apart but their order; they are taken in that order.
struct Kind {
  std::size_t segment = 0;
  std::vector<std::size_t> limits;
  int people = 0;
};

struct Kinds {
  std::vector<Kind> kinds;  // in the order of their first candidates
  std::vector<std::size_t> of_candidate;
};

Kinds kinds_of(const std::vector<Entrant>& candidates) {
  Kinds out;
  std::map<std::pair<std::size_t, std::vector<std::size_t>>, std::size_t> known;
  for (const Entrant& entrant : candidates) {
    const auto [at, is_new] =
        known.try_emplace({entrant.segment, entrant.limits}, out.kinds.size());
    if (is_new) out.kinds.push_back({entrant.segment, entrant.limits, 0});
    ++out.kinds[at->second].people;
    out.of_candidate.push_back(at->second);
  }
  return out;
}

Tally count(const SelectionProblem& problem, const std::vector<Entrant>& people) {
  Tally out{0, std::vector<int>(problem.targets.size()), std::vector<int>(problem.limits.size())};
  for (const Entrant& entrant : people) {
    ++out.selected;
    ++out.by_target[entrant.segment];
    for (const std::size_t limit : entrant.limits) ++out.by_limit[limit];
  }
  return out;
}

void add(Tally& to, const Tally& more) {
  to.selected += more.selected;
  const auto sum = [](std::vector<int>& a, const std::vector<int>& b) {
    std::ranges::transform(a, b, a.begin(), std::plus<>());
  };
  sum(to.by_target, more.by_target);
  sum(to.by_limit, more.by_limit);
}

/// The selection on its way: one that is as good as can be, and which of it is settled.
class Selector {
 public:
  Selector(const SelectionProblem& problem, std::size_t work_limit)
      : problem_(problem),
        kinds_(kinds_of(problem.candidates)),
        taken_(count(problem, problem.taken)),
        work_left_(work_limit),
        chosen_(kinds_.kinds.size()),
        settled_(kinds_.kinds.size()),
        refused_(kinds_.kinds.size()) {}

  Selection run() {
    find_best();
    Selection out{.in = std::vector<bool>(problem_.candidates.size()), .proven = true};
    settled_tally_ = tally_of(settled_);
    for (std::size_t i = 0; i < problem_.candidates.size(); ++i) {
      if (settled_tally_.selected == chosen_tally_.selected) break;
      const std::size_t kind = kinds_.of_candidate[i];
      if (refused_[kind]) continue;
      out.in[i] = may_be_in(kind);
      if (out.in[i]) {
        settle(kind);
      } else {
        refuse(kind);
      }
    }
    out.proven = proven_;
    return out;
  }

 private:
  /// Room that is left in a segment.
  [[nodiscard]] int room_in(std::size_t target) const {
    const auto& people = problem_.targets[target].people;
    const int candidates = static_cast<int>(problem_.candidates.size());
    return people ? std::max(0, *people - taken_.by_target[target]) : candidates;
  }

  /// Rows: segments, then limits. A column for each kind, then one for each limit of at least: how
  /// many of the people it asks for are there. Filling a place outweighs all of these together.
  [[nodiscard]] LinearProgram program(int added) {
    LinearProgram out;
    for (std::size_t i = 0; i < problem_.targets.size(); ++i) out.limits.push_back(room_in(i));
    std::vector<Column> met;
    double place = 1;
    open_.clear();
    for (std::size_t i = 0; i < problem_.limits.size(); ++i) {
      const Limit& limit = problem_.limits[i];
      const int asked = people_of(limit, taken_.selected + added) - taken_.by_limit[i];
      open_.push_back(std::clamp(asked, 0, static_cast<int>(problem_.candidates.size())));
      out.limits.push_back(limit.at_least ? 0 : open_[i]);
      if (!limit.at_least) continue;
      met.push_back({{{out.limits.size() - 1, 1}}, 1, 0, static_cast<double>(open_[i]), false});
      place += open_[i];
    }
    for (const Kind& kind : kinds_.kinds) {
      Column column{{{kind.segment, 1}}, place, 0, 0, true};
      column.upper = std::min(kind.people, room_in(kind.segment));
      for (const std::size_t limit : kind.limits) {
        column.entries.push_back(
            {problem_.targets.size() + limit, problem_.limits[limit].at_least ? -1.0 : 1.0});
      }
      out.columns.push_back(std::move(column));
    }
    std::ranges::move(met, std::back_inserter(out.columns));
    return out;
  }

  /// Shares depend on how many are selected in the end. What is allowed shrinks with that number,
  /// so the most for one number bounds the true number from above: repeat until it stands.
  void find_best() {
    int added = 0;
    for (std::size_t i = 0; i < problem_.targets.size(); ++i) {
      const auto here = std::ranges::count(problem_.candidates, i, &Entrant::segment);
      added += std::min(static_cast<int>(here), room_in(i));
    }
    while (true) {
      program_ = program(added);
      bounds_.clear();
      const IntegerSolution found = solve_whole(program_, {.work_left = &work_left_});
      proven_ = proven_ && found.proven;
      best_ = found.feasible ? found.objective : 0;
      choose(found.feasible ? found.values : std::vector<int>(program_.columns.size()));
      keep_bound(program_, found.worth);
      if (chosen_tally_.selected >= added) return;
      added = chosen_tally_.selected;
    }
  }

  void choose(const std::vector<int>& values) {
    std::copy_n(values.begin(), chosen_.size(), chosen_.begin());
    chosen_tally_ = tally_of(chosen_);
  }

  void add_people(Tally& to, std::size_t kind, int people) const {
    to.selected += people;
    to.by_target[kinds_.kinds[kind].segment] += people;
    for (const std::size_t limit : kinds_.kinds[kind].limits) to.by_limit[limit] += people;
  }

  [[nodiscard]] Tally tally_of(const std::vector<int>& people) const {
    Tally out = count(problem_, {});
    for (std::size_t kind = 0; kind < people.size(); ++kind) add_people(out, kind, people[kind]);
    return out;
  }

  void settle(std::size_t kind) {
    ++settled_[kind];
    add_people(settled_tally_, kind, 1);
    program_.columns[kind].lower = settled_[kind];
    for (DualBound& bound : bounds_) bound.raise_lower(kind);
  }

  void refuse(std::size_t kind) {
    refused_[kind] = true;
    Column& column = program_.columns[kind];
    for (DualBound& bound : bounds_) bound.lower_upper(kind, column.upper - column.lower);
    column.upper = column.lower;
  }

  /// Remembers what a relaxation of `program` was worth; the oldest goes.
  void keep_bound(const LinearProgram& program, const std::vector<double>& worth) {
    if (worth.empty()) return;
    if (bounds_.size() == kBoundsKept) bounds_.erase(bounds_.begin());
    bounds_.emplace_back(program, worth);
  }

  /// Whether one more of `kind` can be in beside those settled, at no loss.
  bool may_be_in(std::size_t kind) {
    if (chosen_[kind] > settled_[kind]) return true;
    if (!has_room(kind) || loses_by_bound(kind)) return false;
    return swap_in(kind) || choose_anew(kind);
  }

  [[nodiscard]] bool loses_by_bound(std::size_t kind) const {
    return std::ranges::any_of(bounds_, [&](const DualBound& bound) {
      return bound.with_one_more(kind) < static_cast<double>(best_) - kLoss;
    });
  }

  /// Those settled leave room for one more.
  [[nodiscard]] bool has_room(std::size_t kind) const {
    const Kind& one = kinds_.kinds[kind];
    if (settled_tally_.by_target[one.segment] >= room_in(one.segment)) return false;
    return std::ranges::none_of(one.limits, [&](std::size_t limit) {
      return !problem_.limits[limit].at_least && settled_tally_.by_limit[limit] >= open_[limit];
    });
  }

  /// Tries one more of `kind` in the place of one who is chosen but not settled.
  bool swap_in(std::size_t kind) {
    for (std::size_t other = kinds_.kinds.size(); other-- > 0;) {
      if (chosen_[other] <= settled_[other] || !is_as_good(other, kind)) continue;
      --chosen_[other];
      ++chosen_[kind];
      add_people(chosen_tally_, other, -1);
      add_people(chosen_tally_, kind, 1);
      return true;
    }
    return false;
  }

  /// One of `kind` in the place of one of `other` breaks nothing and loses nothing.
  [[nodiscard]] bool is_as_good(std::size_t other, std::size_t kind) const {
    const Kind& out = kinds_.kinds[other];
    const Kind& in = kinds_.kinds[kind];
    if (out.segment != in.segment && chosen_tally_.by_target[in.segment] >= room_in(in.segment)) {
      return false;
    }
    int gain = 0;
    for (std::size_t i = 0; i < problem_.limits.size(); ++i) {
      const bool goes = std::ranges::binary_search(out.limits, i);
      const bool comes = std::ranges::binary_search(in.limits, i);
      if (goes == comes) continue;
      const int people = chosen_tally_.by_limit[i];
      if (!problem_.limits[i].at_least) {
        if (comes && people >= open_[i]) return false;
      } else if (comes) {
        gain += people < open_[i] ? 1 : 0;
      } else {
        gain -= people <= open_[i] ? 1 : 0;
      }
    }
    return gain >= 0;
  }

  /// Looks for another best selection, with those settled and one more of `kind`.
  bool choose_anew(std::size_t kind) {
    if (work_left_ == 0) {
      proven_ = false;
      return false;
    }
    LinearProgram trial = program_;
    trial.columns[kind].lower += 1;
    const IntegerSolution found = solve_whole(trial, {.enough = best_, .work_left = &work_left_});
    keep_bound(program_, found.worth);
    proven_ = proven_ && found.proven;
    if (!found.feasible || found.objective < best_) return false;
    choose(found.values);
    return true;
  }

  const SelectionProblem& problem_;
  Kinds kinds_;
  Tally taken_;
  std::size_t work_left_;
  bool proven_ = true;

  LinearProgram program_;
  std::vector<int> open_;  // by limit: how many more it asks for or allows
  std::int64_t best_ = 0;  // the objective that a selection has to reach

  std::vector<int> chosen_;  // by kind: a selection that reaches it
  Tally chosen_tally_;
  std::vector<int> settled_;  // by kind: those known to be in
  Tally settled_tally_;
  std::vector<bool> refused_;  // by kind: no more than are settled
  std::vector<DualBound> bounds_;
};

}  // namespace

int people_of(const Limit& limit, int selected) {
  if (limit.amount >= 1) return static_cast<int>(std::min(limit.amount, 1e9));
  const double share = limit.amount * selected;  // 0.29 * 100 is 28.999...
  return static_cast<int>(limit.at_least ? std::ceil(share - 1e-9) : std::floor(share + 1e-9));
}

Selection select(const SelectionProblem& problem, std::size_t work_limit) {
  return Selector(problem, work_limit).run();
}

Tally tally(const SelectionProblem& problem, const Selection& selection) {
  Tally out = count(problem, problem.taken);
  std::vector<Entrant> in;
  for (std::size_t i = 0; i < selection.in.size(); ++i) {
    if (selection.in[i]) in.push_back(problem.candidates[i]);
  }
  add(out, count(problem, in));
  return out;
}

Tally pool(const SelectionProblem& problem) {
  Tally out = count(problem, problem.taken);
  add(out, count(problem, problem.candidates));
  return out;
}

int missing(const Limit& limit, const Tally& tally, std::size_t index) {
  if (!limit.at_least) return 0;
  return std::max(0, people_of(limit, tally.selected) - tally.by_limit[index]);
}

}  // namespace uxi::recruit
