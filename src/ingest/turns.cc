// Joins pieces into turns.
#include "ingest/turns.h"

#include <algorithm>
#include <array>

#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::ingest {
namespace {

constexpr std::size_t kReadableWords = 120;
constexpr std::size_t kLongestTurn = 300;
constexpr Millis kPause{30'000};
constexpr std::array<std::string_view, 8> kFillers = {"er", "erm", "hm", "hmm",
                                                      "uh", "uhm", "um", "umm"};

bool ends_sentence(std::string_view text) {
  for (const std::string_view closing : {"\xE2\x80\x9D", "\"", ")", "'", "]"}) {
    if (text.ends_with(closing)) text.remove_suffix(closing.size());
  }
  return !text.empty() && (text::contains(".?!", text.substr(text.size() - 1)) ||
                           text.ends_with("\xE2\x80\xA6") || text.ends_with("\xE3\x80\x82"));
}

/// Letters and digits of a word, lower case.
std::string bare_word(std::string_view word) {
  std::string bare;
  for (const char c : text::lower(word)) {
    if (c != ',' && c != '.' && c != '-' && c != '?' && c != '!') bare += c;
  }
  return bare;
}

}  // namespace

std::vector<Turn> join_turns(const std::vector<Piece>& pieces, const Cast& cast,
                             const std::vector<std::string>& letters) {
  std::vector<Turn> turns;
  std::size_t words = 0;
  std::optional<Millis> end;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    const bool other = i == 0 || piece.opens || cast.voice[i] != cast.voice[i - 1];
    const bool pause = !other && end && piece.start && *piece.start - *end >= kPause;
    const bool rests = !other && ends_sentence(turns.back().words);
    const bool full = words >= kLongestTurn || (rests && (pause || words >= kReadableWords));
    if (other || full) {
      Turn turn;
      turn.speaker = letters[cast.voice[i]];
      turn.start = piece.start;
      turn.words = piece.text;
      turns.push_back(std::move(turn));
      words = 0;
    } else {
      turns.back().words += ' ';
      turns.back().words += piece.text;
    }
    // Pieces are squeezed; whether a dash alone is a word does not matter here.
    words += 1 + static_cast<std::size_t>(std::count(piece.text.begin(), piece.text.end(), ' '));
    end = piece.end;
  }
  return turns;
}

std::string without_fillers(std::string_view text) {
  std::string out;
  std::string before;
  for (const std::string_view word : text::split(text, ' ')) {
    std::string bare = bare_word(word);
    const bool filler =
        std::binary_search(kFillers.begin(), kFillers.end(), std::string_view(bare));
    const bool twice = !bare.empty() && bare == before && !ends_sentence(out);
    if (word.empty() || filler) continue;
    if (twice) {
      // The second stands, with its comma or full stop.
      out.resize(out.rfind(' ') == std::string::npos ? 0 : out.rfind(' '));
    }
    if (!out.empty()) out += ' ';
    out += word;
    before = std::move(bare);
  }
  return out;
}

}  // namespace uxi::ingest
