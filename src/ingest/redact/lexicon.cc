#include "ingest/redact/lexicon.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "base/embedded.h"
#include "uxi/error.h"

namespace uxi::ingest {
namespace {

struct ClassName {
  std::string_view name;
  Class value;
};
constexpr std::array<ClassName, 53> kNames = {{
    {"given", Class::given},
    {"given_word", Class::given_word},
    {"thing", Class::thing},
    {"surname", Class::surname},
    {"town", Class::town},
    {"town_word", Class::town_word},
    {"no_name", Class::no_name},
    {"honorific", Class::honorific},
    {"weak_honorific", Class::weak_honorific},
    {"colleague", Class::colleague},
    {"manager", Class::manager},
    {"partner", Class::partner},
    {"relative", Class::relative},
    {"friend", Class::companion},
    {"client", Class::client},
    {"assistant", Class::assistant},
    {"doctor", Class::doctor},
    {"intro", Class::intro},
    {"says", Class::says},
    {"told", Class::told},
    {"phone_context", Class::phone_context},
    {"number_word", Class::number_word},
    {"not_personal", Class::not_personal},
    {"unit", Class::unit},
    {"card_context", Class::card_context},
    {"account_context", Class::account_context},
    {"id_context", Class::id_context},
    {"birth_context", Class::birth_context},
    {"mail_context", Class::mail_context},
    {"handle_context", Class::handle_context},
    {"address_context", Class::address_context},
    {"digit_word", Class::digit_word},
    {"tens_word", Class::tens_word},
    {"repeat_word", Class::repeat_word},
    {"month", Class::month},
    {"ordinal_word", Class::ordinal_word},
    {"dot_word", Class::dot_word},
    {"joiner", Class::joiner},
    {"at_word", Class::at_word},
    {"top_level", Class::top_level},
    {"street", Class::street},
    {"street_front", Class::street_front},
    {"street_end", Class::street_end},
    {"particle", Class::particle},
    {"connector", Class::connector},
    {"place_strong", Class::place_strong},
    {"place_weak", Class::place_weak},
    {"large", Class::large},
    {"word", Class::word},
    {"person", Class::person},
    {"site", Class::site},
    {"talks", Class::talks},
    {"opener", Class::opener},
}};

/// Folded words and phrases with their classes, in a table with open addressing: every word of a
/// transcript is looked up.
class Lexicon {
 public:
  Lexicon() : slots_(kSlots) {
    for (const char* path :
         {"words/people/given-names.txt", "words/people/surnames.txt", "words/people/towns.txt",
          "words/people/cities.txt", "words/people/contexts.txt", "words/people/everyday.txt"}) {
      const auto text = embedded_file(path);
      UXI_CHECK(text.has_value());
      read(*text);
    }
    settle();
  }
  [[nodiscard]] Classes find(std::string_view folded) const {
    return slots_[slot_of(folded)].classes;
  }

 private:
  struct Slot {
    std::string_view word;
    Classes classes;
  };
  static constexpr std::size_t kSlots = std::size_t{1} << 16U;

  static constexpr std::uint32_t kHashStart = 2166136261U;
  static constexpr std::uint32_t hashed(std::uint32_t hash, char c) {
    return (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  }
  /// Where `word` stands, or would stand (FNV-1a, linear probing).
  [[nodiscard]] std::size_t slot_of(std::string_view word) const {
    std::uint32_t hash = kHashStart;
    for (const char c : word) hash = hashed(hash, c);
    return slot_of(word, hash);
  }
  [[nodiscard]] std::size_t slot_of(std::string_view word, std::uint32_t hash) const {
    std::size_t at = (hash ^ (hash >> 15U)) & (kSlots - 1);
    while (!slots_[at].word.empty() && slots_[at].word != word) at = (at + 1) & (kSlots - 1);
    return at;
  }
  void put(std::string_view word, std::size_t at, Class value) {
    Slot& slot = slots_[at];
    if (slot.word.empty()) {
      slot.word = word;
      UXI_CHECK(++used_ < kSlots / 2);
    }
    slot.classes.add(Classes::of(value));
  }
  void put(std::string_view word, Class value) { put(word, slot_of(word), value); }
  void read(std::string_view text) {
    while (!text.empty()) {
      const std::string_view line = text.substr(0, text.find('\n'));
      text.remove_prefix(std::min(line.size() + 1, text.size()));
      const std::size_t colon = line.find(':');
      if (line.empty() || line.front() == '#' || colon == std::string_view::npos) continue;
      const std::string_view name = line.substr(0, colon);
      const auto* row = std::find_if(kNames.begin(), kNames.end(),
                                     [&](const ClassName& one) { return one.name == name; });
      UXI_CHECK(row != kNames.end());
      add_words(line.substr(colon + 1), row->value);
    }
  }
  /// Words parted by spaces; they are hashed while their ends are looked for, as there are many.
  void add_words(std::string_view words, Class value) {
    for (std::size_t at = 0; at < words.size(); ++at) {
      const std::size_t begin = at;
      std::uint32_t hash = kHashStart;
      bool phrase = false;
      for (; at < words.size() && words[at] != ' '; ++at) {
        const char c = words[at];
        hash = hashed(hash, c);
        phrase = phrase || c == '_' || c == '-' || c == '\'';
      }
      const std::string_view word = words.substr(begin, at - begin);
      if (word.empty()) continue;
      if (phrase) {
        add_phrase(word, value);
      } else {
        put(word, slot_of(word, hash), value);
      }
    }
  }
  void add_phrase(std::string_view word, Class value) {
    std::string& made = phrases_.emplace_back(word);
    std::replace_if(
        made.begin(), made.end(), [](char c) { return c == '_' || c == '-' || c == '\''; }, ' ');
    const std::string_view phrase = phrases_.back();
    put(phrase, value);
    put(phrase.substr(0, phrase.find(' ')), Class::phrase_start);
  }
  /// The more careful class of two wins.
  void settle() {
    for (Slot& slot : slots_) {
      Classes& classes = slot.classes;
      if (classes.has(Class::large) && classes.has(Class::given)) {
        classes.add(Classes::of(Class::given_word, Class::thing));  // `Jordan`, `Georgia`
      }
      if (classes.has(Class::given_word) || classes.has(Class::no_name)) {
        classes.remove(Classes::of(Class::given));
      }
      if (classes.has(Class::town_word) || classes.has(Class::large)) {
        classes.remove(Classes::of(Class::town));
      }
    }
  }

  std::deque<std::string> phrases_;  ///< what the keys of phrases point into
  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

}  // namespace

Classes classes_of(std::string_view folded) {
  static const Lexicon kLexicon;
  return kLexicon.find(folded);
}

std::string_view relation_name(Classes classes) {
  for (const ClassName& row : kNames) {
    if (kRelations.has(row.value) && classes.has(row.value)) return row.name;
  }
  return {};
}

}  // namespace uxi::ingest
