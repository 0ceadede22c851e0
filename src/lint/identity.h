// Which findings are the same one, although lines were added above or a file was renamed: for
// baselines, for findings that are new since a revision, and for services that remember findings.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "uxi/diagnostic.h"

namespace uxi::lint {

/// Rule, sentence and words of a finding, folded; of one about a file its message, with counts
/// left out ("12 questions in 20 minutes"). Neither path nor line is in it.
[[nodiscard]] std::string identity(const Diagnostic& finding);

/// What a file is called wherever one stands, from its path in a finding.
using LastingName = std::function<std::string(const std::string& path)>;
/// A number for each of `findings` (sorted): its hash over the file's lasting name, identity and
/// how many equal ones stand before it, so that all differ.
[[nodiscard]] std::vector<std::uint64_t> fingerprints(const std::vector<Diagnostic>& findings,
                                                      const LastingName& name_of);

}  // namespace uxi::lint
