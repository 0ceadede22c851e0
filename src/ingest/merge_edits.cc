// Brings a person's corrections and a corrected file together: a three-way merge (Khanna, Kunal &
// Pierce, "A formal investigation of diff3", 2007) over words, with the start of each turn as one
// word more, so that turns that were split, joined or given to somebody else merge like words do.
#include <algorithm>

#include "ingest/sequence_match.h"
#include "text/strings.h"
#include "uxi/hash.h"
#include "uxi/ingest.h"

namespace uxi::ingest {
namespace {

/// A word, or the start of a turn.
struct Token {
  std::string_view word;       ///< empty: a turn starts
  const Turn* turn = nullptr;  ///< where it stands
};

struct Stream {
  std::vector<Token> tokens;
  std::vector<std::uint64_t> keys;  ///< equal where tokens are
};

Stream stream_of(const Transcript& transcript) {
  Stream stream;
  const auto add = [&](Token token, std::uint64_t key) {
    stream.tokens.push_back(token);
    stream.keys.push_back(key);
  };
  for (const Turn& turn : transcript.turns) {
    add({{}, &turn}, hash64("\n" + turn.speaker));
    for (const std::string_view word : text::split(turn.words, ' ')) {
      if (!word.empty()) add({word, &turn}, hash64(word));
    }
  }
  return stream;
}

using Tokens = std::span<const Token>;

/// Words of a stretch, for a person to read; turns are parted by ` / `.
std::string words_of(Tokens tokens) {
  std::string out;
  for (const Token& token : tokens) {
    if (!out.empty()) out += ' ';
    out += token.word.empty() ? "/ " + token.turn->speaker + ":" : std::string(token.word);
  }
  return out;
}

/// Places in the three streams.
struct Place {
  std::size_t base = 0;
  std::size_t mine = 0;
  std::size_t fresh = 0;
};

class Merger {
 public:
  Merger(const Transcript& base, const Transcript& mine, const Transcript& fresh)
      : base_(stream_of(base)), mine_(stream_of(mine)), fresh_(stream_of(fresh)) {}

  MergedEdits merge() {
    const auto to_mine = match_sequences(base_.keys, mine_.keys);
    const auto to_fresh = match_sequences(base_.keys, fresh_.keys);
    Place done;
    for (std::size_t i = 0; i < base_.keys.size(); ++i) {
      if (!to_mine[i] || !to_fresh[i]) continue;
      const Place stable{i, *to_mine[i], *to_fresh[i]};
      merge_between(done, stable);
      put_stable(stable);
      done = {stable.base + 1, stable.mine + 1, stable.fresh + 1};
    }
    merge_between(done, {base_.keys.size(), mine_.keys.size(), fresh_.keys.size()});
    return std::move(result_);
  }

  /// Conflicts by place in the merged turns.
  [[nodiscard]] const std::vector<std::size_t>& conflict_turns() const { return conflict_turns_; }

 private:
  static bool same(const Stream& a, std::size_t a_begin, std::size_t a_end, const Stream& b,
                   std::size_t b_begin, std::size_t b_end) {
    const auto from = [](const Stream& s, std::size_t at) {
      return s.keys.begin() + static_cast<std::ptrdiff_t>(at);
    };
    return std::equal(from(a, a_begin), from(a, a_end), from(b, b_begin), from(b, b_end));
  }

  /// What lies between two places where all three agree.
  void merge_between(const Place& from, const Place& to) {
    const bool mine_changed = !same(base_, from.base, to.base, mine_, from.mine, to.mine);
    const bool fresh_changed = !same(base_, from.base, to.base, fresh_, from.fresh, to.fresh);
    const Tokens mine = Tokens(mine_.tokens).subspan(from.mine, to.mine - from.mine);
    const Tokens fresh = Tokens(fresh_.tokens).subspan(from.fresh, to.fresh - from.fresh);
    if (!mine_changed) return put(fresh);
    const bool agree = same(mine_, from.mine, to.mine, fresh_, from.fresh, to.fresh);
    if (!agree) ++result_.kept;
    put(mine);
    if (!fresh_changed || agree) return;
    const auto& turns = result_.transcript.turns;
    conflict_turns_.push_back(turns.empty() ? 0 : turns.size() - 1);
    result_.conflicts.push_back({0, words_of(mine), words_of(fresh)});
  }

