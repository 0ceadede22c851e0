// What ingest saw in a file, as text and JSON.
#pragma once

#include <string>
#include <vector>

#include "cli/style.h"
#include "uxi/ingest.h"

namespace uxi::cli {

struct IngestedFile {
  std::string path;
  ingest::Ingested result;
};

[[nodiscard]] std::string ingested_json(const std::vector<IngestedFile>& files);
/// Format, length, and each speaker with role and how sure it is.
[[nodiscard]] std::string ingested_text(const IngestedFile& file, const Style& style);
[[nodiscard]] std::string cues_json(const std::vector<ingest::Cue>& cues);

}  // namespace uxi::cli
