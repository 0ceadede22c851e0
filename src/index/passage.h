// Turns as they stand, for reading rather than searching.
#pragma once

#include "index/db.h"
#include "index/index.h"

namespace uxi::index {

[[nodiscard]] Result<std::optional<Passage>> read_passage(Db& db, const PassageOf& of);
[[nodiscard]] Result<std::optional<HighlightPlace>> read_place(Db& db, const std::string& study,
                                                               const std::string& session,
                                                               const std::string& highlight);

}  // namespace uxi::index
