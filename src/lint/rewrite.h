// Proposing another wording for a question: a rule's `rewrite` list run on the line it finds fault
// with.
//
//     rewrite:
//       - {change: ["^ do you (know|think)"]}                       fits, and changes nothing
//       - {change: ["^ {why did} you => what led", "{ignore} => to {}"]}
//       - {safe: yes, change: ["match => {}, if any,"]}
//
// A change is a pattern (speech/phrase.h) and, behind `=>`, what its marked words become. `match`
// stands for the finding's own words, `$` for the end of the sentence. In what they become, `{}` is
// the words themselves, `{rest}` what follows them up to the end (which goes with them), `{scale}`
// their last word and its opposite, `{others}` the words before that, `{moved}` what the first
// change of the list found (less a last "any" or "a"), and `{split}` the start of another question.
// What begins with a comma, stop or question mark stands close to the word in front.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "lint/check.h"
#include "uxi/diagnostic.h"

namespace uxi::lint {

struct Proposal {
  std::string text;        ///< the new questions, one a line
  std::optional<Fix> fix;  ///< nothing where markup stands between the words
};

/// The first rewrite of the rule that fits the hit's line.
[[nodiscard]] std::optional<Proposal> propose(const Rule& rule, const Hit& hit,
                                              const SourceFile& source);

/// "easy" -> "easy or difficult"; empty where the word has no opposite in words/opposite.txt.
[[nodiscard]] std::string both_ends(std::string_view word);

}  // namespace uxi::lint
