// themes/charged-twice.yaml and insights/double-charge.md: what was made of the highlights.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "uxi/diagnostic.h"
#include "uxi/located.h"
#include "uxi/time.h"

namespace uxi {

struct Theme {
  std::string id;  ///< of its file; outlives the name
  Text name;
  bool accepted = false;
  Text parent;  ///< id of the theme above; empty where there is none
  std::vector<std::string> keywords;
  std::vector<Text> members;  ///< `P01/h7c1f09ab33e0`
  std::vector<Text> pinned;   ///< members that a person placed
};

/// Reads themes/<id>.yaml; findings are `theme/...` and `yaml/...`.
[[nodiscard]] Theme read_theme(const SourceFile& source, std::string id, Diagnostics& diagnostics);
/// The whole file, canonical.
[[nodiscard]] std::string write_theme(const Theme& theme);

struct Kpi {
  std::string name, before, target, after;
};

struct Insight {
  std::string id;  ///< of its file
  Text statement;
  Text kind;  ///< finding, need, symptom, opportunity
  std::vector<Text> questions;
  std::vector<std::pair<Text, Text>> assumptions;  ///< id, `supports` or `contradicts`
  std::vector<Text> evidence;                      ///< highlights
  std::vector<Text> against;
  std::optional<Located<int>> customer_importance, team_value, effort;  ///< 1-5
  Text recommendation;
  Text decision;
  Text owner;
  std::optional<Date> due;
  std::optional<Kpi> kpi;
  std::vector<std::string> audience;
  Text state;
  std::string body;  ///< free Markdown behind the front matter
};

/// Reads insights/<id>.md; findings are `insight/...` and `yaml/...`.
[[nodiscard]] Insight read_insight(const SourceFile& source, std::string id,
                                   Diagnostics& diagnostics);

}  // namespace uxi
