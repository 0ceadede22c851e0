// What `uxi redact` found and did, as text and JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/style.h"
#include "uxi/ingest.h"
#include "workspace/redaction.h"

namespace uxi::cli {

/// `1 name`, `2 addresses`
[[nodiscard]] std::string counted_kind(std::size_t n, std::string_view kind);

/// One text that only a person can judge, wherever it stands.
struct Doubt {
  std::string id;  ///< six hex digits of what it is and says; the same on every run
  std::string kind;
  std::string text;
  std::string path;  ///< of its first place
  Position place;
  std::string before;
  std::string after;
  std::size_t places = 0;
};

/// By kind and text, in the order of their first places.
[[nodiscard]] std::vector<Doubt> doubts_in(const std::vector<workspace::PersonalFile>& files);
[[nodiscard]] std::string doubts_text(const std::vector<Doubt>& doubts, const Style& style);
[[nodiscard]] std::string doubts_json(const std::vector<Doubt>& doubts, bool names_checked);

/// `P01.md: 2 names, 1 email` a file, and how many highlights followed.
[[nodiscard]] std::string redacting_text(const workspace::Redacting& redacting);
[[nodiscard]] std::string redacting_json(const workspace::Redacting& redacting);

/// The document of `redact --stdin`: offsets in code points.
[[nodiscard]] std::string spans_json(std::string_view text,
                                     const std::vector<ingest::Redaction>& found);

}  // namespace uxi::cli
