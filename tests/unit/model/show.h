// Values as text, to compare whole ones.
#pragma once

#include <string>

#include "uxi/transcript.h"

namespace uxi::test {

/// `12 [I] 4000 |words|` a line, `-` for no time, notes below.
[[nodiscard]] inline std::string show_turns(const Transcript& transcript) {
  std::string out;
  for (const Turn& turn : transcript.turns) {
    out += std::to_string(turn.id) + " [" + turn.speaker + "] ";
    out += turn.start ? std::to_string(turn.start->value) : "-";
    out += " |" + turn.words + "|\n";
    for (const std::string& note : turn.notes) out += "  note |" + note + "|\n";
  }
  return out;
}

}  // namespace uxi::test
