// Who is meant when somebody is to be forgotten, and what they are known by.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "workspace/forget/traces.h"
#include "workspace/workspace.h"

namespace uxi::workspace {

/// The status of a roster's row that holds nothing but a handle which is not given out again.
inline constexpr std::string_view kForgotten = "forgotten";

using Studies = std::map<std::string, StudyData, std::less<>>;
/// Every study of the workspace.
[[nodiscard]] Result<Studies> load_studies(const Workspace& workspace);

/// The person in this study and, where private/contacts.csv says `same_as`, in others. `not_found`
/// (did you mean) where nothing here knows them.
[[nodiscard]] Result<std::vector<Leaver>> leavers_of(const Workspace& workspace,
                                                     const Studies& studies,
                                                     const std::string& study,
                                                     const std::string& participant);

/// Only the tombstone of an earlier `forget` is here of them: a roster's row with that status, or a
/// session record that says nothing but `withdrawn`.
[[nodiscard]] bool is_forgotten(const StudyData& data, std::string_view participant);
/// The session record that stands for somebody where there is no roster.
[[nodiscard]] std::string tombstone_record(std::string_view participant);

/// Name, e-mail and telephone of private/contacts.csv, and what the redaction key has for them.
/// Names that somebody of the team has too are left out.
[[nodiscard]] Result<std::vector<KnownText>> known_texts(const Workspace& workspace,
                                                         const Studies& studies,
                                                         const std::vector<Leaver>& leavers);
/// Names of the team and of other participants.
[[nodiscard]] Result<std::vector<std::string>> names_of_others(const Workspace& workspace,
                                                               const Studies& studies,
                                                               const std::vector<Leaver>& leavers);

}  // namespace uxi::workspace
