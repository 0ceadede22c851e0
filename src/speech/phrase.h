// Patterns over the words of a sentence: what most rules are made of.
//
//     what (do|did) you [most|really] <like>          words, one of several, [perhaps], a word list
//     ^ how {<evaluative>} (is|was|were)              ^ is where the main clause starts; {} is what
//     to point at frustrat* .. 3 you $                            a stem, up to three words of any
//     kind, the sentence's end every !(time|day|week)                          not before one of
//     these
//
// A pattern is compiled to a few steps (Thompson's machine) and run with a bit for each step and
// place (RE2's BitState), so that time is at most steps times words.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "speech/sentence.h"
#include "uxi/error.h"

namespace uxi::speech {

enum class PhraseOp : std::uint8_t {
  word,    ///< the word `words[a]`
  stem,    ///< a word that begins with `words[a]`
  list,    ///< one of `words[a, b)`, which are sorted by their hashes
  any,     ///< any token
  split,   ///< try step a, then step b
  jump,    ///< go on at step a
  start,   ///< where the main clause starts
  end,     ///< behind the last word
  open,    ///< what to point at starts here
  close,   ///< and ends here
  unless,  ///< the steps up to `a`, which end with `done`, must not match here
  done,
};

struct PhraseStep {
  PhraseOp op = PhraseOp::done;
  std::uint16_t a = 0;
  std::uint16_t b = 0;
};

inline constexpr std::size_t kKeyedWords = 3;
inline constexpr std::size_t kNeeds = 3;
inline constexpr std::uint64_t kAllBits = ~std::uint64_t{0};

/// Words and stems one of which every match holds, wherever it stands. As it is made it asks for
/// nothing.
struct PhraseNeed {
  WordBits words = {};
  std::uint64_t stems = kAllBits;  ///< keys (word_key) of words with the stems

  [[nodiscard]] bool lacks(const Sentence& sentence) const {
    return (stems & sentence.keys) == 0 && !words.meets(sentence.words);
  }
};

/// A compiled pattern. It owns nothing: it views constant tables or an OwnedPhrase.
struct Phrase {
  std::string_view pattern;
  std::span<const PhraseStep> steps;
  std::span<const std::string_view> words;
  std::span<const std::uint32_t> hashes;  ///< word_hash of each word
  /// For the first words that a match takes, the keys (word_key) that they can have; all bits where
  /// any will do, or none is needed. It rules most places out without a step being run.
  std::array<std::uint64_t, kKeyedWords> keys = {};
  /// A sentence that lacks one of these has no match.
  std::array<PhraseNeed, kNeeds> needs = {};
  bool anchored = false;  ///< it starts with `^`
};

/// Tokens `[first, last)`: the whole match, or what braces marked of it.
struct PhraseMatch {
  std::size_t first = 0;
  std::size_t last = 0;
};

/// The leftmost match that starts at or behind token `from`.
[[nodiscard]] std::optional<PhraseMatch> find(const Phrase& phrase, const Sentence& sentence,
                                              std::size_t from = 0);
/// Of the first matches of all phrases the leftmost; the first phrase's where several start there.
/// The phrases stand side by side in the sentence's index, or all outside of it.
[[nodiscard]] std::optional<PhraseMatch> find_leftmost(std::span<const Phrase> phrases,
                                                       const Sentence& sentence);

/// A pattern compiled while the program runs. It can be moved, not copied: `view` looks into it.
class OwnedPhrase {
 public:
  /// Words of a list by name, or nothing where there is no such list. Entries may be stems
  /// (`frustrat*`) and may have several words.
  using Lists = std::function<std::optional<std::vector<std::string>>(std::string_view name)>;
  /// `syntax` where the pattern is wrong, names no known list, or is over kMaxSteps.
  [[nodiscard]] static Result<OwnedPhrase> compile(std::string_view pattern, const Lists& lists);

  OwnedPhrase(OwnedPhrase&&) = default;
  OwnedPhrase& operator=(OwnedPhrase&&) = default;
  OwnedPhrase(const OwnedPhrase&) = delete;
  OwnedPhrase& operator=(const OwnedPhrase&) = delete;
  ~OwnedPhrase() = default;

  [[nodiscard]] Phrase view() const;

 private:
  OwnedPhrase() = default;

  std::vector<char> pattern_;  // a vector keeps its address when moved, a short string does not
  std::vector<PhraseStep> steps_;
  std::vector<std::string_view> words_;  ///< of `pattern_` and `listed_`
  std::vector<std::uint32_t> hashes_;
  std::vector<std::vector<std::string>> listed_;  ///< entries of the lists that it names
  std::array<std::uint64_t, kKeyedWords> keys_ = {};
  std::array<PhraseNeed, kNeeds> needs_ = {};
  bool anchored_ = false;
};

inline constexpr std::size_t kMaxSteps = 4096;
inline constexpr std::size_t kMaxPatternBytes = 4096;

/// What a sentence must have for one of several phrases to match it: most sentences that a set is
/// asked about are ruled out by it.
class PhraseGate {
 public:
  explicit PhraseGate(std::span<const Phrase> phrases);
  [[nodiscard]] bool is_shut(const Sentence& sentence) const {
    return need_.lacks(sentence) || (certain_ && lacks_first_word(sentence));
  }

 private:
  void add_first(const Phrase& phrase);
  [[nodiscard]] bool lacks_first_word(const Sentence& sentence) const;

  PhraseNeed need_ = {.words = {}, .stems = 0};  ///< of any of them
  bool anchored_ = true;                         ///< all of them are
  bool certain_ = true;                          ///< they begin with certain words, all of them
  ManyWordBits first_words_;
  ManyWordBits first_heads_;  ///< by head_hash
  bool stems_ = false;        ///< there are some of these
};

/// A fixed set of patterns of the program's own, without lists; a wrong one is a bug.
class PhraseSet {
 public:
  explicit PhraseSet(std::span<const std::string_view> patterns);
  [[nodiscard]] std::optional<PhraseMatch> find(const Sentence& sentence) const;
  [[nodiscard]] bool matches(const Sentence& sentence) const { return find(sentence).has_value(); }

 private:
  std::vector<OwnedPhrase> phrases_;
  std::vector<Phrase> views_;  ///< of those
  PhraseGate gate_;
  struct Index;
  std::shared_ptr<const Index> index_;
};

}  // namespace uxi::speech
