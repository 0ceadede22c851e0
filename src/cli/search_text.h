// What a search found, as text, references, JSON and CSV.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/style.h"
#include "index/index.h"

namespace uxi::cli {

/// Sessions one behind the other; each turn with its time, speaker and words, the words that were
/// looked for marked, and the turns around it that were asked for.
[[nodiscard]] std::string search_text(const index::Found& found, const Style& style);
/// `billing/P01#12`, one a line.
[[nodiscard]] std::string search_refs(const index::Found& found);
/// The document of uxi-json(5); `query` is its canonical text.
[[nodiscard]] std::string search_json(const index::Found& found, std::string_view query);
[[nodiscard]] std::string search_csv(const index::Found& found);

/// How many turns, and of how many people, some of them have in common.
struct CountRow {
  std::string name;
  std::size_t turns = 0;
  std::size_t participants = 0;
};
/// By `session`, in file order; by `segment` or `code`, the most first. Turns of no segment or code
/// count under no name.
[[nodiscard]] std::vector<CountRow> count_by(const index::Found& found, std::string_view what);
[[nodiscard]] std::string counts_text(const std::vector<CountRow>& rows);
[[nodiscard]] std::string counts_json(const std::vector<CountRow>& rows, std::string_view what,
                                      std::string_view query);
[[nodiscard]] std::string counts_csv(const std::vector<CountRow>& rows, std::string_view what);

}  // namespace uxi::cli
