// The closed word classes of English questions. Lists that rules need beyond grammar are data
// (templates/words/).
#pragma once

#include <cstdint>
#include <string_view>

namespace uxi::speech {

/// As bits; a token knows those of its word (Token::is).
enum class WordClass : std::uint16_t {
  auxiliary = 1,           ///< do, is, have, can, would, ...
  negative_auxiliary = 2,  ///< don't, isn't, ...
  wh_word = 4,             ///< who, what's, how, ...
  wh_preposition = 8,      ///< to, in, for: "in what ways"
  subject_pronoun = 16,    ///< I, you, it, they, ...
  second_person = 32,      ///< you, your, you're, yourself
  first_person = 64,       ///< I, me, my, we, us, our
  elicitation = 128,       ///< tell, describe, walk: asks to speak
  discourse_word = 256,    ///< so, and, okay, well, now
  subordinator = 512,      ///< when, while, if, because, ...
  manner_adverb = 1024,    ///< please, briefly, just, maybe
  foreign = 2048,          ///< of German, French, Spanish, ... and not English: Sie, vous, wat
  shared = 4096,           ///< of English and one of them: was, in, is, on
  stop_word = 8192,        ///< of text::is_stop_word
  mark = 16384,            ///< no word but a mark (of tokens only)
};
/// All classes of a folded word; `start` is its word_start, `hash` its word_hash.
[[nodiscard]] std::uint16_t word_classes(std::string_view word, std::uint64_t start,
                                         std::uint32_t hash);

[[nodiscard]] bool is_auxiliary(std::string_view word);           ///< do, is, have, can, would, ...
[[nodiscard]] bool is_negative_auxiliary(std::string_view word);  ///< don't, isn't, ...
[[nodiscard]] bool is_wh_word(std::string_view word);             ///< who, what's, how, ...
[[nodiscard]] bool is_subject_pronoun(std::string_view word);     ///< I, you, it, they, ...
[[nodiscard]] bool is_first_person(std::string_view word);        ///< I, me, my, we, us, our

}  // namespace uxi::speech
