// What the interviewer asked: each question of a turn, with what led up to it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "speech/form.h"
#include "uxi/source.h"
#include "uxi/transcript.h"

namespace uxi::review {

/// One thing asked. Two questions in a sentence ("Where was that, and who was there?") are two.
struct Ask {
  std::size_t turn = 0;                    ///< place in Transcript::turns
  Span range = {};                         ///< bytes of the turn's words
  std::string text;                        ///< those words
  std::string lead_in = {};                ///< what was said in the turn before it
  speech::Form form = speech::Form::none;  ///< of its sentence; `none`: said, not asked
  bool first_of_sentence = true;
};

/// Everything that interviewers ask, in order. A turn that asks nothing, and that a participant
/// answers, is one Ask of form `none`: "Let's talk about waste."
[[nodiscard]] std::vector<Ask> find_asks(const Transcript& transcript);

/// The words of the participants' turns behind turn `turn` and before the interviewer's next.
[[nodiscard]] std::string answer_to(const Transcript& transcript, std::size_t turn);

}  // namespace uxi::review
