#include "recruit/identity.h"

#include <algorithm>
#include <iterator>

#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::recruit {
namespace {

std::string name_and_phone_key(const Reach& reach) {
  const std::string phone = phone_key(reach.phone);
  const std::string name = folded(reach.name);
  return phone.empty() || name.empty() ? std::string() : name + "\n" + phone;
}

}  // namespace

std::string email_key(std::string_view email) { return text::fold_case(text::trim(email)); }

std::string email_domain(std::string_view email) {
  const std::string key = email_key(email);
  const std::size_t at = key.rfind('@');
  return at == std::string::npos ? std::string() : key.substr(at + 1);
}

std::string phone_key(std::string_view phone) {
  constexpr std::size_t kFewestDigits = 6;
  std::string digits;
  std::ranges::copy_if(phone, std::back_inserter(digits),
                       [](char c) { return c >= '0' && c <= '9'; });
  return digits.size() < kFewestDigits ? std::string() : digits;
}

bool is_recognisable(const Reach& reach) {
  return !email_key(reach.email).empty() || !name_and_phone_key(reach).empty();
}

std::optional<People::Match> People::find(const Reach& reach) const {
  const auto look = [](const auto& map, const std::string& key,
                       std::string_view by) -> std::optional<Match> {
    const auto found = key.empty() ? map.end() : map.find(key);
    if (found == map.end()) return std::nullopt;
    return Match{found->second, by};
  };
  if (auto match = look(by_email_, email_key(reach.email), "e-mail address")) return match;
  if (auto match = look(by_name_and_phone_, name_and_phone_key(reach), "name and phone number")) {
    return match;
  }
  return is_recognisable(reach) ? std::nullopt : look(by_response_, reach.response, "answer");
}

void People::add(const Reach& reach, std::size_t person) {
  const auto keep = [&](auto& map, std::string key) {
    if (!key.empty()) map.emplace(std::move(key), person);
  };
  keep(by_email_, email_key(reach.email));
  keep(by_name_and_phone_, name_and_phone_key(reach));
  if (!is_recognisable(reach)) keep(by_response_, reach.response);
}

}  // namespace uxi::recruit
