// Mending what findings found, where a rule knows how.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "uxi/diagnostic.h"
#include "uxi/source.h"

namespace uxi::lint {

struct Fixed {
  std::string text;
  std::size_t count = 0;  ///< findings that were mended
};

/// Applies the safe fixes of `findings` (sorted) to the file's text, each whole or not at all: of
/// two that touch the same bytes the first is applied. Others are for the next round.
[[nodiscard]] Fixed apply_safe_fixes(const SourceFile& source,
                                     const std::vector<Diagnostic>& findings);

}  // namespace uxi::lint
