// What a guide wants asked, question by question, in its order.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "uxi/guide.h"
#include "uxi/source.h"

namespace uxi::review {

/// One question with all that its list item asks: "Think of the last order. How did you decide?"
struct GuideQuestion {
  std::string text;                    ///< as written, joined with spaces
  std::string id = {};                 ///< `{#late-fee}`
  ItemKind kind = ItemKind::question;  ///< of its first sentence
  std::string section = {};
  unsigned line = 0;
  int depth = 0;
  std::optional<std::size_t> under = {};  ///< the question that it probes, in the same list
};

/// Everything that is asked of a participant, requests for consent among it, in file order. List
/// items are one question each; in a paragraph each sentence is one.
[[nodiscard]] std::vector<GuideQuestion> guide_questions(const SourceFile& source,
                                                         const Guide& guide);

}  // namespace uxi::review
