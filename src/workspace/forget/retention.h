// Until when what is kept of people may be kept: by their consent, by the study's plan, by kind.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "uxi/time.h"
#include "workspace/forget/people.h"

namespace uxi::workspace {

enum class KeptKind { recording, original, contact, transcript };
[[nodiscard]] std::string_view to_string(KeptKind kind);

/// One thing that is kept of somebody.
struct Kept {
  std::string study;
  std::string participant;
  std::string session;  ///< empty for contacts
  KeptKind kind = KeptKind::transcript;
  std::vector<std::string> paths;  ///< sorted; of a contact the table it stands in
  std::optional<Date> until;       ///< the last day; nothing where no date is stated
  bool due = false;
  std::string why;  ///< what says so: `consent`, `plan`, `consent was withdrawn on 2026-03-01`
};

/// All of it, by study, person, session and kind. A session's date is the earlier of its consent's
/// and the plan's; a contact is kept as long as one of the person's sessions, or as the plan says.
/// `transcript` stands for all that was said: transcript, notes, tags and debrief.
[[nodiscard]] Result<std::vector<Kept>> kept_data(const Workspace& workspace,
                                                  const Studies& studies, Date today);

/// Errors in the plan and the records of a study from which it follows until when things may be
/// kept. What a record that cannot be read allows is not in `kept_data`.
[[nodiscard]] std::vector<Error> unread_terms(const StudyData& data);

/// What removing some of it comes to: whose words go, which files, and whose contacts.
struct Going {
  std::vector<Leaver> leavers;
  std::set<std::string> paths;
  std::set<std::string> contacts;  ///< `billing/P07`
};
/// Of `kept` what is due. A person all of whose sessions go is forgotten as a whole.
[[nodiscard]] Going going_of(const std::vector<Kept>& kept);

}  // namespace uxi::workspace
