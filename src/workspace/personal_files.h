// The files of a study as stretches of text to be searched for personal data.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "uxi/transcript.h"
#include "workspace/redaction.h"

namespace uxi::workspace {

enum class FileKind {
  transcript,  ///< notes and feedback too: words of turns
  tags,        ///< words of highlights
  prose,       ///< written by the team
  other,       ///< settings, rosters, guides: names are not guessed there
};

struct StudyFile {
  std::string path;  ///< inside the workspace
  FileKind kind = FileKind::other;
  std::string session;  ///< whose it is; empty: the study's
  SourceFile source;
  std::string unread = {};  ///< why its words are not here: `it is over 16 MiB`; then it is `other`
};

/// All files of the study that are text by their names, sorted by path.
[[nodiscard]] Result<std::vector<StudyFile>> study_files(const Workspace& workspace,
                                                         const StudyData& data);

/// `search` is called with each stretch of `file` that is words, and finds in it; spans are those
/// of the file.
[[nodiscard]] std::vector<PersonalFind> find_in_file(
    const StudyFile& file,
    const std::function<std::vector<ingest::Redaction>(std::string_view)>& search);

/// The transcript in a file of that kind.
[[nodiscard]] Transcript transcript_in(const StudyFile& file);

}  // namespace uxi::workspace
