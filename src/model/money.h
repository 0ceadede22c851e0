// Amounts of money, to the cent, each in its currency; they are never added across currencies.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace uxi {

struct Money {
  std::int64_t cents = 0;
  std::string currency;  ///< ISO 4217: `EUR`
  friend auto operator<=>(const Money&, const Money&) = default;
};

/// Most that one amount may be: a thousand million.
inline constexpr std::int64_t kMostCents = 100'000'000'000;

/// `12`, `12.5`, `12.50` in cents; nothing where it is no amount of at most two decimals, below
/// zero, or above kMostCents.
[[nodiscard]] std::optional<std::int64_t> parse_cents(std::string_view text);
/// The same of a number that a plan gives: rounded to the cent.
[[nodiscard]] std::int64_t cents_of(double amount);
/// `12` where no cents are left over, else `12.50`.
[[nodiscard]] std::string cents_text(std::int64_t cents);
/// `12.50 EUR`; without a currency `12.50`.
[[nodiscard]] std::string to_string(const Money& money);
/// Three capital letters.
[[nodiscard]] bool is_currency(std::string_view text);
/// `60`, `60 USD`, `60.50 EUR`; without a currency it is in `otherwise`.
[[nodiscard]] std::optional<Money> parse_money(std::string_view text, std::string_view otherwise);

}  // namespace uxi
