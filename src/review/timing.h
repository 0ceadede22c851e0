// Pauses and interruptions, from captions that have times. Many captions have none to speak of:
// each begins where the one before ends, and silence is not in them. That is seen and said.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "uxi/time.h"
#include "uxi/transcript.h"

namespace uxi::review {

/// A piece of speech with its times, as the recorder gave it.
struct Spoken {
  Role role = Role::unknown;
  std::string text;
  std::optional<Millis> start;
  std::optional<Millis> end;
};

struct Pauses {
  std::size_t count = 0;
  Millis median{};
  std::size_t three_seconds = 0;  ///< of them, at least that long
};

struct Timing {
  std::string no_pauses = "there are no times";  ///< why they are not measurable; empty: they are
  std::string no_interruptions = "there are no times";
  Pauses after_question;  ///< until the participant speaks
  Pauses after_answer;    ///< until the interviewer speaks (S4: three seconds)
  std::size_t interruptions = 0;
  std::vector<Millis> interrupted_at;
};

/// The silence that practice asks for before the next word.
inline constexpr Millis kSilence{3000};

/// Not measurable are: captions without ends, captions of which most begin where the one before
/// ended, fewer than four changes of speaker. Interruptions are not where captions never overlap.
[[nodiscard]] Timing measure_timing(const std::vector<Spoken>& spoken);

}  // namespace uxi::review
