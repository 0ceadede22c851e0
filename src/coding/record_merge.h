// One YAML mapping of two branches and their common ancestor, merged field by field: what one side
// changed is taken, what both changed is decided by what the field means, and what cannot be
// decided is said. Ours stays as it is written but for what changes.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "format/yaml.h"
#include "uxi/error.h"

namespace uxi::coding {

/// What becomes of fields that both sides changed.
struct FieldRules {
  std::set<std::string, std::less<>> sets;     ///< lists whose order says nothing
  std::vector<std::string> together;           ///< they go as one; ours stays
  std::set<std::string, std::less<>> joined;   ///< texts that are put behind each other
  std::set<std::string, std::less<>> later;    ///< dates: the later one
  std::set<std::string, std::less<>> ours;     ///< ours stays
  std::set<std::string, std::less<>> doubled;  ///< both lines stay; `check` says so
  std::string winning;                         ///< a value that wins over any other, as `accepted`
};

/// Where in its text the mapping stands.
enum class RecordPlace {
  whole,  ///< it is the document
  item,   ///< `- {id: ...}`
  entry,  ///< `pain/billing: {name: ...}`
};

struct MergedRecord {
  std::string text;
  std::vector<std::string> undecided;  ///< fields that both changed; then `text` has ours
};

/// `base` is nothing where both sides made the record. `syntax` where one cannot be read.
[[nodiscard]] Result<MergedRecord> merge_record(const std::optional<std::string>& base,
                                                const std::string& ours, const std::string& theirs,
                                                RecordPlace place, const FieldRules& rules);

}  // namespace uxi::coding
