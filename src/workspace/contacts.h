// private/: who participants really are. Nothing else in a workspace knows.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "uxi/error.h"
#include "workspace/workspace.h"

namespace uxi::workspace {

/// One row of private/contacts.csv.
struct Contact {
  std::string study;
  std::string participant;  ///< `P01`
  std::string name;
  std::string email;
  std::string zone;              ///< IANA name of their clock; empty: not known
  std::string language;          ///< that they are written to in, as `de`; empty: not known
  std::string phone;             ///< as somebody wrote it
  bool may_be_contacted = true;  ///< `consent` says no otherwise
};

/// All of them; none where there is no such file. `syntax` where it lacks the columns `id` and
/// `name`.
[[nodiscard]] Result<std::vector<Contact>> read_contacts(const Workspace& workspace);

/// One row of private/messages.csv: what somebody was sent.
struct SentMessage {
  std::string study;
  std::string participant;
  std::string kind;  ///< invite, confirm, remind, thank, ...
};

/// All of them, or nothing where there is no such file. `syntax` as for contacts.
[[nodiscard]] Result<std::optional<std::vector<SentMessage>>> read_messages(
    const Workspace& workspace);

/// Where the original of a session's transcript is kept: `private/transcripts/billing/P01.vtt`.
[[nodiscard]] std::string original_path(std::string_view study, std::string_view session,
                                        std::string_view original_name);

/// A file of private/ that the commands write themselves: contacts, keys, originals. `inside` is
/// its path in the workspace.
[[nodiscard]] bool is_own_private_file(std::string_view inside);

/// private/sources.csv with a row for each of these sessions, in place of the one it had.
/// `originals` are pairs of a session and its original's name.
[[nodiscard]] Result<std::string> with_sources(
    const Workspace& workspace, std::string_view study,
    const std::vector<std::pair<std::string, std::string>>& originals);

/// The kept original of a session, from private/sources.csv; empty where there is none.
[[nodiscard]] Result<std::string> kept_original(const Workspace& workspace, std::string_view study,
                                                std::string_view session);

}  // namespace uxi::workspace
