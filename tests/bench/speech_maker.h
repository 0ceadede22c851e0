// Captions of invented interviews for measuring: the same seed gives the same bytes.
#pragma once

#include <array>
#include <cstdint>
#include <fmt/core.h>
#include <string>
#include <string_view>

namespace uxi::bench {

/// splitmix64 (Steele, Lea & Flood 2014).
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t n) {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return static_cast<std::size_t>((z ^ (z >> 31U)) % n);
  }

 private:
  std::uint64_t state_;
};

inline std::string invented_words(Dice& dice, std::size_t count) {
  static constexpr std::array<std::string_view, 48> kWords = {
      "the",    "invoice", "came",   "and",         "then",    "I",      "had",   "to",
      "ask",    "our",     "office", "because",     "nobody",  "knew",   "who",   "paid",
      "it",     "so",      "we",     "waited",      "until",   "Friday", "when",  "a",
      "letter", "told",    "us",     "that",        "there",   "was",    "one",   "more",
      "open",   "bill",    "from",   "last",        "quarter", "which",  "is",    "why",
      "you",    "see",     "this",   "caf\xC3\xA9", "receipt", "here",   "don't", "um"};
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) out += ' ';
    out += kWords[dice.below(kWords.size())];
  }
  const std::size_t end = dice.below(8);
  out += end == 0 ? "?" : end < 4 ? "." : end == 4 ? "," : "";
  return out;
}

/// `hours` of Zoom's captions: two people, a caption about every four seconds.
inline std::string zoom_hours(std::size_t hours, std::uint64_t seed) {
  Dice dice(seed);
  std::string out = "WEBVTT\r\n\r\n";
  std::uint64_t time = 3'000;
  bool asks = true;
  for (std::size_t n = 1; time < hours * 3'600'000; ++n) {
    const std::uint64_t end = time + 2'000 + dice.below(3'000);
    const auto clock = [](std::uint64_t ms) {
      return fmt::format("{:02}:{:02}:{:02}.{:03}", ms / 3'600'000, ms / 60'000 % 60,
                         ms / 1'000 % 60, ms % 1'000);
    };
    if (dice.below(asks ? 3 : 8) == 0) asks = !asks;
    out += fmt::format("{}\r\n{} --> {}\r\n{}: {}\r\n\r\n", n, clock(time), clock(end),
                       asks ? "Mona Ask" : "Rolf Answer", invented_words(dice, 6 + dice.below(12)));
    time = end + dice.below(900);
  }
  return out;
}

}  // namespace uxi::bench
