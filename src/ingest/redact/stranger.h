// Capitalised words that no list has: in an interview a name, a product or the title of something.
#pragma once

#include <string_view>

#include "ingest/redact/scan.h"

namespace uxi::ingest {

/// Token `i` is an everyday English word, in its base form or with a common ending.
[[nodiscard]] bool is_everyday(const Scan& scan, std::size_t i);

/// `GitHub`, `FPGAs`; not `McKay`, `DeShawn`.
[[nodiscard]] bool has_inner_capital(std::string_view word);

/// Token `i` has a capital, no digit, no capital inside (`GitHub`; but `McKay`), and is in no list,
/// family names apart.
[[nodiscard]] bool is_stranger(const Scan& scan, std::size_t i);

/// `the Mark`, `in Chase`, `an April`: an article or a place word in front says that it is a thing.
[[nodiscard]] bool behind_article(const Scan& scan, std::size_t i);

}  // namespace uxi::ingest
