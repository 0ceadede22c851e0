// Snowball stemmers. The wall around libstemmer.
#include <libstemmer.h>
#include <memory>

#include "text/utf8.h"
#include "text/words.h"

namespace uxi::text {
namespace {

constexpr std::size_t kMaxWord = 256;

struct Delete {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};

/// The last language's stemmer. Making one costs more than stemming a word, and texts are of one
/// language for long stretches.
struct Stemmer {
  std::string language;
  std::unique_ptr<sb_stemmer, Delete> stemmer;
};

sb_stemmer* stemmer_for(std::string_view language) {
  thread_local Stemmer last;
  if (last.language != language) {
    last.language = language;
    last.stemmer.reset(sb_stemmer_new(last.language.c_str(), "UTF_8"));
  }
  return last.stemmer.get();
}

}  // namespace

std::string stem(std::string_view word, std::string_view language) {
  std::string out(word);
  if (word.empty() || word.size() > kMaxWord || find_invalid_utf8(word)) return out;
  sb_stemmer* stemmer = stemmer_for(language);
  if (stemmer == nullptr) return out;
  const auto* bytes = reinterpret_cast<const sb_symbol*>(word.data());
  const sb_symbol* stemmed = sb_stemmer_stem(stemmer, bytes, static_cast<int>(word.size()));
  if (stemmed == nullptr) return out;
  out.assign(reinterpret_cast<const char*>(stemmed),
             static_cast<std::size_t>(sb_stemmer_length(stemmer)));
  return out;
}

}  // namespace uxi::text
