// Running a query over the index: which turns, in which order, and what stands with them.
#pragma once

#include "index/db.h"
#include "index/index.h"

namespace uxi::index {

[[nodiscard]] Result<Found> search_db(Db& db, const query::Query& query,
                                      const SearchOptions& options);
[[nodiscard]] Result<void> search_db(Db& db, const query::Query& query,
                                     const SearchOptions& options, const TakeHits& take);

/// File order of names: runs of digits by their number, so that `P9` stands before `P10`.
[[nodiscard]] bool comes_before(std::string_view a, std::string_view b);

[[nodiscard]] Result<std::vector<Tally>> tally_db(Db& db, const query::Query& query, TallyBy by);
[[nodiscard]] Result<std::vector<Talk>> talks_of(Db& db);

}  // namespace uxi::index
