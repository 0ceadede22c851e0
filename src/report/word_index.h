// Where words stand in transcripts: an index over pairs of neighbouring words, sorted by their
// hash.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/gaps.h"
#include "report/tokens.h"
#include "uxi/reference.h"
#include "uxi/transcript.h"

namespace uxi::report {

/// Words of a turn that agree with a quote.
struct Place {
  std::size_t turn = 0;   ///< number in the index
  std::size_t begin = 0;  ///< tokens `[begin, end)` of the index
  std::size_t end = 0;
  std::string dropped_negation = {};  ///< a word like `not` that an ellipsis of the quote left out
};

/// The words most like a quote that was not found.
struct NearWords {
  Place place;
  std::string difference;  ///< `has` stands where the transcript has `had`
};

class WordIndex {
 public:
  struct IndexedTurn {
    const Transcript* transcript = nullptr;
    const Turn* turn = nullptr;
    std::size_t number = 0;  ///< in its transcript
    std::size_t begin = 0;   ///< tokens of the index
    std::size_t end = 0;
  };

  explicit WordIndex(const std::vector<const Transcript*>& transcripts);

  [[nodiscard]] const IndexedTurn& turn(const Place& place) const { return turns_[place.turn]; }
  [[nodiscard]] TurnRef reference(const Place& place) const;
  /// As the transcript writes them.
  [[nodiscard]] std::string words(const Place& place) const;

  /// Turns that hold the quote: as it is, else its parts between ellipses and brackets in their
  /// order (once a turn). None for a quote without words.
  [[nodiscard]] std::vector<Place> find(std::string_view quote) const;
  /// For a quote that is not found: a place of each of its parts where all of them stand somewhere,
  /// in one turn if any has them all. Empty where a part is missing or is one word only, where
  /// there are too many, and where a turn has the parts in order.
  [[nodiscard]] std::vector<Place> find_scattered(std::string_view quote) const;
  /// Nothing where no turn shares two neighbouring words with it, or more than half would have to
  /// change.
  [[nodiscard]] std::optional<NearWords> nearest(std::string_view quote) const;

 private:
  /// A token and the hash of its word, or of its word and the next.
  struct Entry {
    std::uint32_t hash = 0;
    std::uint32_t token = 0;
  };
  using Entries = std::vector<Entry>;
  using Range = std::pair<Entries::const_iterator, Entries::const_iterator>;

  [[nodiscard]] std::size_t turn_at(std::size_t token) const;
  [[nodiscard]] static Range entries_of(const Entries& entries, std::uint32_t hash);
  [[nodiscard]] Range pairs_of(const Tokens& quote, std::size_t i) const;
  [[nodiscard]] bool stands_at(const Tokens& quote, std::size_t token,
                               const IndexedTurn& turn) const;
  [[nodiscard]] bool cuts_word(const IndexedTurn& turn, std::size_t left) const;
  /// First tokens of all places of `part`, ascending.
  [[nodiscard]] std::vector<std::size_t> starts_of(const Tokens& part) const;
  [[nodiscard]] std::vector<Place> find_parts(const std::vector<QuotePart>& parts) const;
  /// The first of `starts` in `turn`, else the first of all.
  [[nodiscard]] Place place_near(const std::vector<std::size_t>& starts, std::size_t turn,
                                 std::size_t words) const;
  [[nodiscard]] bool drops_words(const Tokens& put_in, std::size_t begin, std::size_t end) const;
  [[nodiscard]] std::string negation_in(std::size_t begin, std::size_t end) const;

  Tokens tokens_;
  std::vector<IndexedTurn> turns_;
  Entries words_;  ///< sorted by hash and token, like the pairs
  Entries pairs_;
};

}  // namespace uxi::report
