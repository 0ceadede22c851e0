// Placeholders that stay: the same person has the same one across a study.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "uxi/ingest.h"

namespace uxi::ingest {

/// The key of a study. A part of a name (`Ana`) is the person whose name holds it, where that is
/// one only.
class Placeholders {
 public:
  Placeholders() = default;
  explicit Placeholders(const std::vector<KeyEntry>& entries);

  /// `[name-1]` for `text`, from now on. `label` is what to call a new one.
  [[nodiscard]] std::string of(std::string_view kind, std::string_view label,
                               std::string_view text);
  /// Takes `entry` over, unless its text or its placeholder is known.
  void adopt(const KeyEntry& entry);
  /// Does not give `placeholder` (`name-7`) out any more, though whose it is is not known here.
  void keep_free(std::string_view placeholder);
  /// In the order given out.
  [[nodiscard]] const std::vector<KeyEntry>& entries() const { return entries_; }

 private:
  void note(const KeyEntry& entry);
  [[nodiscard]] std::string known(std::string_view kind, const std::string& plain) const;

  std::vector<KeyEntry> entries_;
  std::map<std::string, std::string> exact_;            ///< by kind and plain text
  std::map<std::string, std::set<std::string>> parts_;  ///< placeholders by word of a name
  std::map<std::string, std::set<std::string>> alone_;  ///< the same for names of one word
  std::set<std::string> whole_;                         ///< placeholders with a name of more words
  std::map<std::string, int> last_;                     ///< highest number by label
};

/// `name-7` of each `[name-7]` in a text.
[[nodiscard]] std::set<std::string> placeholders_in(std::string_view text);

/// Gives the placeholders of a transcript the numbers that they have in the study's `key`, which
/// grows by what is new. Doing it again changes nothing.
void number_by_key(Ingested& result, Placeholders& key);

}  // namespace uxi::ingest
