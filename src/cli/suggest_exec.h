// Suggestions by a program that the person named on the command line: JSON lines out, JSON lines
// back. It gets redacted words only, of sessions whose consent allows it.
#pragma once

#include <string>
#include <vector>

#include "cli/code_suggester.h"
#include "cli/context.h"

namespace uxi::cli {

/// Asks `program` about `turns` and writes its answers into them, at most `most` each. `denied`
/// where the study's words are not redacted; what the program says and nobody asked for is left
/// out, with a note. `io` where it fails, `limit` where it takes or writes too much.
[[nodiscard]] Result<void> suggest_by_program(Context& context, const workspace::StudyData& data,
                                              const std::vector<std::string>& program,
                                              std::size_t most, std::vector<SuggestedTurn>& turns);

}  // namespace uxi::cli
