// What a person does with the codes of a workspace: move, merge, split, retire, give other names.
// Every function plans the changes of all files that follow, and writes nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "coding/refactor.h"
#include "workspace/code_files.h"

namespace uxi::workspace {

/// `move.from` and all below it get new paths; with `keep_alias` the old ones still lead there. A
/// level above codes that is no code itself may be moved, and so may a code that only highlights
/// name. `conflict` where a new path is taken, `not_found` (did you mean), `usage` for what is no
/// path.
[[nodiscard]] Result<Changes> move_codes(CodeFiles& files, const coding::CodeMove& move,
                                         bool keep_alias);

/// The codes of `from` become `into`; codes below them go below it. Old paths and their aliases
/// stay as aliases. Of two dates since when sessions were read for them, the later stands: before
/// that they were read for a part only. `into` is a code of the codebook.
[[nodiscard]] Result<Changes> merge_codes(CodeFiles& files, const std::vector<std::string>& from,
                                          const std::string& into);

/// One highlight that is to carry `to` in place of the code that is split.
struct Recoded {
  std::string file;  ///< inside the workspace
  std::string highlight;
  std::string to;
};
/// New codes among `picks` are put in the codebook behind the others, with the date of `code`:
/// its highlights were all looked at. What is in no pick stays as it is.
[[nodiscard]] Result<Changes> split_code(CodeFiles& files, const std::string& code,
                                         const std::vector<Recoded>& picks);
/// Whether a highlight carries `code` itself, by its path or an alias.
[[nodiscard]] bool carries(const CodeFiles& files, const Highlight& highlight,
                           std::string_view code);

/// A retired code keeps its highlights, is given no more, and does not count for saturation.
[[nodiscard]] Result<Changes> retire_code(CodeFiles& files, const std::string& code, bool retired);

/// Other paths under which `code` is found. `conflict` where one leads to another code.
[[nodiscard]] Result<Changes> alias_code(CodeFiles& files, const std::string& code,
                                         const std::vector<std::string>& aliases, bool remove);

}  // namespace uxi::workspace
