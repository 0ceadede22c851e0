// Finding personal data in words: everything that is searched for, and what a workspace says of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "ingest/redact/known_names.h"
#include "uxi/ingest.h"

namespace uxi::ingest {

/// A text with what was found in it so far; names of known people come when all texts were learnt
/// from. The text must outlive it.
struct Examined {
  Scan scan;
  Candidates found;
};

class Finder {
 public:
  explicit Finder(const RedactOptions& options = {});

  /// A person's name, from a label or a list.
  void add_name(std::string_view name) { names_.add(name); }
  [[nodiscard]] Examined examine(std::string_view text) const;
  /// Takes note of the names that a text tells beyond doubt (`my name is Ana Lopez`), so that their
  /// parts are found wherever they stand.
  void learn(const Examined& text);
  /// To be called behind the last `add_name` and `learn`: allowed words are no names,
  /// and words in no list are what most of their uses say.
  void settle();

  /// Sorted, not overlapping; doubtful ones only where `with_doubtful`. The replacements are
  /// `[kind]`, or the sense: `[colleague]`.
  [[nodiscard]] std::vector<Redaction> find(const Examined& text, bool with_doubtful = false) const;
  [[nodiscard]] std::vector<Redaction> find(std::string_view text,
                                            bool with_doubtful = false) const {
    return find(examine(text), with_doubtful);
  }

 private:
  struct Phrase {
    std::vector<std::string> words;  ///< folded
    std::string kind;                ///< empty: allowed
    std::string number = {};         ///< its digits, where it is seven or more of them alone
  };
  void add_phrase(std::string_view text, std::string kind);
  [[nodiscard]] bool wants(std::string_view kind) const;
  /// Listed and allowed stretches of `scan`; tokens by index.
  struct Stretch {
    std::size_t first, last;
    const Phrase* phrase;
  };
  [[nodiscard]] std::vector<Stretch> stretches(const Scan& scan) const;
  /// The last token of `number`'s digits from token `i`, however they are parted.
  [[nodiscard]] static std::optional<std::size_t> number_end(const Scan& scan, std::size_t i,
                                                             std::string_view number);
  /// What the workspace lists cuts through what was guessed; allowed words cut through names and
  /// places, or stand for the whole of anything else.
  [[nodiscard]] Candidates cut_by_lists(const Scan& scan, const std::vector<Stretch>& listed,
                                        const Candidates& found) const;
  /// Puts listed texts in, for what stands in their place; `out` stays sorted.
  void add_listed(const Scan& scan, const std::vector<Stretch>& listed,
                  std::vector<Redaction>& out) const;
  [[nodiscard]] std::string placeholder(std::string_view kind, std::string_view sense) const;
  [[nodiscard]] std::vector<Redaction> settled(const Scan& scan, const Candidates& found,
                                               bool with_doubtful) const;

  /// How a word that no list has is used, over all texts.
  struct Uses {
    int name = 0, hint = 0, thing = 0;
    int place = 0, other = 0;
  };
  void note_uses(const Examined& text);
  void weigh_uses();
  void add_learnt_places(const Scan& scan, Candidates& out) const;

  KnownNames names_;
  std::unordered_map<std::string, Uses> uses_;  ///< by folded word; its order does not matter
  std::unordered_set<std::string> small_;       ///< words that stand without a capital
  std::unordered_set<std::string> no_names_;    ///< guesses that other uses speak against
  std::unordered_set<std::string> places_;      ///< towns that the texts tell
  std::vector<Phrase> phrases_;
  std::unordered_set<std::string> first_words_;
  bool has_numbers_ = false;  ///< some phrase has digits alone
  std::vector<std::string> kinds_;
  std::vector<std::pair<std::string, std::string>> labels_;
  std::vector<std::string> allow_;
  bool guess_names_ = true;
};

/// `text` with the replacements in place.
[[nodiscard]] std::string redacted(std::string_view text, const std::vector<Redaction>& redactions);

/// Labels in front of lines of a plain text or a Markdown transcript (`**Ana Lopez:** ...`) that
/// are names of people.
[[nodiscard]] std::vector<std::string> labels_in(std::string_view text);

}  // namespace uxi::ingest
