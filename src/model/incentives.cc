// Reads, adds up and adds to the ledger of incentives.
#include "model/incentives.h"

#include <algorithm>
#include <array>
#include <fmt/core.h>

#include "model/forms.h"
#include "model/names.h"
#include "model/records.h"

namespace uxi {
namespace {

constexpr auto kKinds = std::to_array<Named<IncentiveKind>>({
    {"owed", IncentiveKind::owed},
    {"paid", IncentiveKind::paid},
    {"waived", IncentiveKind::waived},
});

const std::vector<std::string_view>& columns() {
  static const std::vector<std::string_view> names{"id",     "session",  "date", "kind",
                                                   "amount", "currency", "how"};
  return names;
}

/// One row, or nothing where it has a finding.
std::optional<IncentiveEntry> read_entry(const Reading& reading, const RecordTable& table,
                                         std::size_t i) {
  const std::size_t before = reading.diagnostics.items().size();
  const auto wrong = [&](const Text& cell, std::string_view rule, std::string_view wanted) {
    reading.error(cell.span, rule,
                  fmt::format("`{}` must be {}, not `{}`", rule, wanted, cell.value));
  };
  const Text id = table.at(i, "id");
  check_id(reading, id, kParticipantForm);
  const Text day = table.at(i, "date");
  const auto date = parse_date(day.value);
  if (!date) wrong(day, "date", "a day as `2026-03-14`");
  const Text named = table.at(i, "kind");
  const auto kind = value_of(kKinds, named.value);
  if (!kind) wrong(named, "kind", "`owed`, `paid` or `waived`");
  const Text amount = table.at(i, "amount");
  const auto cents = parse_cents(amount.value);
  if (!cents) wrong(amount, "amount", "digits, with two decimals at most");
  const Text currency = table.at(i, "currency");
  if (!is_currency(currency.value)) wrong(currency, "currency", "three capitals as `EUR`");
  if (reading.diagnostics.items().size() != before || !date || !kind || !cents) {
    return std::nullopt;
  }
  return IncentiveEntry{.participant = id.value,
                        .session = table.at(i, "session").value,
                        .date = *date,
                        .kind = *kind,
                        .amount = {*cents, currency.value},
                        .how = table.at(i, "how").value,
                        .span = table.span(i)};
}

}  // namespace

std::string_view to_string(IncentiveKind kind) { return name_of(kKinds, kind); }

IncentiveAccounts accounts_of(const IncentiveLedger& ledger, std::string_view participant) {
  IncentiveAccounts out;
  for (const IncentiveEntry& entry : ledger.entries) {
    if (!participant.empty() && entry.participant != participant) continue;
    IncentiveTotals& totals = out[entry.amount.currency];
    switch (entry.kind) {
      case IncentiveKind::owed: totals.owed += entry.amount.cents; break;
      case IncentiveKind::paid: totals.paid += entry.amount.cents; break;
      case IncentiveKind::waived: totals.waived += entry.amount.cents; break;
    }
  }
  return out;
}

std::string incentive_state_of(const IncentiveLedger& ledger, std::string_view participant) {
  const IncentiveAccounts accounts = accounts_of(ledger, participant);
  const bool is_owed =
      std::ranges::any_of(accounts, [](const auto& one) { return one.second.open() > 0; });
  const bool was_owed =
      std::ranges::any_of(accounts, [](const auto& one) { return one.second.owed > 0; });
  return is_owed ? "owed" : was_owed ? "paid" : "";
}

IncentiveLedger read_incentives(const SourceFile& source, Diagnostics& diagnostics) {
  IncentiveLedger out;
  const Reading reading{source, diagnostics, "incentive"};
  const RecordTable table(reading, {"id", "date", "kind", "amount", "currency"});
  if (!table.is_whole()) return out;
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (auto entry = read_entry(reading, table, i)) out.entries.push_back(*std::move(entry));
  }
  return out;
}

std::string with_incentives(std::string_view text, const std::vector<IncentiveEntry>& entries) {
  std::vector<NewRecord> records;
  for (const IncentiveEntry& entry : entries) {
    records.push_back({{"id", entry.participant},
                       {"session", entry.session},
                       {"date", to_string(entry.date)},
                       {"kind", std::string(to_string(entry.kind))},
                       {"amount", cents_text(entry.amount.cents)},
                       {"currency", entry.amount.currency},
                       {"how", entry.how}});
  }
  return with_records(text, columns(), records);
}

}  // namespace uxi
