#include "recruit/notes.h"

#include <algorithm>
#include <fmt/core.h>
#include <map>
#include <set>

#include "recruit/doubts.h"
#include "recruit/identity.h"
#include "recruit/records.h"

namespace uxi::recruit {
namespace {

/// Addresses of those who are in.
std::vector<std::string> emails_of(const Screened& screened, const Study& study) {
  std::set<std::string> in;
  for (const Participant& person : screened.roster.people) {
    if (!is_gone(person.status) && !is_waiting(person.status)) {
      in.insert(study.name + "/" + person.id);
    }
  }
  std::vector<std::string> out;
  for (std::size_t row = 0; row < screened.contacts.rows.size(); ++row) {
    if (!in.contains(screened.contacts.at(row, "id"))) continue;
    out.push_back(screened.contacts.at(row, "email"));
  }
  return out;
}

}  // namespace

std::optional<std::string> convenience_note(const std::vector<std::string>& emails) {
  constexpr std::size_t kFewest = 3;
  std::map<std::string, std::size_t> by_domain;
  for (const std::string& email : emails) ++by_domain[email_domain(email)];
  for (const auto& [domain, people] : by_domain) {
    if (domain.empty() || emails.size() < kFewest || 2 * people <= emails.size()) continue;
    if (is_public_provider(domain)) continue;
    return fmt::format(
        "{} of the {} who are in have addresses at {}: colleagues know the same and say the same",
        people, emails.size(), domain);
  }
  return std::nullopt;
}

std::vector<std::string> notes_on(const Screened& screened, const Study& study,
                                  const std::vector<Responses>& files) {
  std::vector<std::string> out;
  if (!screened.proven) {
    out.emplace_back(
        "so many quotas at once cannot be weighed in full: there may be a better selection");
  }
  for (const Responses& file : files) {
    if (file.has_contacts) continue;
    out.push_back(file.path +
                  " has no column for e-mail addresses or phone numbers: nobody in it can be "
                  "reached, and nobody who answered twice is seen");
  }
  if (auto note = convenience_note(emails_of(screened, study))) out.push_back(*std::move(note));
  return out;
}

}  // namespace uxi::recruit
