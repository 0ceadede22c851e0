// Phrases of running text that could name a theme.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/document.h"

namespace uxi::analysis {

struct Phrase {
  std::string stems;    ///< of its words, joined by one space: what makes two phrases the same
  std::string folded;   ///< words joined by one space
  std::string spelled;  ///< as written, white space squeezed
  std::size_t words = 0;
};

/// Runs of one to three words with nothing but space between them; neither end is a stop word or a
/// number, and a single word has three letters or more. Each run of stems once, in its first form;
/// sorted.
[[nodiscard]] std::vector<Phrase> phrases_of(std::string_view text, const WordRules& rules);

}  // namespace uxi::analysis
