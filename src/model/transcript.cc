// Looking things up in a transcript, and giving ids to turns.
#include "uxi/transcript.h"

#include <algorithm>
#include <set>

#include "model/source_map.h"
#include "model/transcript_text.h"

namespace uxi {

Span Turn::to_source(Span range) const { return map_to_source(word_source, range, words_span); }

Role Transcript::role_of(std::string_view speaker) const {
  const auto found = std::ranges::find(speakers, speaker, &std::pair<std::string, Role>::first);
  return found == speakers.end() ? Role::unknown : found->second;
}

std::optional<std::size_t> Transcript::index_of(int id) const {
  const auto found = std::ranges::find(turns, id, &Turn::id);
  if (id == 0 || found == turns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - turns.begin());
}

const Turn* Transcript::find(int id) const {
  const auto index = index_of(id);
  return index ? &turns[*index] : nullptr;
}

void number_turns(Transcript& transcript) {
  std::set<int> used;
  for (const Turn& turn : transcript.turns) used.insert(turn.id);
  // Numbers above all others, so that the id of a turn that went is not given to another; where
  // those would grow too long to be read back, the free ones from 1.
  const int highest = used.empty() ? 0 : *used.rbegin();
  const auto wanted = static_cast<std::size_t>(std::ranges::count(transcript.turns, 0, &Turn::id));
  const bool room = wanted <= static_cast<std::size_t>(kMaxTurnId - std::min(highest, kMaxTurnId));
  int next = room ? highest + 1 : 1;
  for (Turn& turn : transcript.turns) {
    if (turn.id != 0) continue;
    while (used.contains(next)) ++next;
    turn.id = next++;
  }
}

}  // namespace uxi
