// Where the words of quotes stand in transcripts: an index over pairs of neighbouring words, sorted
// by their hash. Only pairs that some quote has are kept, so that a thousand hours of speech cost
// one walk over their words.
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

/// Words that square brackets may stand for; more wants an ellipsis.
inline constexpr std::size_t kMostReplaced = 12;

/// Hashes of the words and pairs of neighbouring words that quotes are made of.
class WantedWords {
 public:
  explicit WantedWords(const std::vector<std::string_view>& quotes);
  [[nodiscard]] bool has(std::uint32_t hash) const {
    return (bits_[(hash >> 6U) % bits_.size()] >> (hash & 63U) & 1U) != 0;
  }

 private:
  std::vector<std::uint64_t> bits_;  ///< a hash that is not wanted may seem so
};

class WordIndex {
 public:
  struct IndexedTurn {
    std::size_t record = 0;  ///< number of its transcript
    const Transcript* transcript = nullptr;
    const Turn* turn = nullptr;
    std::size_t number = 0;  ///< in its transcript
    std::size_t begin = 0;   ///< tokens of the index
    std::size_t end = 0;
  };

  /// `quotes` are all that will be asked for; both lists are borrowed for the time of the call, the
  /// transcripts as long as the index lives.
  WordIndex(const std::vector<const Transcript*>& transcripts,
            const std::vector<std::string_view>& quotes);

  [[nodiscard]] const IndexedTurn& turn(const Place& place) const { return turns_[place.turn]; }
  [[nodiscard]] TurnRef reference(const Place& place) const;
  /// As the transcript writes them.
  [[nodiscard]] std::string words(const Place& place) const;

  /// Turns that hold the quote: as it is, else its parts between ellipses and brackets in their
  /// order (once a turn). None for a quote without words.
  [[nodiscard]] std::vector<Place> find(std::string_view quote) const;
  /// For a quote that is not found: a place of each of its parts where all of them stand somewhere,
  /// in one turn if any has them all. Parts are what ellipses leave, else what sentences are. Empty
  /// where a part is missing or is one word only, where there are too many, and where a turn has
  /// the parts in order.
  [[nodiscard]] std::vector<Place> find_scattered(std::string_view quote) const;
  /// Nothing where no turn shares two neighbouring words with it, or more than half would have to
  /// change.
  [[nodiscard]] std::optional<NearWords> nearest(std::string_view quote) const;

 private:
  struct Entry {
    std::uint32_t hash = 0;
    std::uint32_t token = 0;
  };
  using Entries = std::vector<Entry>;
  using Range = std::pair<Entries::const_iterator, Entries::const_iterator>;

  void add_turn(const IndexedTurn& turn, const WantedWords& wanted);
  [[nodiscard]] std::size_t turn_at(std::size_t token) const;
  [[nodiscard]] static Range entries_of(const Entries& entries, std::uint32_t hash);
  [[nodiscard]] Range pairs_of(const Tokens& quote, std::size_t i) const;
  [[nodiscard]] bool stands_at(const Tokens& quote, std::size_t token,
                               const IndexedTurn& turn) const;
  [[nodiscard]] bool cuts_word(const IndexedTurn& turn, std::size_t left) const;
  /// First tokens of all places of `part`, ascending.
  [[nodiscard]] std::vector<std::size_t> starts_of(const Tokens& part) const;
  /// The same in one turn.
  [[nodiscard]] std::vector<std::size_t> starts_in(const Tokens& part, std::size_t turn) const;
  [[nodiscard]] std::vector<Place> find_parts(const QuoteParts& quote) const;
  [[nodiscard]] std::optional<Place> find_parts_in(const QuoteParts& quote, std::size_t turn) const;
  [[nodiscard]] bool may_leave_out(const QuotePart& part, std::size_t begin, std::size_t end) const;
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
