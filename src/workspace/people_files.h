// The files that say who takes part in a study: read together, changed together.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "recruit/doubts.h"
#include "recruit/people_change.h"
#include "workspace/changes.h"
#include "workspace/workspace.h"

namespace uxi::workspace {

/// A line of private/notes.csv: what somebody wrote down about a person, for the team alone.
struct PersonNote {
  std::string study;
  std::string participant;
  std::string when;
  std::string who;
  std::string note;
};

struct PeopleFiles {
  std::string folder;  ///< `studies/billing`
  recruit::PeopleFacts facts;
  std::optional<SourceFile> roster;
  std::optional<SourceFile> incentives;
  std::optional<SourceFile> messages;
  std::optional<SourceFile> notes;
  std::vector<SourceFile> sessions;  ///< of `facts.sessions`
  std::vector<PersonNote> written;   ///< of this study
  Diagnostics findings;
};

/// `not_found` where there is no such study, or no roster, with how to make one.
[[nodiscard]] Result<PeopleFiles> read_people(const Workspace& workspace, const std::string& study);

/// The files as they are to be; `on` is the day on which consent was withdrawn.
[[nodiscard]] Result<void> put_people(const Workspace& workspace, const PeopleFiles& files,
                                      const recruit::ChangedPeople& changed, Date on,
                                      Changes& changes);
[[nodiscard]] Result<void> put_note(const Workspace& workspace, const PeopleFiles& files,
                                    const PersonNote& note, Changes& changes);

/// The last day on which each person of each study took part, by `billing/P01`. Records that cannot
/// be read say nothing; `check` lists them.
[[nodiscard]] Result<std::map<std::string, recruit::Seen>> seen_people(const Workspace& workspace);

/// Changes without those of private/, whose diff would show more than what changes.
[[nodiscard]] Changes without_private(const Changes& changes);

}  // namespace uxi::workspace
