#include "text/stop_words.h"

#include <algorithm>

#include "text/word_set.h"
#include "text/words.h"

namespace uxi::text {

static_assert(std::ranges::is_sorted(kStopWords));

bool is_stop_word(std::string_view folded_word) {
  static constexpr WordSet kSet(kStopWords);
  return kSet.contains(folded_word);
}

}  // namespace uxi::text
