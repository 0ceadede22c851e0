// Vectors of texts by a program that the person named: an embedder beside the words.
#pragma once

#include <string>
#include <vector>

#include "cli/context.h"

namespace uxi::cli {

/// A vector for each of `texts`, named by `refs`; empty where the program gave none, or where
/// `allowed` says that the words are not handed on. All have the same length. `syntax` for an
/// answer that is no line of `{"ref": ..., "vector": [...]}`, else as `ask_program`.
[[nodiscard]] Result<std::vector<std::vector<float>>> vectors_by_program(
    Context& context, const std::vector<std::string>& program, const std::vector<std::string>& refs,
    const std::vector<std::string>& texts, const std::vector<bool>& allowed);

}  // namespace uxi::cli
