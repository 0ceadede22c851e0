#include "speech/vocabulary.h"

#include <array>
#include <span>

#include "speech/sentence.h"
#include "text/stop_words.h"

namespace uxi::speech {
namespace {

template <class... Words>
constexpr auto words(Words... words) {
  return std::array<std::string_view, sizeof...(Words)>{words...};
}

constexpr auto kAuxiliaries =
    words("do", "does", "did", "is", "are", "am", "was", "were", "has", "have", "had", "can",
          "could", "will", "would", "shall", "should", "may", "might", "must");
constexpr auto kNegativeAuxiliaries = words(
    "don't", "doesn't", "didn't", "isn't", "aren't", "wasn't", "weren't", "hasn't", "haven't",
    "hadn't", "can't", "cannot", "couldn't", "won't", "wouldn't", "shouldn't", "mustn't", "ain't");
constexpr auto kWhWords = words("who", "whom", "whose", "what", "which", "when", "where", "why",
                                "how", "what's", "who's", "where's", "how's", "when's", "why's",
                                "how'd", "what're", "who'd", "where'd", "what'd", "why'd");
constexpr auto kWhPrepositions = words("to", "in", "for", "at", "on", "with", "from", "about", "by",
                                       "of", "during", "through", "roughly", "exactly");
constexpr auto kSubjects =
    words("i", "you", "he", "she", "it", "we", "they", "there", "this", "that", "these", "those");
constexpr auto kSecondPerson =
    words("you", "your", "yours", "yourself", "yourselves", "you're", "you've", "you'd", "you'll");
constexpr auto kFirstPerson =
    words("i", "me", "my", "mine", "we", "us", "our", "ours", "i'd", "i'm", "i've", "i'll", "we'd",
          "we're", "we've", "we'll", "let's");
constexpr auto kElicitation =
    words("tell", "telling", "describe", "describing", "walk", "walking", "talk", "talking", "show",
          "explain", "explaining", "share", "sharing", "give", "giving", "take", "help",
          "elaborate", "expand", "list", "name", "think", "recall", "draw", "sketch", "summarise",
          "summarize", "compare", "contrast", "define", "clarify", "demonstrate", "unpack", "paint",
          "read", "point", "run", "outline", "illustrate", "provide", "introduce", "remember",
          "say", "speak", "identify", "specify", "rate", "rank", "estimate", "discuss");
constexpr auto kDiscourse =
    words("so", "and", "but", "okay", "ok", "now", "then", "well", "great", "alright", "right",
          "cool", "thanks", "sorry", "also", "finally", "next", "first", "firstly", "lastly",
          "again", "actually", "just", "anyway", "or", "perfect", "awesome", "excellent", "yes",
          "no", "hi", "hello", "please", "secondly", "second", "generally", "overall");
constexpr auto kSubordinators = words(
    "when", "while", "once", "after", "before", "since", "if", "as", "where", "whenever", "because",
    "given", "although", "though", "thinking", "looking", "based", "having", "other", "besides",
    "during", "without", "until", "assuming", "suppose", "imagine", "say", "in", "on", "for", "at",
    "with", "from", "of", "by", "under", "considering", "overall", "compared");
constexpr auto kManner = words("please", "briefly", "just", "maybe", "also", "perhaps", "start",
                               "begin", "by", "quickly", "try", "possibly", "to", "first", "now",
                               "then", "off", "go", "ahead", "and", "kindly", "again");
constexpr auto kForeign =
    words("sie", "ihr", "ihre", "ihnen", "ihren", "ihrem", "ihrer", "wie", "wo", "warum", "wann",
          "welche", "welcher", "welches", "welchen", "haben", "ist", "sind", "und", "oder", "nicht",
          "dem", "ein", "eine", "einen", "einem", "mit", "für", "über", "sich", "ich", "wir",
          "dazu", "dabei", "damit", "davon", "vous", "votre", "vos", "sont", "quel", "quelle",
          "quels", "quelles", "pourquoi", "quoi", "avez", "êtes", "dans", "avec", "usted",
          "ustedes", "cómo", "qué", "cuál", "cuándo", "dónde", "che", "cosa", "perché", "quando",
          "você", "vocês", "quais", "wat", "uw", "waarom", "jij", "wij", "het", "een");
constexpr auto kShared =
    words("was", "in", "an", "am", "so", "will", "is", "on", "me", "we", "he", "of", "over", "had",
          "no", "do", "also", "a", "as", "or", "but", "has", "her");

/// Every word with its classes: open addressing by word_hash, at most half full, built when the
/// program is compiled. Rows are small, for every word of every sentence is looked up.
class Table {
 public:
  constexpr Table() {
    add(kAuxiliaries, WordClass::auxiliary);
    add(kNegativeAuxiliaries, WordClass::negative_auxiliary);
    add(kWhWords, WordClass::wh_word);
    add(kWhPrepositions, WordClass::wh_preposition);
    add(kSubjects, WordClass::subject_pronoun);
    add(kSecondPerson, WordClass::second_person);
    add(kFirstPerson, WordClass::first_person);
    add(kElicitation, WordClass::elicitation);
    add(kDiscourse, WordClass::discourse_word);
    add(kSubordinators, WordClass::subordinator);
    add(kManner, WordClass::manner_adverb);
    add(kForeign, WordClass::foreign);
    add(kShared, WordClass::shared);
    add(text::kStopWords, WordClass::stop_word);
  }

