// Names of known people: the roster, the contacts, speaker labels, and those that a text
// introduces.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "ingest/redact/candidate.h"

namespace uxi::ingest {

/// A part of a name (`Ana` of `Ana Lopez`) is found in any case where it was given in small
/// letters, else only with a capital; a part that is also a word (`Will`, `Mark`) only inside a
/// sentence. A whole name of two words or more is found wherever it stands and in any case, or with
/// its capitals where all of its words are everyday ones.
class KnownNames {
 public:
  /// Ids and role words (`P1`, `Interviewer 2`, `Speaker 1`) name nobody and are passed over.
  void add(std::string_view name);
  /// The same for a name that a text itself told: parts that are words of the lexicon are left out.
  /// Where it is not `sure`, only parts that are in a list: `Larder Console` may be no person.
  void learn(std::string_view name, bool sure);
  /// A name that a text told as a whole; its parts are not looked for.
  void learn_whole(std::string_view name) { add_whole(Scan(name)); }
  /// A single word, folded, that the uses in a text show to be a name.
  void add_word(const std::string& folded) { parts_.emplace(folded, Part::capital); }
  /// Takes a word back out: it is no personal data here (a moderator's first name, a product's).
  void forget(std::string_view word);
  [[nodiscard]] bool empty() const { return parts_.empty() && wholes_.empty(); }
  /// Each part by itself, and whole names.
  void find(const Scan& scan, Candidates& out) const;

 private:
  enum class Part { any_case, capital, inside };
  enum class From { list, text, guess };
  void add_parts(const Scan& name, From from);
  void add_whole(const Scan& name);
  /// The last token of the longest whole name from token `i`; `i` where there is none.
  [[nodiscard]] std::size_t whole_end(const Scan& scan, std::size_t i) const;
  /// By folded word. Never walked, so its order does not matter.
  std::unordered_map<std::string, Part> parts_;
  std::unordered_map<std::string, bool>
      wholes_;  ///< folded words, parted by spaces; needs capitals
  std::unordered_map<std::string, std::size_t> first_words_;  ///< of wholes: words of the longest
};

}  // namespace uxi::ingest
