// By the share of each language's most frequent words, as in Grefenstette, "Comparing two language
// identification schemes" (JADT 1995); scripts that one language has to itself tell it at once.
#include "ingest/language.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "text/strings.h"
#include "text/utf8.h"
#include "text/words.h"

namespace uxi::ingest {
namespace {

constexpr std::size_t kSample = 600;  // words looked at, spread over the file
constexpr std::size_t kFewestWords = 25;
constexpr double kShare = 0.22;  // of the words, at least
constexpr double kMargin = 1.2;  // over the next language

struct SmallWords {
  std::string_view language;
  std::string_view words;
};
constexpr std::array<SmallWords, 13> kSmallWords = {{
    {"en",
     "the and to of a that is it you was for on with have this be are not but they what so "
     "there do if can would about just"},
    {"de",
     "der die das und ich nicht ist zu es ein sie mit auf den wir haben auch dann so da aber "
     "eine für wenn dass noch wie war im man"},
    {"fr",
     "le la les et de des je que est pas un une vous on nous ça en dans qui pour sur mais "
     "avec il elle du au c'est ce j'ai"},
    {"es",
     "el la los las que y de no en un una es por con para lo se me pero como más muy cuando "
     "yo está hay eso del mi"},
    {"it",
     "il di che e la non è un una per in con mi si ma come lo gli sono anche perché questo "
     "della le ho io del più i"},
    {"pt",
     "o a os as que e de não um uma em para com é do da eu mas por se no na muito isso como "
     "mais foi você então tem"},
    {"nl",
     "de het een en ik niet van dat is je in op te we maar met voor dan ook er wat zijn als "
     "die nog heb ze naar bij"},
    {"sv",
     "och att det är jag som en på inte för med vi har den men så om var man av ett du till "
     "kan när sig då också"},
    {"da",
     "og at det er jeg som en på ikke for med vi har den men så om var man af et du til kan "
     "når sig da også"},
    {"no",
     "og at det er jeg som en på ikke for med vi har den men så om var man av et du til kan "
     "når seg da også"},
    {"pl",
     "i w nie na to że się z do jest tak jak ale po co mi już czy za od tylko bo o są był "
     "mam tego jestem"},
    {"ru",
     "и в не на я что это с как у мы а по то он так но вот из за есть было мне если да они "
     "для бы"},
    {"uk",
     "і в не на я що це з як у ми а по то він так але ось із за є було мені якщо та вони для "
     "би"},
}};

/// Languages of a word, as bits in the order of kSmallWords.
using Table = std::map<std::string_view, unsigned, std::less<>>;

const Table& small_words() {
  static const Table table = [] {
    Table made;
    for (std::size_t i = 0; i < kSmallWords.size(); ++i) {
      for (const std::string_view word : text::split(kSmallWords[i].words, ' ')) {
        made[word] |= 1U << i;
      }
    }
    return made;
  }();
  return table;
}

/// A language whose letters no other has.
std::string_view language_of_letter(char32_t c) {
  if (c >= 0x3040 && c <= 0x30FF) return "ja";
  if (c >= 0xAC00 && c <= 0xD7A3) return "ko";
  if (c >= 0x0370 && c <= 0x03FF) return "el";
  return {};
}

struct Tally {
  std::size_t words = 0;
  std::array<std::size_t, kSmallWords.size()> hits{};
  std::map<std::string_view, std::size_t> scripts;

  void add(std::string_view words_of_piece) {
    for (const text::Word& word : text::words(words_of_piece)) {
      ++words;
      std::size_t at = 0;
      const auto script = language_of_letter(text::next_code_point(word.folded, at));
      if (!script.empty()) ++scripts[script];
      const auto found = small_words().find(word.folded);
      if (found == small_words().end()) continue;
      for (std::size_t i = 0; i < hits.size(); ++i) hits[i] += found->second >> i & 1U;
    }
  }
};

}  // namespace

std::string detect_language(const std::vector<Piece>& pieces) {
  // Every nth piece, so that a long file is looked at from end to end.
  std::size_t bytes = 0;
  for (const Piece& piece : pieces) bytes += piece.text.size();
  const std::size_t step = std::max<std::size_t>(1, bytes / (kSample * 5));
  Tally tally;
  for (std::size_t i = 0; i < pieces.size() && tally.words < 2 * kSample; i += step) {
    tally.add(std::string_view(pieces[i].text).substr(0, kSample * 5));
  }
  for (const auto& [language, letters] : tally.scripts) {
    if (letters * 2 > tally.words) return std::string(language);
  }
  if (tally.words < kFewestWords) return {};
  std::size_t best = 0;
  for (std::size_t i = 1; i < tally.hits.size(); ++i) {
    if (tally.hits[i] > tally.hits[best]) best = i;
  }
  std::size_t second = 0;
  for (std::size_t i = 0; i < tally.hits.size(); ++i) {
    if (i != best) second = std::max(second, tally.hits[i]);
  }
  const auto most = static_cast<double>(tally.hits[best]);
  const bool clear = most >= kShare * static_cast<double>(tally.words) &&
                     most >= kMargin * static_cast<double>(second);
  return clear ? std::string(kSmallWords[best].language) : std::string();
}

}  // namespace uxi::ingest
