// Who gets in: segments filled up to their targets, quotas kept.
//
// In this order: no quota of at most is broken and no segment gets more than its target; as many
// people as that allows; as few people missing from quotas of at least; then, going through the
// candidates in order, each who can be in without any loss of the above is in. The selection is
// the best there is, by integer programming (integer_program.h), unless the work limit is hit.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace uxi::recruit {

/// A segment and how many people it wants; nothing: as many as there are.
struct Target {
  std::string segment;
  std::optional<int> people;
};

/// One bound of a quota. `amount` of 1 and up (and 0) is people, below 1 a share of those selected.
struct Limit {
  std::string attribute;
  std::string value;
  bool at_least = false;
  double amount = 0;
};

/// A person as far as selection goes: indexes into the targets and, rising, into the limits that
/// count them.
struct Entrant {
  std::size_t segment = 0;
  std::vector<std::size_t> limits;
};

struct SelectionProblem {
  std::vector<Target> targets;
  std::vector<Limit> limits;
  std::vector<Entrant> taken;       ///< in already; nothing changes that
  std::vector<Entrant> candidates;  ///< those preferred first
};

struct Selection {
  std::vector<bool> in;  ///< by candidate
  bool proven = true;    ///< false where the work limit was hit: good, perhaps not the best
};

/// Columns of linear programs that one selection may look at: some seconds. Hundreds of people with
/// a dozen bounds take a thousandth of it; where it is not enough, the best selection found until
/// then stands.
inline constexpr std::size_t kWorkLimit = 400'000'000;

[[nodiscard]] Selection select(const SelectionProblem& problem,
                               std::size_t work_limit = kWorkLimit);

/// The people that a limit asks for or allows when `selected` are in, all told.
[[nodiscard]] int people_of(const Limit& limit, int selected);

/// How far a selection got. `selected` counts those taken before too.
struct Tally {
  int selected = 0;
  std::vector<int> by_target;
  std::vector<int> by_limit;
};
[[nodiscard]] Tally tally(const SelectionProblem& problem, const Selection& selection);
/// The same if every candidate were in: what there is to choose from.
[[nodiscard]] Tally pool(const SelectionProblem& problem);
/// People missing from the limit.
[[nodiscard]] int missing(const Limit& limit, const Tally& tally, std::size_t index);

}  // namespace uxi::recruit
