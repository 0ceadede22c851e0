// What a report is made from and where it goes: dependencies for make and ninja, the record of
// hashes in reports/uxi.lock, and outputs that let make rest.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/context.h"
#include "report/document.h"
#include "uxi/error.h"
#include "workspace/workspace.h"

namespace uxi::cli {

/// A file that a report was made from: its path in the workspace and the hash of its bytes.
struct ReportSource {
  std::string path;
  std::string hash;
  friend auto operator<=>(const ReportSource&, const ReportSource&) = default;
};

/// What a report may be made from, whether it is there or not.
class ReportSources {
 public:
  /// The files of `data`, with `others`: further paths in the workspace that were looked for.
  [[nodiscard]] static Result<ReportSources> of(const workspace::Workspace& workspace,
                                                const workspace::StudyData& data,
                                                const std::vector<std::string>& others);

  [[nodiscard]] const std::vector<ReportSource>& files() const { return files_; }
  /// One hash over the paths and hashes of all.
  [[nodiscard]] std::string digest() const;
  /// `out: a b c` for make and ninja, with an empty rule for each, so that make does not stop when
  /// one goes. Folders that may gain a file are among them; for what is not there yet stands the
  /// nearest folder that is. Paths are absolute where `output` is.
  [[nodiscard]] std::string depfile(const workspace::Workspace& workspace,
                                    const std::string& output) const;

 private:
  std::vector<ReportSource> files_;
  std::vector<std::string> watched_;  ///< folders, and files that are not there
};

/// `usage` where `output`, as the person wrote it, is a file of the workspace that people write or
/// that commands keep: a page would take its place, and `uxi undo` knows nothing of pages.
[[nodiscard]] Result<void> check_output(const workspace::Workspace& workspace,
                                        const std::string& output);

/// Writes an output so that make rests: a new time also where nothing changed, unless `restat`.
/// The time is set last, for a folder that is watched may have changed with the writing.
[[nodiscard]] Result<void> write_output(Context& context, const std::string& path,
                                        const std::string& bytes, bool restat);

/// Notes in the study's reports/uxi.lock what `output` (as the person wrote it) was made from.
/// Nothing where the output lies outside the workspace. Takes the workspace's lock, for make runs
/// several at once.
[[nodiscard]] Result<void> note_in_lock(Context& context, const workspace::Workspace& workspace,
                                        const workspace::StudyData& data,
                                        const ReportSources& sources, const std::string& output,
                                        const report::Document& document);

}  // namespace uxi::cli
