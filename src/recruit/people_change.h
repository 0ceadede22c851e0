// What changes when a person of the roster comes a step further, is promised or paid an incentive,
// or is spoken to: values in, values out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/participant_status.h"
#include "recruit/people.h"

namespace uxi::recruit {

/// What is asked for. Nothing, or an empty text, leaves a thing as it is.
struct PersonChange {
  std::optional<ParticipantStatus> status;
  std::string session;  ///< that the status or the money is about; else the last that it can be
  std::optional<std::string> segment;
  std::optional<std::string> descriptor;
  std::optional<std::string> access_needs;
  std::optional<std::string> incentive;  ///< of one session: `60`, `60 USD`
  std::string owe;                       ///< an amount on top: travel
  std::string pay;                       ///< an amount, or `all` that is open
  std::string waive;                     ///< the same
  std::string how;                       ///< of money: `gift card`
  std::string contact;                   ///< kind of a contact: `call`
  std::string channel;                   ///< of a contact: `phone`
  Date on;                               ///< the day of all this
  bool anyway = false;                   ///< also against the order of statuses and the plan
};

/// The record of a session that has to change with it.
struct SessionChange {
  std::string id;
  std::optional<SessionState> state;
  bool withdraws_consent = false;
};

struct ChangedPeople {
  Roster roster;
  std::vector<IncentiveEntry> entries;  ///< to be added
  std::vector<ContactEntry> contacts;   ///< to be added
  std::vector<SessionChange> sessions;
  std::vector<std::string> notes;  ///< what to say about it
};

/// Makes `change` for each of `ids`, all or none. `not_found` for who is not in the
/// roster; `conflict` where a status does not follow, with the way to it, where the plan does not
/// let the person be asked yet, with the day, and where more is paid than is open; `usage` for what
/// is no amount, segment or session.
[[nodiscard]] Result<ChangedPeople> change_people(const PeopleFacts& facts,
                                                  const std::vector<std::string>& ids,
                                                  const PersonChange& change);

}  // namespace uxi::recruit
