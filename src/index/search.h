// Running a query over the index: which turns, in which order, and what stands with them.
#pragma once

#include "index/db.h"
#include "index/index.h"

namespace uxi::index {

/// Of all these: only turns that may be used on `today`, where that is set.
using Today = std::optional<Date>;

[[nodiscard]] Result<Found> search_db(Db& db, const query::Query& query,
                                      const SearchOptions& options, Today today);
[[nodiscard]] Result<void> search_db(Db& db, const query::Query& query,
                                     const SearchOptions& options, Today today,
                                     const TakeHits& take);
[[nodiscard]] Result<std::vector<Tally>> tally_db(Db& db, const query::Query& query, TallyBy by,
                                                  Today today);
[[nodiscard]] Result<std::vector<Talk>> talks_of(Db& db, Today today);
[[nodiscard]] Result<std::vector<Withheld>> withheld_of(Db& db, Today today);

/// File order of names: runs of digits by their number, so that `P9` stands before `P10`.
[[nodiscard]] bool comes_before(std::string_view a, std::string_view b);

}  // namespace uxi::index
