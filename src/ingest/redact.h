// Personal data in words: finding it and putting placeholders in its place.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "uxi/ingest.h"

namespace uxi::ingest {

/// Finds names of known people. A whole name is found in any case; a part of it (`Ana` of `Ana
/// Lopez`) only with a capital, and a part that is also a word (`Will`, `Mark`) only inside a
/// sentence.
class NameFinder {
 public:
  /// Ids and role words (`P1`, `Interviewer 2`, `Speaker 1`) name nobody and are passed over.
  void add(std::string_view name);
  /// Takes a word back out: it is no personal data here (a moderator's first name, a product's).
  void allow(std::string_view word);
  [[nodiscard]] bool empty() const { return parts_.empty(); }
  /// Sorted, not overlapping; neighbouring parts are one.
  [[nodiscard]] std::vector<Redaction> find(std::string_view text) const;

 private:
  enum class Part { any_case, capital, inside };
  /// By folded word. Never walked, so its order does not matter.
  std::unordered_map<std::string, Part> parts_;
};

/// The same as the public function, with the names prepared once.
[[nodiscard]] std::vector<Redaction> find_personal_data(std::string_view text,
                                                        const NameFinder& names);

/// `text` with the replacements in place.
[[nodiscard]] std::string redacted(std::string_view text, const std::vector<Redaction>& redactions);

}  // namespace uxi::ingest
