// One screening of a study: answers in, people with a verdict and a reason out, and what its files
// hold afterwards.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "recruit/doubts.h"
#include "recruit/keyed_table.h"
#include "recruit/quotas.h"
#include "recruit/responses.h"
#include "recruit/shortage.h"
#include "uxi/diagnostic.h"
#include "uxi/screener.h"
#include "uxi/session.h"
#include "uxi/study.h"

namespace uxi::recruit {

struct ScreenInput {
  const Study& study;
  const Screener& screener;
  std::vector<Responses> responses;
  Roster roster;        ///< of an earlier run; nobody in it is judged again or gets another id
  KeyedTable contacts;  ///< of all studies, by `billing/P01`
  KeyedTable answers;   ///< of this study, by `P01`
  std::map<std::string, Seen> seen = {};  ///< by `billing/P01` of the contacts
  Date today = {};
  std::optional<std::uint64_t> seed = {};  ///< chance instead of the order of answers breaks ties
};

enum class Outcome {
  in,
  waiting,
  out,
  duplicate,
  known  ///< in the roster since an earlier run
};
[[nodiscard]] std::string_view to_string(Outcome outcome);

/// One row of the answers.
struct Verdict {
  std::size_t file = 0;  ///< index into the responses
  std::size_t row = 0;   ///< as Response has it
  Outcome outcome = Outcome::out;
  std::string id;       ///< in the roster; empty for who is out or a duplicate
  std::string segment;  ///< empty where none fits
  std::string rule;     ///< of the screener, in words; empty where none decided
  std::string reason;
  std::vector<Flag> flags;  ///< doubts about the answer or the person
};

/// Somebody who waited since an earlier run.
struct Waiter {
  std::string id;
  std::string segment;
  bool moved_up = false;
  std::string reason;
};

struct Screened {
  std::vector<Verdict> verdicts;
  std::vector<Waiter> waiters;
  std::vector<Target> targets;
  std::vector<Limit> limits;
  Tally selected;
  Tally pool;
  std::vector<Shortage> shortages;
  bool proven = true;
  std::vector<std::string> notes;  ///< what to think about, in words; never a name
  Roster roster;
  KeyedTable contacts;
  KeyedTable answers;

  [[nodiscard]] std::size_t count(Outcome outcome) const;
  /// Somebody came into the roster, or moved up in it.
  [[nodiscard]] bool changes_anything() const;
};

/// What a screener must not have here: segments that the study does not have
/// (`screener/unknown-segment`), attributes named like a column of the roster
/// (`screener/roster-column`).
void check_screener(const SourceFile& screener_file, const Screener& screener, const Study& study,
                    Diagnostics& diagnostics);

/// Ids go on from the highest that roster, contacts or answers know: first those who are in, in the
/// order of their answers, then those who wait.
[[nodiscard]] Screened screen(ScreenInput input);

}  // namespace uxi::recruit
