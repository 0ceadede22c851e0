// A rule from its YAML file: templates/rules/<group>/<id>.yaml, and a workspace's own
// (uxi-rules(7)).
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "lint/rule.h"
#include "speech/phrase.h"
#include "uxi/diagnostic.h"
#include "uxi/source.h"

namespace uxi::lint {

/// Reads one rule. `id` is what its path says it is called. What is wrong goes to `diagnostics`
/// (`rule/...`, `yaml/...`); with an error among it there is no rule (null).
[[nodiscard]] std::shared_ptr<const Rule> read_rule(const SourceFile& source, std::string_view id,
                                                    const speech::OwnedPhrase::Lists& lists,
                                                    Diagnostics& diagnostics);

/// The lists that ship: templates/words/<name>.txt, an entry a line, `#` for comments.
[[nodiscard]] speech::OwnedPhrase::Lists builtin_word_lists();

/// The entries of a list's text.
[[nodiscard]] std::vector<std::string> parse_word_list(std::string_view text);

/// Takes `⟦` and `⟧` out of an example; the bytes of the result that stood between them go to
/// `marked`.
[[nodiscard]] std::string unmark_example(std::string_view text, std::vector<Span>& marked);

}  // namespace uxi::lint
