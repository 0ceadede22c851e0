// `uxi agree --disagreements` and `--resolve`: the list of where coders differ, out and back in.
#pragma once

#include <string>

#include "cli/agree_input.h"

namespace uxi::cli {

/// The list as text, for a person to edit.
[[nodiscard]] std::string disagreement_list(const AgreeInput& input);

/// Takes an edited list back: the tags of every coder follow, all of them or none. `conflict` where
/// somebody has coded those turns anew, or where a highlight would go that a theme or an insight
/// stands on.
[[nodiscard]] Result<ExitStatus> resolve_disagreements(Context& context,
                                                       const AgreeOptions& options);

}  // namespace uxi::cli
