// Brings spellings of a label together; the most frequent one is shown, the earlier of two equal.
#include "ingest/cast.h"

#include <map>

#include "ingest/labels.h"

namespace uxi::ingest {
namespace {

bool says_unknown(const std::string& folded) {
  return folded.empty() || folded == "unknown" || folded == "unknown speaker";
}

struct Spellings {
  std::size_t voice = 0;
  std::map<std::string, std::size_t> counts;
};

}  // namespace

Cast find_cast(const std::vector<Piece>& pieces) {
  Cast cast;
  std::map<std::string, Spellings> known;  // by folded label; the nameless voice stands under ""
  std::string current;
  const auto voice_named = [&](const std::string& folded) -> Spellings& {
    const auto [place, fresh] = known.try_emplace(folded);
    if (fresh) {
      place->second.voice = cast.labels.size();
      cast.labels.emplace_back();
    }
    return place->second;
  };
  bool labelled = false;
  for (const Piece& piece : pieces) labelled |= piece.speaker && !piece.speaker->empty();
  for (const Piece& piece : pieces) {
    if (piece.speaker) {
      current = fold_label(*piece.speaker);
      if (says_unknown(current)) current.clear();
    } else if (piece.opens && labelled) {
      current.clear();
    }
    Spellings& spellings = voice_named(current);
    if (piece.speaker && !current.empty()) ++spellings.counts[tidy_label(*piece.speaker)];
    cast.voice.push_back(spellings.voice);
  }
  for (const auto& [folded, spellings] : known) {
    std::size_t most = 0;
    for (const auto& [spelling, count] : spellings.counts) {
      if (count <= most) continue;
      most = count;
      cast.labels[spellings.voice] = spelling;
    }
  }
  return cast;
}

}  // namespace uxi::ingest
