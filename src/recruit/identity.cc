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

std::string email_key(std::string_view email) {
  std::string key = text::fold_case(text::trim(email));
  const std::size_t at = key.rfind('@');
  const std::size_t plus = key.find('+');
  if (at == std::string::npos || plus == 0 || plus >= at) return key;
  return key.erase(plus, at - plus);
}

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

SamePeople::SamePeople(const KeyedTable& contacts) {
  std::map<std::string, std::size_t> by_key;
  for (std::size_t row = 0; row < contacts.rows.size(); ++row) {
    ids_.push_back(contacts.at(row, "id"));
    joined_.push_back(row);
    row_of_.emplace(ids_.back(), row);
  }
  const auto join = [&](std::size_t row, const std::string& key) {
    if (key.empty()) return;
    const auto [known, is_new] = by_key.emplace(key, row);
    if (is_new) return;
    const auto [low, high] = std::minmax({first_of(known->second), first_of(row)});
    joined_[high] = low;
  };
  for (std::size_t row = 0; row < ids_.size(); ++row) {
    const Reach reach{.name = contacts.at(row, "name"),
                      .email = contacts.at(row, "email") + contacts.at(row, "e-mail"),
                      .phone = contacts.at(row, "phone"),
                      .consent = {},
                      .response = {}};
    const std::string email = email_key(reach.email);
    join(row, email.empty() ? email : "e-mail " + email);
    const std::string name = name_and_phone_key(reach);
    join(row, name.empty() ? name : "name " + name);
    const auto same = row_of_.find(contacts.at(row, "same_as"));
    if (same == row_of_.end()) continue;
    const auto [low, high] = std::minmax({first_of(same->second), first_of(row)});
    joined_[high] = low;
  }
}

std::size_t SamePeople::first_of(std::size_t row) const {
  while (joined_[row] != row) row = joined_[row];
  return row;
}

std::vector<std::string> SamePeople::ids_of(const std::string& id) const {
  std::vector<std::string> out{id};
  const auto known = row_of_.find(id);
  if (known == row_of_.end()) return out;
  const std::size_t first = first_of(known->second);
  for (std::size_t row = 0; row < ids_.size(); ++row) {
    if (first_of(row) == first && ids_[row] != id) out.push_back(ids_[row]);
  }
  std::ranges::sort(out);
  return out;
}

}  // namespace uxi::recruit
