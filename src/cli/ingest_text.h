// What ingest saw in files and made of them, as text and JSON.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/style.h"
#include "uxi/error.h"
#include "uxi/ingest.h"
#include "workspace/intake.h"

namespace uxi::cli {

/// One file of a run.
struct IngestedFile {
  std::string path;
  ingest::Ingested result = {};
  std::optional<workspace::Target> target = {};  ///< none outside a workspace
  std::optional<workspace::TakenIn> taken = {};
  std::optional<Error> error = {};  ///< it failed; of the rest only `result.format` counts
};

[[nodiscard]] std::string ingested_json(const std::vector<IngestedFile>& files);
/// Format, length, and each speaker with role and how sure it is.
[[nodiscard]] std::string ingested_text(const IngestedFile& file, const Style& style);
/// The first turns, one a line, none wider than `width`.
[[nodiscard]] std::string first_turns(const Transcript& transcript, int width);
/// Whose session it is, what became of corrections, and every highlight that did not stay where it
/// was. `would`: nothing was written.
[[nodiscard]] std::string taken_text(const IngestedFile& file, bool would, int width);
/// A row a file, and a last line that counts.
[[nodiscard]] std::string ingest_table(const std::vector<IngestedFile>& files, int width);
[[nodiscard]] std::string cues_json(const std::vector<ingest::Cue>& cues);

}  // namespace uxi::cli
