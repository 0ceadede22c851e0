// Counts what tells a person who asks from one who answers. The words are those of the language
// that is spoken (asking_words.h); a question mark counts in every language.
#include <algorithm>
#include <array>
#include <string_view>

#include "ingest/ascii.h"
#include "ingest/asking_words.h"
#include "ingest/roles.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "text/words.h"

namespace uxi::ingest {
namespace {

constexpr std::array<bool, 256> word_bytes() {
  std::array<bool, 256> is_word{};
  for (unsigned c = 0; c < 256; ++c) {
    const bool letter = (c | 0x20U) >= 'a' && (c | 0x20U) <= 'z';
    is_word[c] = c >= 0x80 || letter || (c >= '0' && c <= '9') || c == '\'' || c == '-';
  }
  return is_word;
}
constexpr std::array<bool, 256> kWordBytes = word_bytes();

constexpr std::string_view kApostrophe = "\xE2\x80\x99";

bool is_word_byte(char c) { return kWordBytes[static_cast<unsigned char>(c)]; }

/// Bytes of a quote, dash or Spanish mark at `at`; 0 where letters stand there.
std::size_t mark_size(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (rest.empty() || (rest[0] & 0x80) == 0) return 0;
  if (rest.starts_with("\xE2\x80") && !rest.starts_with(kApostrophe)) return 3;
  const bool latin = rest.size() > 1 && rest[0] == '\xC2' && (rest[1] & 0x40) == 0;
  return latin ? 2 : 0;
}

/// Moves behind letters, digits and apostrophes. True where they are ASCII.
bool skip_word(std::string_view text, std::size_t& at) {
  bool plain = true;
  for (; at < text.size() && is_word_byte(text[at]); ++at) {
    if ((text[at] & 0x80) == 0) continue;
    if (mark_size(text, at) > 0) break;
    plain = false;
  }
  return plain;
}

/// Full-width and Arabic question marks.
std::size_t count_other_marks(std::string_view text) {
  std::size_t marks = 0;
  for (const std::string_view mark : {"\xEF\xBC\x9F", "\xD8\x9F"}) {
    for (std::size_t at = text.find(mark); at != text.npos; at = text.find(mark, at + 1)) ++marks;
  }
  return marks;
}

/// Looks words up; nearly all are passed over by their first byte and length.
class WordTable {
 public:
  explicit WordTable(std::span<const AskingWord> words) : words_(words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      Row& row = rows_[static_cast<unsigned char>(words[i].word[0])];
      if (row.lengths == 0) row.begin = i;
      row.end = i + 1;
      row.lengths |= 1U << words[i].word.size();
    }
  }

  /// `plain`: the word is ASCII.
  std::uint8_t find(std::string_view word, bool plain) const {
    const auto first = static_cast<unsigned char>(word[0]);
    const Row& row = rows_[first >= 'A' && first <= 'Z' ? first | 0x20U : first];
    if (!plain) return find_other(word, row.lengths != 0 || first >= 0x80);
    if ((row.lengths >> std::min<std::size_t>(word.size(), 31) & 1U) == 0) return 0;
    std::array<char, kLongestAskingWord> small{};
    for (std::size_t i = 0; i < word.size(); ++i) small[i] = ascii_lower(word[i]);
    return look_up({small.data(), word.size()}, row.begin, row.end);
  }

 private:
  /// What words with one first byte are: their place in the list, and their lengths as bits.
  struct Row {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::uint32_t lengths = 0;
  };

  /// Capitals outside of ASCII may get another first byte, and typographic apostrophes are longer.
  std::uint8_t find_other(std::string_view word, bool may_be) const {
    if (!may_be || word.size() > kLongestAskingWord + kApostrophe.size()) return 0;
    const std::string lower = text::replace_all(text::lower(word), kApostrophe, "'");
    return look_up(lower, 0, words_.size());
  }

  std::uint8_t look_up(std::string_view word, std::size_t begin, std::size_t end) const {
    const auto part = words_.subspan(begin, end - begin);
    const auto found = std::ranges::lower_bound(part, word, {}, &AskingWord::word);
    return found != part.end() && found->word == word ? found->does : 0;
  }

  std::span<const AskingWord> words_;
  std::array<Row, 256> rows_{};
};

bool asks(std::uint8_t before, std::uint8_t word) {
  using namespace asking;
  const auto pair = [&](std::uint8_t first, std::uint8_t second) {
    return (before & first) != 0 && (word & second) != 0;
  };
  return (word & kAsksAlone) != 0 || pair(kBeforeYou, kSpokenTo) || pair(kAsker, kVerb) ||
         pair(kTell, kSelf);
}

/// Walks the words of one piece; a window of two is enough.
void count_piece(const WordTable& table, std::string_view text, VoiceCounts& counts) {
  std::uint8_t before = 0;
  bool plain = true;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const bool ascii = skip_word(text, i);
    plain = plain && ascii;
    if (i == begin) {
      i += std::max<std::size_t>(1, mark_size(text, i));
      continue;
    }
    if (i < text.size() && text[i] == '?') ++counts.questions;
    const std::uint8_t word = table.find(text.substr(begin, i - begin), ascii);
    counts.you += (word & asking::kYou) != 0 ? 1U : 0U;
    counts.i += (word & asking::kSelf) != 0 ? 1U : 0U;
    counts.addressed += asks(before, word) ? 1U : 0U;
    before = word;
  }
  if (!plain) counts.questions += count_other_marks(text);
  counts.words += text::count_words(text);
}

}  // namespace

std::vector<VoiceCounts> count_voices(const std::vector<Piece>& pieces, const Cast& cast,
                                      std::string_view language) {
  const WordTable table(asking_words(language));
  std::vector<VoiceCounts> counts(cast.labels.size());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    VoiceCounts& voice = counts[cast.voice[i]];
    const bool takes_floor = i == 0 || cast.voice[i] != cast.voice[i - 1] || pieces[i].opens;
    if (takes_floor) ++voice.turns;
    count_piece(table, pieces[i].text, voice);
  }
  return counts;
}

}  // namespace uxi::ingest
