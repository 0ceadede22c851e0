// The closed word classes of English questions. Lists that rules need beyond grammar are data
// (templates/words/).
#pragma once

#include <cstdint>
#include <string_view>

namespace uxi::speech {

/// What the functions below ask for, as bits: a token knows those of its word (Token::is).
enum class WordClass : std::uint16_t {
  auxiliary = 1,
  negative_auxiliary = 2,
  wh_word = 4,
  wh_preposition = 8,
  subject_pronoun = 16,
  second_person = 32,
  first_person = 64,
  elicitation = 128,
  discourse_word = 256,
  subordinator = 512,
  manner_adverb = 1024,
  foreign = 2048,
  shared = 4096,
};
/// All classes of a folded word; `hash` is its word_hash.
[[nodiscard]] std::uint16_t word_classes(std::string_view word, std::uint32_t hash);

[[nodiscard]] bool is_auxiliary(std::string_view word);           ///< do, is, have, can, would, ...
[[nodiscard]] bool is_negative_auxiliary(std::string_view word);  ///< don't, isn't, ...
[[nodiscard]] bool is_wh_word(std::string_view word);             ///< who, what's, how, ...
[[nodiscard]] bool is_wh_preposition(std::string_view word);      ///< to, in, for: "in what ways"
[[nodiscard]] bool is_subject_pronoun(std::string_view word);     ///< I, you, it, they, ...
[[nodiscard]] bool is_second_person(std::string_view word);       ///< you, your, you're, yourself
[[nodiscard]] bool is_first_person(std::string_view word);        ///< I, me, my, we, us, our
[[nodiscard]] bool is_elicitation(std::string_view word);  ///< tell, describe, walk: asks to speak
[[nodiscard]] bool is_discourse_word(std::string_view word);  ///< so, and, okay, well, now
[[nodiscard]] bool is_subordinator(std::string_view word);    ///< when, while, if, because, ...
[[nodiscard]] bool is_manner_adverb(std::string_view word);   ///< please, briefly, just, maybe
/// A function word of German, French, Spanish, Italian, Portuguese or Dutch that English has not:
/// Sie, vous, usted, wat.
[[nodiscard]] bool is_foreign_word(std::string_view word);
/// A function word that English shares with one of them: was, in, is, on.
[[nodiscard]] bool is_shared_word(std::string_view word);

}  // namespace uxi::speech
