// The codes of a tag file without reading the rest of it: for changes that touch nothing else in
// thousands of highlights.
#pragma once

#include <optional>
#include <string>

#include "uxi/codebook.h"
#include "uxi/source.h"

namespace uxi::coding {

/// Ids and codes, with the places of the codes. Nothing where a line is not written as uxi writes
/// it, `- {id: h..., ..., codes: [a, b], ...}`, comments and blank lines aside: such a file is for
/// `read_tags`.
[[nodiscard]] std::optional<TagFile> quick_tags(const SourceFile& source, std::string session,
                                                std::string coder);

}  // namespace uxi::coding
