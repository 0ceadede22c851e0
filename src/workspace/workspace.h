// A workspace: the nearest folder upwards that holds uxi.yaml, and what is where in it.
//
// Paths inside are relative to its root, with `/`. `display` makes of them what a person standing
// in the working folder would write; every SourceFile is named so.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/files.h"
#include "io/journal.h"
#include "uxi/codebook.h"
#include "uxi/diagnostic.h"
#include "uxi/error.h"
#include "uxi/screener.h"
#include "uxi/session.h"
#include "uxi/source.h"
#include "uxi/study.h"
#include "uxi/theme.h"
#include "uxi/transcript.h"
#include "workspace/settings.h"

namespace uxi::workspace {

/// The rule of a finding about a file that is no text.
inline constexpr std::string_view kNoText = "file/no-text";

/// A file and what was read from it.
template <class T>
struct Loaded {
  SourceFile source;
  T value;
};

class Workspace {
 public:
  /// Looks for uxi.yaml in the working folder and upwards. `not_found` with how to make one.
  [[nodiscard]] static Result<Workspace> find(io::FileSystem& files);
  /// The workspace whose root is the folder `root`, standing in `here`: both absolute and
  /// normalised.
  [[nodiscard]] static Workspace at(io::FileSystem& files, const std::string& root,
                                    const std::string& here);

  /// What goes before a path inside to reach it from the working folder: empty, or `../..`;
  /// `research/a` of one that we stand outside of.
  [[nodiscard]] const std::string& root() const { return root_; }
  /// Where the working folder lies inside the workspace: empty at its root and outside, else
  /// `studies/billing`.
  [[nodiscard]] const std::string& standing_in() const { return standing_in_; }
  /// Whether we stand outside of it.
  [[nodiscard]] bool is_elsewhere() const { return standing_in_.empty() && !root_.empty(); }
  [[nodiscard]] std::string path(std::string_view inside) const;
  [[nodiscard]] std::string display(std::string_view inside) const;
  /// The inverse of `display`: a path as the person wrote it, seen from the root; nothing where it
  /// lies outside.
  [[nodiscard]] std::optional<std::string> inside(std::string_view written) const;

  [[nodiscard]] io::FileSystem& files() const { return *files_; }
  /// Names of the studies, sorted: folders of studies/ with a study.yaml.
  [[nodiscard]] Result<std::vector<std::string>> studies() const;
  /// Names of folders in studies/ that hold sessions, transcripts or tags and no study.yaml.
  [[nodiscard]] Result<std::vector<std::string>> studies_without_plan() const;
  /// The study whose folder, or a folder of which, one stands in.
  [[nodiscard]] std::optional<std::string> study_here() const;

  /// A file as text that messages can point into. UTF-8 is checked: `syntax` with the place
  /// otherwise.
  [[nodiscard]] Result<SourceFile> read(std::string_view inside) const;
  /// The same, or nothing where there is no such file.
  [[nodiscard]] Result<std::optional<SourceFile>> read_if_there(std::string_view inside) const;
  /// The same for what `check` looks at: a file that is no text is a finding, and counts as none.
  [[nodiscard]] Result<std::optional<SourceFile>> read_text(std::string_view inside,
                                                            Diagnostics& diagnostics) const;
  /// Names in a folder that end with `ending`, sorted; none where the folder is not there.
  [[nodiscard]] Result<std::vector<std::string>> names(std::string_view folder,
                                                       std::string_view ending) const;

  /// uxi.yaml; its findings are for `check`, a broken file counts as `{}`.
  [[nodiscard]] Result<Settings> settings(Diagnostics& diagnostics) const;
  [[nodiscard]] io::Journal journal() const { return {*files_, root_}; }

 private:
  [[nodiscard]] bool has(const std::string& folder, std::string_view name) const;
  [[nodiscard]] Result<std::vector<std::string>> study_folders(
      const std::function<bool(const std::string& folder)>& is_meant) const;

  io::FileSystem* files_ = nullptr;
  std::string root_;
  std::string standing_in_;
};

/// The workspaces of many files: each is in the nearest folder upwards from it that holds uxi.yaml.
/// Every folder is looked into once.
class Workspaces {
 public:
  explicit Workspaces(io::FileSystem& files) : files_(&files) {}

  /// The one around `folder`, as a person standing here writes it; null where there is none. It
  /// lives as long as this.
  [[nodiscard]] Result<const Workspace*> around(const std::string& folder);

 private:
  io::FileSystem* files_;
  std::string here_;
  std::map<std::string, const Workspace*, std::less<>> known_;  ///< by absolute folder
  std::map<std::string, const Workspace*, std::less<>> asked_;  ///< by folder as written
  std::vector<std::unique_ptr<const Workspace>> found_;
};

/// Everything of one study, read. Findings of all files are in one list; values hold what could be
/// read.
struct StudyData {
  std::string name;
  std::string folder;  ///< `studies/billing`
  Loaded<Study> study;
  std::optional<Loaded<Screener>> screener;
  std::vector<Loaded<Codebook>> codebook_files;  ///< the workspace's, then the study's own
  Codebook codebook;                             ///< both as one; the study's wins
  std::optional<Loaded<Roster>> roster;
  std::vector<Loaded<Session>> sessions;
  std::vector<Loaded<Transcript>> transcripts;  ///< and notes; `value.session` tells which
  std::vector<Loaded<TagFile>> tags;
  std::vector<Loaded<Theme>> themes;
  std::vector<Loaded<Insight>> insights;
  Diagnostics diagnostics;

  [[nodiscard]] const Session* session(std::string_view id) const;
  [[nodiscard]] const Transcript* transcript(std::string_view session) const;
  /// The same for a command that cannot do without: `not_found` with how to make one, `syntax`
  /// where there is one that is no text.
  [[nodiscard]] Result<const Transcript*> need_transcript(std::string_view session) const;
  /// The segment of a session's record, else of the roster, else empty.
  [[nodiscard]] std::string segment_of(std::string_view session) const;
  /// Nothing could be read from the file at `path`, so that nothing follows from what is missing in
  /// it.
  [[nodiscard]] bool is_broken(std::string_view path) const;
};

/// `not_found` (did you mean) where there is no such study; unreadable files are errors, faulty
/// ones findings.
[[nodiscard]] Result<StudyData> load_study(const Workspace& workspace, std::string_view name);

/// Coders' part of `P01.ana.yaml`: session `P01`, coder `ana`.
struct TagFileName {
  std::string session;
  std::string coder;
};
[[nodiscard]] std::optional<TagFileName> parse_tag_file_name(std::string_view name);

}  // namespace uxi::workspace
