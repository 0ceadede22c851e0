// What a question is after, told by its form alone: who, where, how long; leave to record; "what
// have I not asked?".
#pragma once

#include <cstdint>
#include <string_view>

namespace uxi::review {

/// Bits. Those below `kFirstPurpose` are kinds of question; the others are questions that nearly
/// every interview has once, and that are asked in a thousand ways.
enum class Purpose : std::uint16_t {
  person = 1,
  place = 2,
  moment = 4,
  reason = 8,
  duration = 16,
  frequency = 32,
  amount = 64,
  story = 128,
  last_one = 256,
  consent_to_record = 1024,
  consent_to_take_part = 2048,
  catch_all = 4096,
  your_questions = 8192,
  contact_again = 16384,
  about_you = 32768,
};
inline constexpr std::uint16_t kFirstPurpose = 1024;

/// The purposes of a question, or none. Linear.
[[nodiscard]] std::uint16_t purposes_of(std::string_view question);

}  // namespace uxi::review