  [[nodiscard]] constexpr std::uint16_t find(std::string_view word, std::uint64_t start,
                                             std::uint32_t hash) const {
    return rows_[place_of(word, start, hash)].classes;
  }

 private:
  struct Row {
    std::uint64_t start = 0;
    std::uint16_t classes = 0;  ///< 0 where no word stands
    std::uint16_t word = 0;     ///< its number
  };
  static constexpr std::size_t kRows = 2048;

  constexpr void add(std::span<const std::string_view> words, WordClass kind) {
    for (const std::string_view word : words) {
      const std::uint64_t start = word_start(word);
      Row& row = rows_[place_of(word, start, word_hash(word, start))];
      if (row.classes == 0) {
        row = {.start = start, .classes = 0, .word = count_};
        words_[count_++] = word;
      }
      row.classes = static_cast<std::uint16_t>(row.classes | static_cast<std::uint16_t>(kind));
    }
  }
  /// Of the word, or where it would stand. Words are as their first eight bytes where there are
  /// fewer.
  [[nodiscard]] constexpr std::size_t place_of(std::string_view word, std::uint64_t start,
                                               std::uint32_t hash) const {
    std::size_t at = hash % kRows;
    while (rows_[at].classes != 0 &&
           (rows_[at].start != start || (word.size() >= 8 && words_[rows_[at].word] != word))) {
      at = (at + 1) % kRows;
    }
    return at;
  }

  std::array<Row, kRows> rows_{};
  std::array<std::string_view, kRows / 2> words_{};
  std::uint16_t count_ = 0;
};
constexpr Table kTable;

bool is_of(std::string_view word, WordClass kind) {
  const std::uint64_t start = word_start(word);
  const std::uint16_t classes = kTable.find(word, start, word_hash(word, start));
  return (classes & static_cast<std::uint16_t>(kind)) != 0;
}

}  // namespace

std::uint16_t word_classes(std::string_view word, std::uint64_t start, std::uint32_t hash) {
  return kTable.find(word, start, hash);
}

bool is_auxiliary(std::string_view word) { return is_of(word, WordClass::auxiliary); }
bool is_negative_auxiliary(std::string_view word) {
  return is_of(word, WordClass::negative_auxiliary);
}
bool is_wh_word(std::string_view word) { return is_of(word, WordClass::wh_word); }
bool is_subject_pronoun(std::string_view word) { return is_of(word, WordClass::subject_pronoun); }
bool is_first_person(std::string_view word) { return is_of(word, WordClass::first_person); }

}  // namespace uxi::speech
