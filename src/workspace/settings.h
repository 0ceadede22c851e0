// uxi.yaml: what a workspace says about how uxi should behave. It can never name a program to run.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "uxi/diagnostic.h"
#include "uxi/lint.h"
#include "uxi/located.h"

namespace uxi::workspace {

/// Settings for some files only.
struct LintOverride {
  std::vector<std::string> files;  ///< globs, as seen from the workspace's root
  std::vector<lint::RuleSetting> settings;
  std::optional<GuideMode> mode;
  std::vector<std::string> product_names;  ///< besides those of all files
  std::vector<std::string> jargon_allowed;
};

struct LintSettings {
  lint::LintOptions options;  ///< severities by rule or `group/*`, words of the product
  std::vector<Text> named;    ///< the rules that `lint.rules` names, for pointing at unknown ones
  std::vector<std::string> guides;  ///< globs that name guides; empty: the usual names
  std::vector<std::string> ignore;  ///< globs that no lint looks at
  std::vector<Text> rule_sets;      ///< folders with rules/ and words/, from the workspace's root
  std::map<std::string, std::vector<std::string>> vocabularies;  ///< words added to lists, by name
  std::vector<Text> named_vocabularies;                          ///< their names as written
  std::vector<LintOverride> overrides;                           ///< later ones win

  /// The options for one file; `path` is seen from the workspace's root.
  [[nodiscard]] lint::LintOptions options_for(std::string_view path) const;
};

struct RedactSettings {
  std::vector<std::string> allow;  ///< words that are no personal data here
  std::vector<std::string> kinds;  ///< what is looked for; none: every kind
  std::vector<std::pair<std::string, std::string>> placeholders;  ///< what they are called, by kind
};

struct ReportSettings {
  std::string audience = "team";  ///< whom a report is for: `team`, or a name that insights use
};

/// Who writes to participants.
struct MessageSettings {
  Text from;      ///< `Ana Ruiz <ana@example.org>`
  Text reply_to;  ///< an address, where answers go elsewhere
  Text organisation;
};

struct Settings {
  LintSettings lint;
  RedactSettings redact;
  ReportSettings report;
  MessageSettings messages;
  std::map<std::string, std::string> aliases;  ///< saved queries by name
  std::vector<std::string> stop_words;         ///< words of the product, left out of clustering
};

/// Reads uxi.yaml; findings are `settings/...` and `yaml/...`. What is wrong keeps its default.
[[nodiscard]] Settings read_settings(const SourceFile& source, Diagnostics& diagnostics);

}  // namespace uxi::workspace
