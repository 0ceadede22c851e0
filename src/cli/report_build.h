// From the files of a study to the document that was asked for.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "cli/context.h"
#include "query/query.h"
#include "report/document.h"
#include "report/input.h"
#include "workspace/workspace.h"

namespace uxi::cli {

/// What `uxi report` was asked for.
struct ReportWish {
  report::ReportKind kind = report::ReportKind::summary;
  std::string session = {};   ///< of the kind `session`
  std::string audience = {};  ///< `team`, `company`, `public`, or a name that insights use
  bool for_everyone = false;
  const query::Query* where = nullptr;  ///< only highlights that fit; null: all
  std::optional<report::Period> period = {};
};

/// Everything that a report is built from, and keeps alive what its input borrows.
class ReportBuild {
 public:
  /// Reads what is in `data` and what lies beside it. `usage` where the session is not named or not
  /// known, `syntax` where files have errors (they are printed).
  [[nodiscard]] static Result<std::unique_ptr<ReportBuild>> read(
      Context& context, const workspace::Workspace& workspace, const workspace::StudyData& data,
      const ReportWish& wish, const std::string& made_from);

  [[nodiscard]] const report::ReportInput& input() const { return input_; }
  /// The document; findings of the researcher's own text are printed and stop it.
  [[nodiscard]] Result<report::Document> document(Context& context, report::ReportKind kind) const;
  /// Somebody's own text with its fields filled in, under the same terms.
  [[nodiscard]] Result<report::Document> document(Context& context, const SourceFile& text) const;
  /// Behind the subtitle: which highlights were picked. Empty for all.
  [[nodiscard]] const std::string& picked() const { return picked_; }

 private:
  ReportBuild() = default;
  void measure(const workspace::StudyData& data, const ReportWish& wish, Date today);

  std::optional<analysis::Saturation> saturation_;
  std::optional<SourceFile> narrative_;
  std::optional<SourceFile> debrief_;
  std::string picked_;
  report::ReportInput input_;
};

}  // namespace uxi::cli
