// Linting of a guide whose words are at hand, as they are behind reading it.
#pragma once

#include <vector>

#include "speech/read_guide.h"
#include "uxi/lint.h"

namespace uxi::lint {

/// As `lint_guide` of uxi/lint.h, without cutting the guide into words again.
[[nodiscard]] std::vector<Diagnostic> lint_guide(const SourceFile& source, const Guide& guide,
                                                 speech::GuideWords words, const Study* study,
                                                 const LintOptions& options);

}  // namespace uxi::lint
