// Names of known people: the roster, the contacts, speaker labels, and those that a text
// introduces.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "ingest/redact/candidate.h"

namespace uxi::ingest {

/// A whole name is found in any case where it was given in small letters; a part of it (`Ana` of
/// `Ana Lopez`) only with a capital, and a part that is also a word (`Will`, `Mark`) only inside a
/// sentence.
class KnownNames {
 public:
  /// Ids and role words (`P1`, `Interviewer 2`, `Speaker 1`) name nobody and are passed over.
  void add(std::string_view name);
  /// The same for a name that a text itself told: parts that are words of the lexicon are left out.
  /// Where it is not `sure`, only parts that are in a list: `Larder Console` may be no person.
  void learn(std::string_view name, bool sure);
  /// A single word, folded, that the uses in a text show to be a name.
  void add_word(const std::string& folded) { parts_.emplace(folded, Part::capital); }
  /// Takes a word back out: it is no personal data here (a moderator's first name, a product's).
  void forget(std::string_view word);
  [[nodiscard]] bool empty() const { return parts_.empty(); }
  /// Each part by itself.
  void find(const Scan& scan, Candidates& out) const;

 private:
  enum class Part { any_case, capital, inside };
  enum class From { list, text, guess };
  void add_parts(std::string_view name, From from);
  /// By folded word. Never walked, so its order does not matter.
  std::unordered_map<std::string, Part> parts_;
};

}  // namespace uxi::ingest
