// Who asks and who answers: roles of voices from what people said of them, from labels, and from
// the speech.
#pragma once

#include <string_view>
#include <vector>

#include "ingest/cast.h"
#include "ingest/reader.h"

namespace uxi::ingest {

/// Counts of one voice's speech.
struct VoiceCounts {
  std::size_t turns = 0;  ///< times it takes the floor
  std::size_t words = 0;
  std::size_t questions = 0;  ///< `?` behind a word
  std::size_t addressed = 0;  ///< `do you`, `tell me`, `warum`: questions as they are heard
  std::size_t you = 0;
  std::size_t i = 0;  ///< I, me, my, we, our
};

/// `language` is ISO 639-1, empty where it is not known.
[[nodiscard]] std::vector<VoiceCounts> count_voices(const std::vector<Piece>& pieces,
                                                    const Cast& cast, std::string_view language);

struct RoleGuess {
  Role role = Role::unknown;
  double confidence = 0;  ///< 0 to 1
  bool said = false;      ///< `options.roles` has it
};

/// One row a voice. In order: `options.roles`, the roster, the team, role words in labels, speech.
/// A label that is nobody's (`Clip`) has no role, and that is certain.
/// Speech decides only in a conversation of few where one voice asks clearly more than each other;
/// else the role is unknown: a wrong name is worse than none.
/// Names of `options.roles` that nobody has go to `unmatched`.
[[nodiscard]] std::vector<RoleGuess> find_roles(const Cast& cast,
                                                const std::vector<VoiceCounts>& counts,
                                                const IngestOptions& options,
                                                std::vector<std::string>* unmatched = nullptr);

/// `I`, `I2`, `P`, `P2`, `O1`, `S1` for the voices in their order.
[[nodiscard]] std::vector<std::string> letters_for(const std::vector<RoleGuess>& roles);

/// `interviewer 1`, `Moderator`, `P3`: the role that a folded label names itself; unknown for
/// names.
[[nodiscard]] Role role_word(std::string_view folded_label);

}  // namespace uxi::ingest
