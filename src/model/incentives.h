// incentives.csv: what participants are owed for their time, and what they were given. A ledger:
// rows are added and never changed, and what is open is owed less paid less waived.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/money.h"
#include "uxi/diagnostic.h"
#include "uxi/time.h"

namespace uxi {

enum class IncentiveKind { owed, paid, waived };
[[nodiscard]] std::string_view to_string(IncentiveKind kind);

struct IncentiveEntry {
  std::string participant;
  std::string session;  ///< that it is for, or empty
  Date date;
  IncentiveKind kind = IncentiveKind::owed;
  Money amount;
  std::string how;  ///< `gift card`
  Span span;        ///< of the row
};

struct IncentiveLedger {
  std::vector<IncentiveEntry> entries;
};

/// What all entries of one kind come to, in cents, for one person or many in one currency.
struct IncentiveTotals {
  std::int64_t owed = 0;
  std::int64_t paid = 0;
  std::int64_t waived = 0;
  /// Below zero where more was given than owed.
  [[nodiscard]] std::int64_t open() const { return owed - paid - waived; }
  friend bool operator==(const IncentiveTotals&, const IncentiveTotals&) = default;
};
using IncentiveAccounts = std::map<std::string, IncentiveTotals, std::less<>>;  ///< by currency

/// Of one person; of all where `participant` is empty.
[[nodiscard]] IncentiveAccounts accounts_of(const IncentiveLedger& ledger,
                                            std::string_view participant);
/// `owed` where something is open, `paid` where nothing is and something was owed; empty otherwise.
[[nodiscard]] std::string incentive_state_of(const IncentiveLedger& ledger,
                                             std::string_view participant);

/// Columns `id`, `session`, `date`, `kind`, `amount`, `currency`, `how`. Findings are `csv/...` and
/// `incentive/...`: rows with one are left out.
[[nodiscard]] IncentiveLedger read_incentives(const SourceFile& source, Diagnostics& diagnostics);
/// `text` of the file with `entries` behind its last row.
[[nodiscard]] std::string with_incentives(std::string_view text,
                                          const std::vector<IncentiveEntry>& entries);

}  // namespace uxi
