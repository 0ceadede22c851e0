#include "recruit/people.h"

#include <algorithm>
#include <fmt/core.h>
#include <set>

#include "model/participant_status.h"
#include "recruit/records.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "uxi/reference.h"

namespace uxi::recruit {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

std::string incentive_word(const PersonRow& row) {
  const bool open =
      std::ranges::any_of(row.accounts, [](const auto& one) { return one.second.open() > 0; });
  if (open) return "owed";
  if (!row.accounts.empty()) return "paid";
  const std::string& state = row.person->incentive_state;
  return state.empty() ? "none" : state;
}

/// The options of a cell that holds several.
std::vector<std::string> values_of(const std::string& cell) {
  std::vector<std::string> out{cell};
  for (const std::string_view part : text::split(cell, ';')) {
    if (part.size() != cell.size()) out.emplace_back(text::trim(part));
  }
  return out;
}

Pairs own_values(const PersonRow& row) {
  const Participant& person = *row.person;
  Pairs out{{"status", person.status},
            {"segment", person.segment},
            {"participant", person.id},
            {"source", person.source},
            {"incentive", incentive_word(row)}};
  const auto has = [&](bool holds, const char* what) {
    if (holds) out.emplace_back("has", what);
  };
  has(row.last_contact.has_value() || row.requests > 0, "contact");
  has(!row.sessions.empty(), "session");
  has(!person.access_needs.empty(), "needs");
  has(!person.descriptor.empty(), "descriptor");
  for (const auto& [name, cell] : person.attributes) {
    for (std::string& value : values_of(cell)) out.emplace_back(text::lower(name), value);
  }
  return out;
}

bool holds(const query::Query& query, const PersonRow& row) {
  const Pairs own = own_values(row);
  std::string words = row.person->descriptor + "\n" + row.person->access_needs;
  for (const auto& [name, cell] : row.person->attributes) words += "\n" + cell;
  query::Subject subject;
  subject.text = words;
  subject.own = own;
  for (const Session* session : row.sessions) {
    if (session->date && (!subject.date || *subject.date < session->date->value)) {
      subject.date = session->date->value;
    }
  }
  return query::matches(query, subject);
}

PersonRow row_of(const PeopleFacts& facts, const SamePeople& same, const Participant& person,
                 Date today) {
  PersonRow row{.person = &person,
                .accounts = accounts_of(facts.ledger, person.id),
                .sessions = {},
                .requests = 0,
                .last_contact = {},
                .not_yet = {}};
  for (const Session& session : facts.sessions) {
    if (participant_of(session.id) == person.id) row.sessions.push_back(&session);
  }
  const std::vector<ContactEntry> about = contacts_of(facts, same, person.id);
  for (const ContactEntry& entry : about) {
    if (entry.study != facts.study.name) continue;
    if (is_request(entry.kind)) ++row.requests;
    if (entry.when && (!row.last_contact || *row.last_contact < *entry.when)) {
      row.last_contact = entry.when;
    }
  }
  row.not_yet = too_soon(about, facts.study, "request", today);
  return row;
}

}  // namespace

std::vector<ContactEntry> contacts_of(const PeopleFacts& facts, const SamePeople& same,
                                      const std::string& participant) {
  const std::vector<std::string> ids = same.ids_of(facts.study.name + "/" + participant);
  std::vector<ContactEntry> out;
  std::ranges::copy_if(facts.contacts, std::back_inserter(out), [&](const ContactEntry& entry) {
    return std::ranges::binary_search(ids, entry.study + "/" + entry.participant);
  });
  return out;
}

Result<std::optional<Money>> incentive_of(const Study& study, const Participant& person) {
  const std::string currency = study.incentive ? study.incentive->currency.value : "";
  std::optional<Money> out;
  if (!person.incentive_amount.empty()) {
    out = parse_money(person.incentive_amount, currency);
    if (!out) {
      return fail(ErrorKind::usage,
                  fmt::format("the incentive of `{}` in the roster is no amount: `{}`", person.id,
                              person.incentive_amount),
                  "write it like `60` or `60.50 USD`");
    }
  } else if (study.incentive) {
    out = Money{cents_of(study.incentive->amount.value), currency};
  }
  if (!out || out->cents == 0) return std::optional<Money>();
  if (!is_currency(out->currency)) {
    return fail(ErrorKind::usage, "nobody says in which currency the incentive is",
                "write `incentive: {amount: 50, currency: EUR}` into study.yaml");
  }
  return out;
}

std::vector<query::OwnField> people_fields(const PeopleFacts& facts) {
  std::vector<query::OwnField> out{{"status", participant_status_names()},
                                   {"segment", {}},
                                   {"participant", {}},
                                   {"source", {}},
                                   {"incentive", {"owed", "paid", "none"}},
                                   {"has", {"contact", "session", "needs", "descriptor"}}};
  for (const std::string& name : facts.roster.attribute_names) {
    const std::string field = text::lower(name);
    if (std::ranges::find(out, field, &query::OwnField::name) == out.end()) {
      out.push_back({field, {}});
    }
  }
  return out;
}

std::vector<PersonRow> list_people(const PeopleFacts& facts, const query::Query* query,
                                   Date today) {
  const SamePeople same(facts.addresses);
  std::vector<PersonRow> out;
  for (const Participant& person : facts.roster.people) {
    PersonRow row = row_of(facts, same, person, today);
    if (query == nullptr || holds(*query, row)) out.push_back(std::move(row));
  }
  return out;
}

}  // namespace uxi::recruit
