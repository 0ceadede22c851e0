// What the team believed before the study, and who spoke for and against it as interviews were
// held.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "report/population.h"
#include "uxi/study.h"

namespace uxi::report {

/// People heard so far, counted once each.
struct LedgerDay {
  std::optional<Date> date;  ///< of the session; nothing where its record has none
  std::string session;
  std::size_t supports = 0;
  std::size_t contradicts = 0;
};

struct LedgerEntry {
  const Assumption* assumption = nullptr;
  std::vector<std::string> supporting = {};  ///< insights, sorted
  std::vector<std::string> contradicting = {};
  std::set<std::string> supports = {};  ///< participants
  std::set<std::string> contradicts = {};
  std::vector<LedgerDay> days = {};  ///< sessions that changed the counts, as held

  /// `open`, `supported`, `contradicted` or `disputed`, by what insights say.
  [[nodiscard]] std::string_view standing() const;
};

/// Every assumption of the plan, in its order. The evidence of an insight speaks as the insight
/// does; what it lists under `against` speaks the other way.
[[nodiscard]] std::vector<LedgerEntry> assumption_ledger(const ReportInput& input,
                                                         const Population& people);

}  // namespace uxi::report
