// Taking transcripts into a study: whose each is, what is there already, and what is to change.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/redact/placeholders.h"
#include "uxi/ingest.h"
#include "uxi/time.h"
#include "workspace/changes.h"
#include "workspace/contacts.h"
#include "workspace/reanchor.h"
#include "workspace/workspace.h"

namespace uxi::workspace {

/// What of a study is needed to take transcripts in; read once for a whole batch.
struct Intake {
  std::string study;
  std::string folder;  ///< `studies/billing`
  std::vector<Contact> contacts;
  std::vector<std::string> people;     ///< ids of the roster
  std::vector<std::string> forgotten;  ///< of these, those that are not used again
  std::vector<std::string> used;       ///< placeholders that the study's files have
  Date today;                          ///< consent may run out
  ingest::IngestOptions options;       ///< with the study's names, team and words to keep
};

/// `how` is what the person said on the command line; the study adds to it.
[[nodiscard]] Result<Intake> open_intake(const Workspace& workspace, const std::string& study,
                                         ingest::IngestOptions how, Date today);

/// Whose session a file is, and what told so: `from the file's name`.
struct Target {
  std::string session;
  std::string how;
};
/// In order: `said`, the name of the file, of its folder, a speaker's name among the contacts or in
/// the roster. `usage` where none tells.
[[nodiscard]] Result<Target> target_of(const Intake& intake, const std::string& said,
                                       const std::string& path, const ingest::Ingested& result);

/// One file that was read, on its way in.
struct Arrival {
  std::string path;   ///< as the person wrote it
  std::string bytes;  ///< of the file
  Target target;
  ingest::Ingested result;
};

enum class ArrivalState { created, updated, unchanged };
[[nodiscard]] std::string_view to_string(ArrivalState state);  ///< `new`, `updated`, `unchanged`

/// What taking it in comes to.
struct TakenIn {
  ArrivalState state = ArrivalState::created;
  std::size_t kept_edits = 0;  ///< places that stay as a person corrected them
  std::vector<ingest::EditConflict> conflicts;
  Reanchoring highlights;
  bool has_record = true;  ///< there is a sessions/P01.yaml
};

/// Adds to `changes` what taking `arrival` in changes: the transcript, with ids, corrections and
/// notes of the one that is there, the highlights that moved, and the original in private/. The
/// result's transcript becomes the one that is written. `conflict` where the transcript was
/// corrected by hand and it cannot be told how, for its original is not here; `force` then takes
/// the file as it is; `denied` where the person was forgotten, or consent was withdrawn or has run
/// out. Placeholders have their numbers of `key`, the study's, which grows.
[[nodiscard]] Result<TakenIn> take_in(const Workspace& workspace, const Intake& intake,
                                      Arrival& arrival, bool force, ingest::Placeholders& key,
                                      Changes& changes);

}  // namespace uxi::workspace
