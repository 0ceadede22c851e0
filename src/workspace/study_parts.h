// One session of a study at a time: for commands at which a person waits, in studies of a thousand
// sessions. What is broken and needed is an error here, not a finding: nobody tags against half a
// codebook.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "workspace/workspace.h"

namespace uxi::workspace {

/// The workspace's codebook and the study's own, in this order.
[[nodiscard]] Result<std::vector<Loaded<Codebook>>> load_codebook_files(
    const Workspace& workspace, std::string_view study_folder, Diagnostics& diagnostics);
/// Of several files as one; the last wins.
[[nodiscard]] Codebook joined_codebook(const std::vector<Loaded<Codebook>>& files);

/// The first error among `findings` as one that ends a command.
[[nodiscard]] Result<void> first_error(const Diagnostics& findings);
/// The same for a whole study: plan and codebooks, of which nothing could be read.
[[nodiscard]] Result<void> need_plan_and_codebook(const StudyData& data);

class StudyParts {
 public:
  /// Reads plan and codebooks. `not_found` (did you mean) where there is no such study, `syntax`
  /// where one of them cannot be read.
  [[nodiscard]] static Result<StudyParts> open(const Workspace& workspace, std::string_view name);

  [[nodiscard]] const std::string& name() const { return plan_.name; }
  [[nodiscard]] const std::string& folder() const { return folder_; }
  [[nodiscard]] const Study& plan() const { return plan_; }
  [[nodiscard]] const std::vector<Loaded<Codebook>>& codebook_files() const { return codebooks_; }
  [[nodiscard]] const Codebook& codebook() const { return codebook_; }
  /// What is wrong in codebooks that could be read otherwise.
  [[nodiscard]] const Diagnostics& codebook_findings() const { return codebook_findings_; }

  /// A transcript, or notes (`P01.ben`); read once, and there as long as this is.
  [[nodiscard]] Result<const Loaded<Transcript>*> transcript(const std::string& session);
  /// One coder's tag file, empty where there is none yet; `syntax` at the place where it is broken.
  [[nodiscard]] Result<Loaded<TagFile>> tags(const std::string& session,
                                             const std::string& coder) const;
  /// Who has tags of a session, sorted.
  [[nodiscard]] Result<std::vector<std::string>> coders_of(const std::string& session) const;
  /// The record of a session; nothing where there is none.
  [[nodiscard]] Result<std::optional<Loaded<Session>>> record(const std::string& session) const;
  /// `denied` where consent keeps the words of a session, or of notes, from being used that day.
  [[nodiscard]] Result<void> need_usable(const std::string& session, Date today) const;
  /// `studies/billing/tags/P01.ana.yaml`
  [[nodiscard]] std::string tag_path(std::string_view session, std::string_view coder) const;

 private:
  const Workspace* workspace_ = nullptr;
  std::string folder_;
  Study plan_;
  std::vector<Loaded<Codebook>> codebooks_;
  Codebook codebook_;
  Diagnostics codebook_findings_;
  std::map<std::string, Loaded<Transcript>> transcripts_;
};

}  // namespace uxi::workspace
