// Headers of forms as they are compared, and those that are about the person and not a question.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace uxi::recruit {

/// What is known of a person beside the answers.
enum class Personal {
  name,
  first_name,
  last_name,
  email,
  phone,
  consent,   ///< whether one may write to them
  started,   ///< when
  answered,  ///< when
  duration,  ///< how long it took
  finished,  ///< whether they came to the end
  kind,      ///< of the answer: a preview is none
  response,  ///< what the form calls the answer
};

/// Letters and digits only, folded, with a space between words; a number in front (`Q2:`, `3.`,
/// `G01Q02.`) goes.
[[nodiscard]] std::string plain_header(std::string_view header);

/// What a header says that is no question of the screener, in the spellings of the usual forms in
/// English, German, French and Spanish.
[[nodiscard]] std::optional<Personal> personal_of(std::string_view header);

}  // namespace uxi::recruit
