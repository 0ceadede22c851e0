// What reports are proved against: whole studies, or transcripts named on the command line.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/context.h"
#include "report/verify.h"
#include "workspace/workspace.h"

namespace uxi::cli {

/// Owns what its evidence borrows.
struct Proof {
  std::vector<std::unique_ptr<workspace::StudyData>> studies = {};
  std::vector<std::unique_ptr<Transcript>> transcripts = {};
  report::Evidence evidence = {};
  bool names_unchecked = false;  ///< private/, which knows people's names, is not here
};

/// A study's transcripts, consent, roster and own words (but those of its guides), in `evidence`.
void add_study(const workspace::StudyData& data, report::Evidence& evidence);

/// The study that a report is about: `--study`, the one whose folder it lies in, the one stood in,
/// the only one; empty where it may be about any.
[[nodiscard]] Result<std::string> study_of_report(Context& context,
                                                  const workspace::Workspace& workspace,
                                                  const std::string& path);

/// The study of that name, or all of them where it is empty, with their consent, rosters, own words
/// and what `private/` knows of people.
[[nodiscard]] Result<Proof> proof_of_studies(const workspace::Workspace& workspace,
                                             const std::string& study);

/// Transcripts as `uxi` writes them, or any export that `uxi ingest` reads; sessions are named
/// after the files.
[[nodiscard]] Result<Proof> proof_of_files(Context& context, const std::vector<std::string>& paths);

}  // namespace uxi::cli
