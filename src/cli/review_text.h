// Reviews of interviews as a page, a table, JSON and CSV.
#pragma once

#include <string>
#include <vector>

#include "cli/style.h"
#include "review/review.h"

namespace uxi::cli {

/// One session; of long lists the first few, unless `all`.
[[nodiscard]] std::string review_text(const review::Review& review, const Style& style, bool all);
/// A row a session, and how often each question of the guide was asked.
[[nodiscard]] std::string reviews_text(const std::vector<review::Review>& reviews,
                                       const Style& style);
/// The document of uxi-json(5).
[[nodiscard]] std::string review_json(const std::string& study,
                                      const std::vector<review::Review>& reviews);
[[nodiscard]] std::string review_csv(const std::vector<review::Review>& reviews);

}  // namespace uxi::cli
