// Brings spellings of a label together; the most frequent one is shown, the earlier of two equal.
#include "ingest/cast.h"

#include <algorithm>
#include <map>
#include <utility>

#include "ingest/labels.h"

namespace uxi::ingest {
namespace {

/// One way of writing a label.
struct Spelling {
  std::size_t voice = 0;
  std::size_t order = 0;  ///< of its first use
  std::size_t count = 0;
  std::string tidy;
};

/// Voices by label. Thousands of pieces have a few spellings, so that each is folded once.
class Voices {
 public:
  explicit Voices(Cast& cast) : cast_(cast) {}

  /// Of what a piece says; the nameless voice stands under the empty label.
  std::size_t named(const std::string& written) {
    auto place = spellings_.find(written);
    if (place == spellings_.end()) {
      std::string folded = fold_label(written);
      if (says_unknown(folded)) folded.clear();
      const std::size_t voice = folded_as(folded);
      const std::string tidy = folded.empty() ? std::string() : tidy_label(written);
      place = spellings_.emplace(written, Spelling{voice, spellings_.size(), 0, tidy}).first;
    }
    ++place->second.count;
    return place->second.voice;
  }

  /// Gives each voice its most frequent spelling, the first in order of two.
  void show_labels() const {
    struct Shown {
      std::size_t count = 0;
      std::size_t order = 0;
    };
    std::map<std::pair<std::size_t, std::string>, Shown> shown;
    for (const auto& row : spellings_) {
      const Spelling& spelling = row.second;
      if (spelling.tidy.empty()) continue;
      const auto [place, fresh] =
          shown.try_emplace({spelling.voice, spelling.tidy}, Shown{0, spelling.order});
      place->second.count += spelling.count;
      place->second.order = std::min(place->second.order, spelling.order);
    }
    std::vector<Shown> best(cast_.labels.size());
    for (const auto& [key, row] : shown) {
      Shown& most = best[key.first];
      if (row.count < most.count || (row.count == most.count && row.order > most.order)) continue;
      most = row;
      cast_.labels[key.first] = key.second;
    }
  }

 private:
  std::size_t folded_as(const std::string& folded) {
    const auto [place, fresh] = voices_.try_emplace(folded, cast_.labels.size());
    if (fresh) cast_.labels.emplace_back();
    return place->second;
  }

  Cast& cast_;
  std::map<std::string, std::size_t> voices_;  ///< by folded label
  std::map<std::string, Spelling> spellings_;
};

}  // namespace

bool says_unknown(std::string_view folded) {
  return folded.empty() || folded == "unknown" || folded == "unknown speaker";
}

Cast find_cast(const std::vector<Piece>& pieces) {
  Cast cast;
  cast.voice.reserve(pieces.size());
  Voices voices(cast);
  const bool labelled = std::ranges::any_of(
      pieces, [](const Piece& piece) { return piece.speaker && !piece.speaker->empty(); });
  std::optional<std::size_t> current;
  std::size_t sounds = 0;  // in front of all speech: they go to the first voice, and make none
  for (const Piece& piece : pieces) {
    if (piece.speaker) {
      current = voices.named(*piece.speaker);
    } else if (!current && labelled && is_sound(piece.text)) {
      ++sounds;
      continue;
    } else if (!current || (piece.opens && labelled)) {
      current = voices.named({});
    }
    cast.voice.resize(cast.voice.size() + sounds + 1, *current);
    sounds = 0;
  }
  voices.show_labels();
  return cast;
}

}  // namespace uxi::ingest
