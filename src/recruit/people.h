// The people of one study as one sees them in a list: what the roster, the sessions, the ledger and
// the log of contacts say of each.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/contact_log.h"
#include "model/incentives.h"
#include "query/query.h"
#include "recruit/identity.h"
#include "uxi/session.h"
#include "uxi/study.h"

namespace uxi::recruit {

/// Everything about them that is written down. It must outlive what is made of it.
struct PeopleFacts {
  Study study;
  Roster roster;
  std::vector<Session> sessions;
  IncentiveLedger ledger;
  std::vector<ContactEntry> contacts;  ///< of all studies
  KeyedTable addresses;                ///< private/contacts.csv, of all studies
};

struct PersonRow {
  const Participant* person = nullptr;
  IncentiveAccounts accounts;
  std::vector<const Session*> sessions;
  std::size_t requests = 0;          ///< of this study
  std::optional<Date> last_contact;  ///< of this study, of any kind
  std::optional<TooSoon> not_yet;    ///< why they may not be asked for something today
};

/// Entries of the log about one person, in all studies where the addresses know them.
[[nodiscard]] std::vector<ContactEntry> contacts_of(const PeopleFacts& facts,
                                                    const SamePeople& same,
                                                    const std::string& participant);

/// What the incentive of one session comes to: the roster's amount, else the plan's. Nothing where
/// there is none; `usage` where it is no amount or has no currency.
[[nodiscard]] Result<std::optional<Money>> incentive_of(const Study& study,
                                                        const Participant& person);

/// The fields that a query for people may use: status, segment, participant, source, incentive
/// (owed, paid, none), has (contact, session, needs, descriptor) and each attribute.
[[nodiscard]] std::vector<query::OwnField> people_fields(const PeopleFacts& facts);

/// Those for whom `query` holds, in the order of the roster; all where it is null. Words are looked
/// for in descriptor, needs and attributes; `date:` is that of the last session.
[[nodiscard]] std::vector<PersonRow> list_people(const PeopleFacts& facts,
                                                 const query::Query* query, Date today);

}  // namespace uxi::recruit
