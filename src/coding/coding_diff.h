// What changed between two states of a study's coding, in the words of research: highlights, codes
// and themes, not lines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "uxi/codebook.h"
#include "uxi/theme.h"

namespace uxi::coding {

/// The coding of one study at one time; empty where there was none.
struct CodingState {
  Codebook codebook;
  std::vector<TagFile> tags;
  std::vector<Theme> themes;
};

struct CodeChange {
  enum class Kind { added, removed, renamed, merged, retired, brought_back, defined };
  Kind kind = Kind::added;
  std::string code;
  std::string to = {};  ///< of a rename or merge

  friend bool operator==(const CodeChange&, const CodeChange&) = default;
};
[[nodiscard]] std::string_view to_string(CodeChange::Kind kind);

struct HighlightChange {
  enum class Kind { added, removed, recoded, reworded };
  Kind kind = Kind::added;
  std::string session;
  std::string coder;
  std::string id;
  int turn = 0;
  std::string quote = {};
  std::vector<std::string> codes = {};   ///< now; of a removed one, then
  std::vector<std::string> gained = {};  ///< of a recoded one
  std::vector<std::string> lost = {};

  friend bool operator==(const HighlightChange&, const HighlightChange&) = default;
};
[[nodiscard]] std::string_view to_string(HighlightChange::Kind kind);

struct ThemeChange {
  enum class Kind { added, removed, changed };
  Kind kind = Kind::added;
  std::string theme;
  std::string name;
  bool accepted = false;      ///< it became so
  std::string old_name = {};  ///< where it got another
  std::size_t members_added = 0;
  std::size_t members_removed = 0;

  friend bool operator==(const ThemeChange&, const ThemeChange&) = default;
};
[[nodiscard]] std::string_view to_string(ThemeChange::Kind kind);

struct CodingDiff {
  std::vector<CodeChange> codes;
  std::vector<HighlightChange> highlights;  ///< by session, coder and turn
  std::vector<ThemeChange> themes;

  [[nodiscard]] bool empty() const { return codes.empty() && highlights.empty() && themes.empty(); }
};

/// A code that was renamed or merged is one change, and its highlights are not listed for it.
[[nodiscard]] CodingDiff diff_coding(const CodingState& before, const CodingState& after);

}  // namespace uxi::coding
