// How far a person has come in a study: the statuses of participants.csv, and which may follow
// which.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace uxi {

enum class ParticipantStatus {
  applied,      ///< answered, not judged
  out,          ///< may not take part, or said no
  waiting,      ///< may take part, there is no place
  shortlisted,  ///< has a place, is not invited
  owner_asked,  ///< the owner of the account was asked first (practice R12)
  invited,
  scheduled,
  held,
  no_show,
  cancelled,
  withdrawn,  ///< took back the consent; nothing follows
  forgotten,  ///< only the handle is left; nothing follows, and nobody sets it by hand
};

/// The words of the file: `owner-asked`, `no-show`.
[[nodiscard]] std::string_view to_string(ParticipantStatus status);
[[nodiscard]] std::optional<ParticipantStatus> parse_participant_status(std::string_view text);
/// Those that a person may be given, in the order in which one goes through them.
[[nodiscard]] std::vector<std::string> participant_status_names();

/// Has no place yet: waiting, applied.
[[nodiscard]] bool is_waiting(ParticipantStatus status);
/// Leaves a place free: out, no-show, cancelled, withdrawn, forgotten.
[[nodiscard]] bool is_gone(ParticipantStatus status);
/// Has a place: neither waits nor has gone.
[[nodiscard]] bool has_place(ParticipantStatus status);
/// Has been asked to come and has not gone.
[[nodiscard]] bool is_asked(ParticipantStatus status);

/// What may follow `from`. With `owner_approves` nobody is invited before the owner of the account
/// was asked.
[[nodiscard]] std::vector<ParticipantStatus> statuses_after(ParticipantStatus from,
                                                            bool owner_approves);
/// The shortest way from one status to the other, both ends left out and in: `from` is not in it,
/// `to` is its last. Empty where there is none, or where they are the same.
[[nodiscard]] std::vector<ParticipantStatus> way_between(ParticipantStatus from,
                                                         ParticipantStatus to, bool owner_approves);

}  // namespace uxi
