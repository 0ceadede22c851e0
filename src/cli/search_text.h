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

}  // namespace uxi::cli
