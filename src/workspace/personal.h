// What a workspace knows of people, and what it says of personal data: contacts, its own list, what
// may stay, and the key of placeholders. All but the settings lie in private/.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "uxi/error.h"
#include "uxi/ingest.h"
#include "workspace/changes.h"
#include "workspace/workspace.h"

namespace uxi::workspace {

/// private/redact.csv: a text a row and what it is; `keep` says that it is no personal data.
inline constexpr std::string_view kOwnList = "private/redact.csv";
inline constexpr std::string_view kRedactionKey = "private/redaction-key.csv";
inline constexpr std::string_view kKeep = "keep";

struct Personal {
  bool knows_people = false;  ///< private/ is here, so that names can be looked for
  ingest::RedactOptions options;
  std::vector<ingest::KeyEntry> key;  ///< of the study
};

/// For one study. `syntax` where a file in private/ lacks its columns.
[[nodiscard]] Result<Personal> read_personal(const Workspace& workspace, const Settings& settings,
                                             std::string_view study);

/// The study's part of the key; none where there is no such file. Fails as `read_personal` does.
[[nodiscard]] Result<std::vector<ingest::KeyEntry>> read_key(const Workspace& workspace,
                                                             std::string_view study);

/// The placeholders that the study's transcripts and notes have, whoever has the key: numbers that
/// are not to be given out again. Files that cannot be read have none.
[[nodiscard]] Result<std::vector<std::string>> used_placeholders(const Workspace& workspace,
                                                                 std::string_view study);

/// The study's part of the key replaced by `key`, in `changes`.
[[nodiscard]] Result<void> put_key(const Workspace& workspace, std::string_view study,
                                   const std::vector<ingest::KeyEntry>& key, Changes& changes);

/// Adds a row to the workspace's own list, in `changes`.
[[nodiscard]] Result<void> put_own(const Workspace& workspace,
                                   const std::vector<ingest::ListedText>& rows, Changes& changes);

}  // namespace uxi::workspace
