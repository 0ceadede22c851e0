// Sentences with personal data whose places are known, and sentences with numbers and names that
// are nobody's: what redaction is measured on.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "uxi/source.h"

namespace uxi::test {

struct Marked {
  std::string kind;
  Span span;
  friend bool operator==(const Marked&, const Marked&) = default;
};

struct PersonalSentence {
  std::string text;
  std::vector<Marked> marks;  ///< sorted; none in a hard negative
  bool listed = false;        ///< the names in it are in `roster`
};

/// People whose names are known.
[[nodiscard]] const std::vector<std::string>& roster();

/// `count` sentences of all kinds in turn, every third a hard negative. The same seed gives the
/// same.
[[nodiscard]] std::vector<PersonalSentence> personal_sentences(std::size_t count,
                                                               std::uint64_t seed);

}  // namespace uxi::test
