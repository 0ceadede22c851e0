// Whether two answers come from the same person: the same e-mail address, or the same name and
// phone number; where there is neither address nor number, the same answer of the form.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "recruit/keyed_table.h"
#include "recruit/responses.h"

namespace uxi::recruit {

/// An address as it is compared: without space around it, letters folded, `+anything` before the
/// `@` taken off.
[[nodiscard]] std::string email_key(std::string_view email);
/// `larder.example` of an address; empty where it has none.
[[nodiscard]] std::string email_domain(std::string_view email);
/// Digits only; nothing where there are fewer than six, which is no phone number.
[[nodiscard]] std::string phone_key(std::string_view phone);

/// There is an e-mail address, or a name and a phone number.
[[nodiscard]] bool is_recognisable(const Reach& reach);

/// Rows of private/contacts.csv that are about one person: the same address, the same name and
/// number, or one that `same_as` names.
class SamePeople {
 public:
  explicit SamePeople(const KeyedTable& contacts);
  /// Ids like `billing/P01`, sorted, `id` among them; only `id` where contacts do not know it.
  [[nodiscard]] std::vector<std::string> ids_of(const std::string& id) const;

 private:
  [[nodiscard]] std::size_t first_of(std::size_t row) const;

  std::vector<std::string> ids_;     // by row
  std::vector<std::size_t> joined_;  // by row: an earlier row of the same person, or itself
  std::map<std::string, std::size_t, std::less<>> row_of_;
};

/// Who was seen, under a number that the caller gives.
class People {
 public:
  struct Match {
    std::size_t person;
    std::string_view by;  ///< `e-mail address`, `name and phone number`, `answer`
  };
  [[nodiscard]] std::optional<Match> find(const Reach& reach) const;
  /// The first one to be seen under an address keeps it.
  void add(const Reach& reach, std::size_t person);

 private:
  std::map<std::string, std::size_t, std::less<>> by_email_;
  std::map<std::string, std::size_t, std::less<>> by_name_and_phone_;
  std::map<std::string, std::size_t, std::less<>> by_response_;
};

}  // namespace uxi::recruit
