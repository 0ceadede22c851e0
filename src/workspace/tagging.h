// One coder at work: highlights put to, changed in and taken from the tag files of sessions, each
// file read when it is first needed. Run under the lock; nothing is written before `changes` is
// committed.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "coding/tag_file.h"
#include "workspace/changes.h"
#include "workspace/study_parts.h"

namespace uxi::workspace {

/// What became of a highlight that was to be added.
enum class Added {
  fresh,     ///< it is new
  extended,  ///< the same words were highlighted; they got what they had not
  there,     ///< the same words had it all
};

struct AddedHighlight {
  Added how = Added::fresh;
  Highlight highlight;
};

class Tagging {
 public:
  /// `workspace` must outlive it. `random` makes ids.
  Tagging(const Workspace& workspace, std::string coder, Date today,
          std::function<std::uint64_t()> random);

  [[nodiscard]] const std::string& coder() const { return coder_; }
  /// The study, read once.
  [[nodiscard]] Result<StudyParts*> study(const std::string& name);
  /// The coder's highlights of a session, as they would be.
  [[nodiscard]] Result<std::vector<Highlight>*> highlights(const std::string& study,
                                                           const std::string& session);

  /// Adds words with their codes; to the highlight of the same place where there is one. Fills in
  /// id and date.
  [[nodiscard]] Result<AddedHighlight> add(const std::string& study, const std::string& session,
                                           Highlight wanted);

  /// Everything that is to be written.
  [[nodiscard]] Result<Changes> changes() const;

 private:
  struct File {
    Loaded<TagFile> before;
    std::vector<Highlight> now;
  };

  const Workspace* workspace_;
  std::string coder_;
  Date today_;
  std::function<std::uint64_t()> random_;
  std::map<std::string, StudyParts> studies_;
  std::map<std::pair<std::string, std::string>, File> files_;  ///< by study and session
};

/// Codes that the workspace's codebook has not, put into it in `changes`, with today as the day
/// since when they are used.
[[nodiscard]] Result<void> put_new_codes(const Workspace& workspace,
                                         const std::set<std::string>& paths, Date today,
                                         Changes& changes);

/// What differs between a tag file and the highlights it should hold, by id.
[[nodiscard]] coding::TagEdits edits_between(const TagFile& before,
                                             const std::vector<Highlight>& now);

}  // namespace uxi::workspace
