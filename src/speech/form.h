// The form of a question: what grammar says about how it can be answered.
//
// The classes map to the published four-way coding of interview questions (invitation, wh,
// option-posing, non-question; Szojka, Yashraj & Lyon 2025, Law and Human Behavior 49:163).
#pragma once

#include <string_view>

#include "speech/sentence.h"

namespace uxi::speech {

enum class Form {
  none,            ///< no question
  tag,             ///< "It is quicker now, isn't it?"
  invite,          ///< "Tell me about ...", "Could you walk me through ..."
  wh,              ///< "What happened next?"
  polar,           ///< "Do you use it?"
  polar_negative,  ///< "Don't you find it slow?"
  choice,          ///< "By card or in cash?" after an auxiliary
  fragment,        ///< "Anything else?", "Your county?"
  declarative,     ///< "You check it every morning?"
};
[[nodiscard]] std::string_view to_string(Form form);
/// The inverse; false where `name` is no form.
[[nodiscard]] bool parse_form(std::string_view name, Form& form);

/// An answer of one word can be complete: tag, polar, polar_negative, choice, declarative.
[[nodiscard]] bool is_closed(Form form);
/// It invites a story: invite, wh.
[[nodiscard]] bool is_open(Form form);

/// Sets `sentence.clause`: behind discourse words ("So, ...") and a fronted phrase ("When you
/// moved, ...").
void find_clause(Sentence& sentence);

/// At least a fifth of its words are common English ones; short sentences pass.
[[nodiscard]] bool is_english(const Sentence& sentence);

/// The form of a sentence whose clause was found; `none` where it is not English.
[[nodiscard]] Form classify(const Sentence& sentence);

/// First token of the tag in a sentence of form `tag`; `end` of the sentence otherwise.
[[nodiscard]] std::size_t tag_start(const Sentence& sentence);

/// "Can you", "Would you please": tokens from `from` that only ask politely; the verb asked for
/// behind them. `from` itself where there is no such opening.
[[nodiscard]] std::size_t polite_opening_end(const Sentence& sentence, std::size_t from);

}  // namespace uxi::speech
