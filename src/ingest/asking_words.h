// Words that tell who asks from who answers, by language.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace uxi::ingest {

/// What a word does in an interview; one word may do several things.
namespace asking {
inline constexpr std::uint8_t kYou = 1;         // `you`, `Sie`
inline constexpr std::uint8_t kSelf = 2;        // `I`, `my`, `we`
inline constexpr std::uint8_t kBeforeYou = 4;   // a question in front of kSpokenTo: `did`, `haben`
inline constexpr std::uint8_t kAsker = 8;       // a question in front of kVerb: `how`, `what`
inline constexpr std::uint8_t kVerb = 16;       // `do`, `is`
inline constexpr std::uint8_t kTell = 32;       // a question in front of kSelf: `tell`
inline constexpr std::uint8_t kAsksAlone = 64;  // a question by itself: `warum`, `cómo`
inline constexpr std::uint8_t kSpokenTo = 128;  // `you`, but not `your`
}  // namespace asking

struct AskingWord {
  std::string_view word;  ///< in small letters
  std::uint8_t does = 0;
};

/// The words of a language (ISO 639-1), sorted. English where it is not known.
[[nodiscard]] std::span<const AskingWord> asking_words(std::string_view language);

/// No word of a list is longer, in bytes.
inline constexpr std::size_t kLongestAskingWord = 14;

}  // namespace uxi::ingest
