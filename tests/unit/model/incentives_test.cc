// The ledger of incentives: reading, adding up to the cent, and writing.
#include "model/incentives.h"

#include <doctest/doctest.h>
#include <random>
#include <set>

#include "text/strings.h"

namespace uxi {
namespace {

IncentiveLedger read(const std::string& text, std::string* problems = nullptr) {
  Diagnostics findings;
  const SourceFile source("incentives.csv", text);
  IncentiveLedger ledger = read_incentives(source, findings);
  for (const Diagnostic& finding : findings.items()) {
    if (problems != nullptr) {
      *problems +=
          std::to_string(finding.begin.line) + " " + finding.rule + ": " + finding.message + "\n";
    }
  }
  return ledger;
}

std::string show(const IncentiveAccounts& accounts) {
  std::string out;
  for (const auto& [currency, totals] : accounts) {
    out += cents_text(totals.owed) + " - " + cents_text(totals.paid) + " - " +
           cents_text(totals.waived) + " = " + to_string(Money{totals.open(), currency}) + "; ";
  }
  return out;
}

}  // namespace

TEST_CASE("model: amounts are read to the cent") {
  struct Row {
    const char* text;
    std::optional<std::int64_t> cents;
  };
  const std::vector<Row> rows{{"12", 1200},      {"12.5", 1250},
                              {" 12.50 ", 1250}, {"0.01", 1},
                              {"0", 0},          {"1000000000", kMostCents},
                              {"12.505", {}},    {"12.", {}},
                              {".5", {}},        {"-3", {}},
                              {"1e3", {}},       {"12,50", {}},
                              {"", {}},          {"1000000000.01", {}},
                              {"twelve", {}},    {"99999999999999999999", {}}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(parse_cents(row.text) == row.cents);
    if (row.cents) CHECK(parse_cents(cents_text(*row.cents)) == row.cents);
  }
  CHECK(parse_money("60.5 USD", "EUR") == Money{6050, "USD"});
  CHECK(parse_money("60", "EUR") == Money{6000, "EUR"});
  CHECK_FALSE(parse_money("60 dollars", "EUR"));
  CHECK(cents_of(0.29) == 29);
  CHECK(cents_text(-105) == "-1.05");
}

TEST_CASE("model: R9: what is open is owed less paid less waived, currencies kept apart") {
  const IncentiveLedger ledger = read(
      "id,session,date,kind,amount,currency,how\n"
      "P01,P01,2026-03-14,owed,50,EUR,\n"
      "P01,P01,2026-03-15,paid,20.25,EUR,gift card\n"
      "P01,,2026-03-15,owed,12.40,USD,train\n"
      "P02,P02,2026-03-16,owed,50,EUR,\n"
      "P02,P02,2026-03-17,waived,50,EUR,may not take any\n");
  CHECK(show(accounts_of(ledger, "P01")) ==
        "50 - 20.25 - 0 = 29.75 EUR; 12.40 - 0 - 0 = 12.40 USD; ");
  CHECK(show(accounts_of(ledger, "P02")) == "50 - 0 - 50 = 0 EUR; ");
  CHECK(show(accounts_of(ledger, "")) ==
        "100 - 20.25 - 50 = 29.75 EUR; 12.40 - 0 - 0 = 12.40 USD; ");
  CHECK(incentive_state_of(ledger, "P01") == "owed");
  CHECK(incentive_state_of(ledger, "P02") == "paid");
  CHECK(incentive_state_of(ledger, "P03").empty());
}

TEST_CASE(
    "model: the ledger balances to the cent, for each person and for all, after any entries") {
  std::mt19937_64 random(4);
  const auto pick = [&](std::uint64_t n) { return random() % n; };
  std::string text;
  std::map<std::string, std::int64_t> open;  // by `P01 EUR`
  for (int i = 0; i < 2000; ++i) {
    const IncentiveEntry entry{
        .participant = "P0" + std::to_string(1 + pick(9)),
        .session = {},
        .date = date_from_days(20000 + static_cast<std::int64_t>(pick(300))),
        .kind = static_cast<IncentiveKind>(pick(3)),
        .amount = {static_cast<std::int64_t>(pick(100'000)), pick(2) == 0 ? "EUR" : "USD"},
        .how = pick(2) == 0 ? "=card, \"x\"" : "",
        .span = {}};
    const std::int64_t sign = entry.kind == IncentiveKind::owed ? 1 : -1;
    open[entry.participant + " " + entry.amount.currency] += sign * entry.amount.cents;
    text = with_incentives(text, {entry});
  }
  std::string problems;
  const IncentiveLedger ledger = read(text, &problems);
  REQUIRE(problems.empty());
  REQUIRE(ledger.entries.size() == 2000);
  std::map<std::string, std::int64_t> all;
  for (const auto& [key, cents] : open) {
    const auto accounts = accounts_of(ledger, key.substr(0, 3));
    CHECK(accounts.at(key.substr(4)).open() == cents);
    all[key.substr(4)] += cents;
  }
  for (const auto& [currency, totals] : accounts_of(ledger, "")) {
    CHECK(totals.open() == all.at(currency));
  }
}

TEST_CASE("model: rows of the ledger that say nothing are findings, and are left out") {
  std::string problems;
  const IncentiveLedger ledger = read(
      "id,date,kind,amount,currency\n"
      "P1,2026-03-14,owed,50,EUR\n"
      "P01,14.03.2026,owed,50,EUR\n"
      "P01,2026-03-14,promised,50,EUR\n"
      "P01,2026-03-14,owed,-1,EUR\n"
      "P01,2026-03-14,owed,50,euro\n"
      "P01,2026-03-14,owed,50,EUR\n",
      &problems);
  CHECK(ledger.entries.size() == 1);
  CHECK(problems ==
        "2 incentive/id: `P1` is not a participant\n"
        "3 incentive/date: `date` must be a day as `2026-03-14`, not `14.03.2026`\n"
        "4 incentive/kind: `kind` must be `owed`, `paid` or `waived`, not `promised`\n"
        "5 incentive/amount: `amount` must be digits, with two decimals at most, not `-1`\n"
        "6 incentive/currency: `currency` must be three capitals as `EUR`, not `euro`\n");
  problems.clear();
  CHECK(read("id,amount\nP01,3\n", &problems).entries.empty());
  CHECK(problems ==
        "1 incentive/missing: column `date` is missing\n"
        "1 incentive/missing: column `kind` is missing\n"
        "1 incentive/missing: column `currency` is missing\n");
}

TEST_CASE("model: a ledger keeps its own columns and their order") {
  const IncentiveEntry entry{.participant = "P02",
                             .session = "P02",
                             .date = {2026, 3, 20},
                             .kind = IncentiveKind::paid,
                             .amount = {1250, "EUR"},
                             .how = "card",
                             .span = {}};
  CHECK(with_incentives("", {entry}) ==
        "id,session,date,kind,amount,currency,how\nP02,P02,2026-03-20,paid,12.50,EUR,card\n");
  CHECK(with_incentives("kind,id,receipt,date,amount,currency\nowed,P01,r7,2026-03-14,50,EUR",
                        {entry}) ==
        "kind,id,receipt,date,amount,currency\nowed,P01,r7,2026-03-14,50,EUR\n"
        "paid,P02,,2026-03-20,12.50,EUR\n");
}

}  // namespace uxi
