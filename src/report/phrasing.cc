#include "report/phrasing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/core.h>

#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::report {
namespace {
constexpr std::size_t kLongestSlug = 60;
}  // namespace

std::string long_date(Date date) {
  constexpr std::array<std::string_view, 12> kMonths = {
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  return fmt::format("{} {} {}", date.day, kMonths.at(date.month - 1U), date.year);
}

std::string percent(double share) { return fmt::format("{:.0f} %", std::round(share * 100)); }

std::string short_number(double number) {
  std::string out = fmt::format("{:.1f}", number);
  if (out.ends_with(".0")) out.resize(out.size() - 2);
  return out;
}

std::string listed(const std::vector<std::string>& things) {
  std::string out;
  for (std::size_t i = 0; i < things.size(); ++i) {
    if (i > 0) out += i + 1 == things.size() ? " and " : ", ";
    out += things[i];
  }
  return out;
}

std::string sentence(std::string_view text) {
  text = text::trim(text);
  std::string out(text);
  if (!out.empty() && std::string_view(".?!:;").find(out.back()) == std::string_view::npos &&
      !out.ends_with("…")) {
    out += '.';
  }
  return out;
}

std::string slug(std::string_view text) {
  std::string out;
  const std::string folded = text::fold_search(text);
  for (const char c : folded) {
    const bool keep = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (keep) {
      out += c;
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
    if (out.size() >= kLongestSlug) {
      out.resize(std::min(out.size(), out.find_last_of('-')));  // no word is cut
      break;
    }
  }
  while (out.ends_with('-')) out.pop_back();
  return out.empty() ? "section" : out;
}

}  // namespace uxi::report
