// uxi.yaml: what a workspace says about how uxi should behave. It can never name a program to run.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "uxi/diagnostic.h"
#include "uxi/lint.h"
#include "uxi/session.h"

namespace uxi::workspace {

struct RedactSettings {
  std::vector<std::string> kinds;  ///< empty: all of them
  std::vector<std::string> allow;  ///< words that are no personal data here
};

struct ReportSettings {
  ShareConsent audience = ShareConsent::team;
};

struct Settings {
  LintOptions lint;
  std::vector<std::string> guides;       ///< globs that name guides
  std::vector<std::string> lint_ignore;  ///< globs that no lint looks at
  RedactSettings redact;
  ReportSettings report;
  std::map<std::string, std::string> aliases;  ///< names of queries
  std::vector<std::string> stop_words;         ///< product names, left out of clustering
};

/// Reads uxi.yaml; findings are `settings/...` and `yaml/...`.
[[nodiscard]] Settings read_settings(const SourceFile& source, Diagnostics& diagnostics);

}  // namespace uxi::workspace