  /// A token that all three have; of a turn's start the person's time, where she changed it.
  void put_stable(const Place& place) {
    const Token& mine = mine_.tokens[place.mine];
    if (!mine.word.empty()) return put(mine);
    const Turn& before = *base_.tokens[place.base].turn;
    const Turn& fresh = *fresh_.tokens[place.fresh].turn;
    const auto seconds = [](const Turn& turn) {
      return turn.start ? std::optional(turn.start->value / 1000) : std::nullopt;
    };
    const bool untouched = seconds(*mine.turn) == seconds(before);
    open_turn(mine.turn->speaker, untouched ? fresh.start : mine.turn->start);
  }

  void open_turn(const std::string& speaker, std::optional<Millis> start) {
    Turn turn;
    turn.speaker = speaker;
    turn.start = start;
    result_.transcript.turns.push_back(std::move(turn));
  }

  void put(const Token& token) {
    auto& turns = result_.transcript.turns;
    if (token.word.empty() || turns.empty()) open_turn(token.turn->speaker, token.turn->start);
    if (token.word.empty()) return;
    if (!turns.back().words.empty()) turns.back().words += ' ';
    turns.back().words += token.word;
  }
  void put(Tokens tokens) {
    for (const Token& token : tokens) put(token);
  }

  Stream base_;
  Stream mine_;
  Stream fresh_;
  std::vector<std::size_t> conflict_turns_;
  MergedEdits result_;
};

/// Speakers of the file, then those that only the person's transcript has and somebody speaks as.
void add_speakers(const Transcript& mine, Transcript& merged) {
  for (const auto& speaker : mine.speakers) {
    const std::string& label = speaker.first;
    const auto known =
        std::ranges::find(merged.speakers, label, [](const auto& pair) { return pair.first; });
    const bool speaks =
        std::ranges::any_of(merged.turns, [&](const Turn& turn) { return turn.speaker == label; });
    if (known == merged.speakers.end() && speaks) merged.speakers.push_back(speaker);
  }
}

}  // namespace

MergedEdits merge_edits(const Transcript& base, const Transcript& mine, Transcript fresh) {
  Merger merger(base, mine, fresh);
  MergedEdits merged = merger.merge();
  std::vector<Turn> turns = std::move(merged.transcript.turns);
  merged.transcript = std::move(fresh);
  merged.transcript.turns = std::move(turns);
  merged.transcript.kind = mine.kind;
  add_speakers(mine, merged.transcript);
  merged.transcript = merge_ids(mine, std::move(merged.transcript));
  for (std::size_t i = 0; i < merged.conflicts.size(); ++i) {
    const auto& all = merged.transcript.turns;
    if (merger.conflict_turns()[i] < all.size()) {
      merged.conflicts[i].turn = all[merger.conflict_turns()[i]].id;
    }
  }
  // A turn whose words are all gone is gone, but for what was noted behind it.
  std::erase_if(merged.transcript.turns,
                [](const Turn& turn) { return turn.words.empty() && turn.notes.empty(); });
  return merged;
}

std::string words_hash(const Transcript& transcript) {
  std::string all;
  for (const auto& [label, role] : transcript.speakers) {
    all += label + '=' + std::string(to_string(role)) + '\n';
  }
  for (const Turn& turn : transcript.turns) {
    all += turn.speaker + '\t';
    // As it is written: in whole seconds.
    if (turn.start) all += std::to_string(turn.start->value / 1000);
    all += '\t' + turn.words + '\n';
  }
  return content_hash(all);
}

}  // namespace uxi::ingest
