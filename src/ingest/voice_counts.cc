// Counts what tells a person who asks from one who answers. English; in other languages question
// marks alone count.
#include <algorithm>
#include <array>
#include <string>

#include "ingest/ascii.h"
#include "ingest/roles.h"
#include "text/words.h"

namespace uxi::ingest {
namespace {

// Before `you`: `did you`, `would you`.
constexpr std::array<std::string_view, 14> kAuxiliaries = {
    "are",  "can",   "could",  "did",  "do",     "does", "had",
    "have", "how'd", "should", "were", "what'd", "will", "would"};
constexpr std::array<std::string_view, 6> kAskers = {"how",   "what",  "when",
                                                     "where", "which", "why"};
constexpr std::array<std::string_view, 10> kSelf = {"i",  "i'd", "i'll", "i'm", "i've",
                                                    "me", "my",  "our",  "us",  "we"};
constexpr std::array<std::string_view, 4> kYou = {"you", "you're", "you've", "your"};
constexpr std::array<std::string_view, 5> kVerbs = {"are", "did", "do", "is", "was"};

template <std::size_t N>
bool among(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::binary_search(list.begin(), list.end(), word);
}

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_ascii_digit(c) || c == '\'' ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
}

/// Walks the words of one piece; a window of two is enough.
class Counter {
 public:
  explicit Counter(VoiceCounts& counts) : counts_(counts) {}

  void count(std::string_view text) {
    counts_.words += text::count_words(text);
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      if (is_word_byte(c)) {
        word_ += ascii_lower(c);
        continue;
      }
      if (c == '?' && !word_.empty()) ++counts_.questions;
      end_word();
    }
    end_word();
  }

 private:
  void end_word() {
    if (word_.empty()) return;
    if (among(kYou, word_)) ++counts_.you;
    if (among(kSelf, word_)) ++counts_.i;
    const bool to_you = word_ == "you" && among(kAuxiliaries, before_);
    const bool tell = before_ == "tell" && (word_ == "me" || word_ == "us");
    const bool asks = among(kAskers, before_) && among(kVerbs, word_);
    if (to_you || tell || asks) ++counts_.addressed;
    std::swap(before_, word_);
    word_.clear();
  }

  VoiceCounts& counts_;
  std::string word_;
  std::string before_;
};

}  // namespace

std::vector<VoiceCounts> count_voices(const std::vector<Piece>& pieces, const Cast& cast) {
  std::vector<VoiceCounts> counts(cast.labels.size());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    VoiceCounts& voice = counts[cast.voice[i]];
    const bool takes_floor = i == 0 || cast.voice[i] != cast.voice[i - 1] || pieces[i].opens;
    if (takes_floor) ++voice.turns;
    Counter(voice).count(pieces[i].text);
  }
  return counts;
}

}  // namespace uxi::ingest
