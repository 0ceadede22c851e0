// Linting of codebooks: codes that a second coder could not give in the same way, and codes that
// the highlights say are too many, too few, or one.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "uxi/codebook.h"
#include "uxi/diagnostic.h"
#include "uxi/lint.h"
#include "uxi/source.h"

namespace uxi::lint {

/// One highlight: whose words, and the codes that it carries, each by its path.
struct CodedWords {
  std::string participant;
  std::vector<std::string> codes;
};

/// `codebook/no-definition`, `codebook/unused`, ...; sorted by id.
[[nodiscard]] std::span<const RuleInfo> codebook_rules();

/// What is found in one codebook file, sorted by place; `options` sets severities, and turns rules
/// off. Retired codes are left alone, and rules about use rest while nothing is coded. Waivers are
/// the caller's (lint/comment_waiver.h).
[[nodiscard]] std::vector<Diagnostic> lint_codebook(const SourceFile& source,
                                                    const Codebook& codebook,
                                                    const std::vector<CodedWords>& coded,
                                                    const LintOptions& options);

}  // namespace uxi::lint
