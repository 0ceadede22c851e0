// What only a comparison shows: a guide asked for consent, and does so no more. What is left of
// its words may still speak of consent, so that no rule about the guide itself would fire.
#pragma once

#include <optional>

#include "uxi/diagnostic.h"
#include "uxi/lint.h"
#include "uxi/source.h"

namespace uxi::lint {

/// `ethics/removed-consent` where `now` has fewer questions that ask for consent, to take part or
/// to be recorded, than `before` had: an error where it has none, else a warning. It names those
/// that are gone and were not put in other words, and stands at the section that the first of them
/// was in, or at the top. Nothing where one of the two cannot be read, the rule is off, or a waiver
/// in `now` names it.
[[nodiscard]] std::optional<Diagnostic> removed_consent(const SourceFile& before,
                                                        const SourceFile& now,
                                                        const LintOptions& options);

}  // namespace uxi::lint
