// What one sentence does to another: a follow-up opens a closed question up, a filter stands before
// what it presumes, a recap gives the participant's own words back. Used on guides and on
// transcripts alike.
#pragma once

#include <cstdint>
#include <string_view>

#include "speech/form.h"
#include "speech/sentence.h"

namespace uxi::speech {

/// "You said ...", "Just to confirm", "It sounds like": it gives back what the participant said
/// before.
[[nodiscard]] bool recalls_participant(const Sentence& sentence);

/// "Why?", "Which ones?", "How so?", "Why or why not?", "If so, what ...": nothing by itself, it
/// opens up what was asked before.
[[nodiscard]] bool is_short_follow_up(const Sentence& sentence);

/// "How often?", "Very?", "Not sure?": words left of the question before it, with no subject of
/// their own; of those without a question mark only what asks by its first word.
[[nodiscard]] bool is_elliptic_follow_up(const Sentence& sentence);

/// "If yes", "If so", "If not" comes first: it follows from the answer before.
[[nodiscard]] bool is_conditional_follow_up(const Sentence& sentence);

/// `next` turns the closed question before it into an opening for a story: an open question or a
/// short follow-up, whether in the same line or right behind it.
[[nodiscard]] bool opens_up(const Sentence& next, Form next_form);

/// The sentence itself asks on: "..., and if so, what ...", "... and why?", "Why or why not".
[[nodiscard]] bool opens_itself(const Sentence& sentence);

/// It asks whether something is or was so, not what the participant thinks of it: "Have you used it
/// before?", "Do you keep records?", and not "Did you like it?", "Was it clear?".
[[nodiscard]] bool asks_for_fact(const Sentence& sentence, Form form);

/// `before` asks whether what `later` presumes is so: closed, and one content word the same.
[[nodiscard]] bool is_filter_for(const Sentence& before, Form before_form, const Sentence& later);

/// `later` points at what `before` has named: "Have you used a pump? - What did the pump do?"
[[nodiscard]] bool refers_back(const Sentence& before, const Sentence& later);

/// A bit for the letter that the English stem of a folded word starts with, which is the word's
/// first: words of different bits have different stems, and none has to be made.
[[nodiscard]] std::uint32_t stem_initial(std::string_view word);

/// Words of both but for grammar: the stems that carry the topic.
[[nodiscard]] bool shares_content(const Sentence& a, const Sentence& b);

/// The same of their main clauses alone: "Do you have a plan if the pump fails? - What do you do
/// when the pump fails?" share the pump, but not what is asked of it. So many words at least.
[[nodiscard]] bool shares_subject(const Sentence& a, const Sentence& b, int words = 1);

}  // namespace uxi::speech
