// Quotes for proving the prover: true ones in every dress that a report may give them, and false
// ones that differ from what was said in one thing.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "uxi/transcript.h"

namespace uxi::test {

/// splitmix64 (Steele, Lea & Flood 2014).
class QuoteDice {
 public:
  explicit QuoteDice(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t n);
  bool one_in(std::size_t n) { return below(n) == 0; }

 private:
  std::uint64_t state_;
};

inline constexpr std::array<std::string_view, 8> kMutations = {
    "word changed",  "word dropped",      "word added", "word moved",
    "wrong speaker", "wrong participant", "stitched",   "stitched with an ellipsis"};

/// A quotation as it stands in a report.
struct MadeQuote {
  std::string report;  ///< Markdown or HTML
  std::string words;   ///< before they were dressed
  std::string dress;   ///< what was done to it
};

/// Makes quotes from transcripts with ids like `P01`. The same seed gives the same quotes.
class QuoteMaker {
 public:
  QuoteMaker(const std::vector<Transcript>& transcripts, std::uint64_t seed);

  /// Said so, by who is named: with ellipses, brackets, other typography, escapes and entities.
  [[nodiscard]] MadeQuote true_quote(bool html);
  /// Not said so, or not by who is named. Nothing where what came out is true all the same (a word
  /// left out of `the the`): looked up in a way of its own, by the words alone.
  [[nodiscard]] std::optional<MadeQuote> false_quote(std::size_t mutation, bool html);

 private:
  struct Said {
    std::size_t transcript = 0;
    std::size_t turn = 0;
    std::vector<std::string> words;  ///< as they stand between spaces
    std::size_t first = 0;           ///< of the turn's words
  };
  struct Turns {
    std::size_t transcript = 0;
    std::size_t turn = 0;
  };

  [[nodiscard]] Said pick(const std::vector<Turns>& from, std::size_t least);
  [[nodiscard]] std::string vary(std::vector<std::string> words, std::string& dress);
  [[nodiscard]] std::string dress(std::string words, const std::string& session, int turn,
                                  bool html, std::string& how);
  [[nodiscard]] std::string any_word();
  [[nodiscard]] const std::string& session_of(const Said& said) const;
  [[nodiscard]] int turn_of(const Said& said) const;
  [[nodiscard]] bool said_by(const std::vector<std::string>& words,
                             const std::string& session) const;
  [[nodiscard]] bool said_together(const std::vector<std::string>& a,
                                   const std::vector<std::string>& b,
                                   const std::string& session) const;
  [[nodiscard]] MadeQuote finish(const std::string& words, const std::string& session, int turn,
                                 bool html);

  const std::vector<Transcript>& transcripts_;
  std::vector<Turns> answers_;
  std::vector<Turns> questions_;
  std::vector<std::vector<std::string>> plain_;  ///< of each transcript, what participants said
  QuoteDice dice_;
};

}  // namespace uxi::test
