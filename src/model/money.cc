// Whole cents in an integer: no rounding, so that ledgers balance.
#include "model/money.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/core.h>

#include "text/strings.h"

namespace uxi {

std::optional<std::int64_t> parse_cents(std::string_view text) {
  const std::string_view trimmed = text::trim(text);
  const std::size_t dot = trimmed.find('.');
  const std::string_view whole = trimmed.substr(0, dot);
  std::string decimals(dot == std::string_view::npos ? "" : trimmed.substr(dot + 1));
  const bool has_dot_alone = dot != std::string_view::npos && decimals.empty();
  constexpr std::size_t kMostDigits = 12;
  if (whole.empty() || whole.size() > kMostDigits || decimals.size() > 2 || has_dot_alone) {
    return std::nullopt;
  }
  decimals.resize(2, '0');
  std::int64_t cents = 0;
  for (const char c : std::string(whole) + decimals) {
    if (c < '0' || c > '9') return std::nullopt;
    cents = 10 * cents + (c - '0');
  }
  return cents <= kMostCents ? std::optional(cents) : std::nullopt;
}

std::int64_t cents_of(double amount) {
  const double cents = std::clamp(amount * 100, 0.0, static_cast<double>(kMostCents));
  return static_cast<std::int64_t>(std::llround(cents));
}

std::string cents_text(std::int64_t cents) {
  const std::string sign = cents < 0 ? "-" : "";
  const std::int64_t size = cents < 0 ? -cents : cents;
  if (size % 100 == 0) return fmt::format("{}{}", sign, size / 100);
  return fmt::format("{}{}.{:02}", sign, size / 100, size % 100);
}

std::string to_string(const Money& money) {
  const std::string amount = cents_text(money.cents);
  return money.currency.empty() ? amount : amount + " " + money.currency;
}

bool is_currency(std::string_view text) {
  return text.size() == 3 && std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::optional<Money> parse_money(std::string_view text, std::string_view otherwise) {
  const std::string_view trimmed = text::trim(text);
  const std::size_t space = trimmed.find(' ');
  const auto cents = parse_cents(trimmed.substr(0, space));
  if (!cents) return std::nullopt;
  if (space == std::string_view::npos) return Money{*cents, std::string(otherwise)};
  const std::string_view currency = text::trim(trimmed.substr(space));
  if (!is_currency(currency)) return std::nullopt;
  return Money{*cents, std::string(currency)};
}

}  // namespace uxi
