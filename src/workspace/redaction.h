// Personal data in the files of a study that others may read: finding it, and taking it out of
// transcripts and of everything that quotes them.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/redact/finder.h"
#include "ingest/redact/placeholders.h"
#include "uxi/ingest.h"
#include "workspace/changes.h"
#include "workspace/personal.h"
#include "workspace/workspace.h"

namespace uxi::workspace {

/// One piece of personal data in a file.
struct PersonalFind {
  Span span;  ///< bytes of the file
  std::string kind;
  std::string text;         ///< as it is read: of a transcript without its escapes
  std::string replacement;  ///< `[name]`
  std::string before;       ///< words round it, for a person to judge
  std::string after;
  bool doubtful = false;
};

struct PersonalFile {
  std::string path;  ///< inside the workspace
  SourceFile source;
  std::vector<PersonalFind> finds;  ///< sorted by place
  std::string unread = {};          ///< why nothing was looked for: `it is no UTF-8 text`
};

/// How far a search goes.
enum class Depth {
  known,     ///< names that are known, and what can be told by its form: no guessed name, no town
  guessed,   ///< also names and towns that the words give away
  doubtful,  ///< also what only a person can judge
};

/// Every file of the study outside private/ that is text by its name, with what was found in it or
/// why it could not be read. Names that are
/// only guessed are looked for where people write prose: transcripts, notes, debriefs, insights,
/// themes, feedback, report.md; the team's own names may stand there, but in transcripts.
/// `sessions` narrows the search to their transcripts, notes, tags and debriefs; empty: all files.
[[nodiscard]] Result<std::vector<PersonalFile>> find_personal(const Workspace& workspace,
                                                              const StudyData& data,
                                                              const Personal& personal,
                                                              const std::set<std::string>& sessions,
                                                              Depth depth);

/// Names that private/ knows, in the names of the study's files: `transcripts/Ana Lopez.md`.
[[nodiscard]] Result<std::vector<std::string>> files_named_after_people(const Workspace& workspace,
                                                                        const StudyData& data,
                                                                        const Personal& personal);

struct CleanProse {
  std::string text;
  std::size_t pieces = 0;  ///< that were taken out
};

/// What somebody of the team wrote, with the study's placeholders for personal data; the key goes
/// to `changes` where it grows. Fails as `read_personal` does.
[[nodiscard]] Result<CleanProse> clean_prose(const Workspace& workspace, const StudyData& data,
                                             std::string_view text, Changes& changes);

struct Redacting {
  Changes changes;
  std::vector<PersonalFile> files;  ///< with the numbered replacements
  std::set<std::string> texts;      ///< what is taken out
  std::size_t highlights = 0;       ///< that follow, with new words or a new place
  std::vector<std::string> lost;    ///< highlights that were lost before
  /// Files that cannot be read, so that nothing was taken out of them, with the reason.
  std::vector<std::pair<std::string, std::string>> unread = {};
};

/// An error for each file that could not be looked at, but those that `diagnostics` has already.
void report_unread(const std::vector<PersonalFile>& files, Diagnostics& diagnostics);

/// Takes personal data out of the transcripts and notes of `sessions` (empty: all), and out of the
/// tags, debriefs, insights, themes, feedback and report.md that quote them.
[[nodiscard]] Result<Redacting> plan_redaction(const Workspace& workspace, const StudyData& data,
                                               const Personal& personal,
                                               const std::set<std::string>& sessions);

/// The same with what `finder` finds and nothing else, in transcripts and notes for which
/// `is_meant` holds and in their tags; prose stays. Placeholders are numbered by `key`, which
/// grows.
[[nodiscard]] Result<Redacting> plan_taking_out(
    const Workspace& workspace, const StudyData& data, const ingest::Finder& finder,
    const std::function<bool(std::string_view session)>& is_meant, ingest::Placeholders& key);

}  // namespace uxi::workspace
