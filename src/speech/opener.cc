// What people write above or before words that somebody says, by the words of that line alone.
#include "speech/opener.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

#include "speech/phrase.h"
#include "text/byte_set.h"
#include "text/either_case.h"
#include "text/strings.h"

namespace uxi::speech {

bool warns(std::string_view line) {
  static constexpr std::string_view kPattern[] = {"^ (avoid|never|don't|do not)"};
  static const PhraseSet set(kPattern);
  return set.matches(tokenize(line));
}

bool announces_words(std::string_view line) {
  static constexpr std::string_view kPattern[] = {
      "^ [moderator] (prompt|say|says|script|read aloud|read out|tell the participant) $"};
  static const PhraseSet set(kPattern);
  constexpr std::size_t kLongest = 32;  // bytes
  return line.size() <= kLongest && line.ends_with(':') && set.matches(tokenize(line));
}

bool announces_task(std::string_view line) {
  static constexpr std::string_view kPattern[] = {
      "^ (send|paste|read|give|share|show|hand|present) ..3 [the|this] "
      "(following|next|follow|first|second|third|last|new) ..1 (task|scenario|activity|exercise) "
      "..5 $"};
  static const PhraseSet set(kPattern);
  constexpr std::size_t kLongest = 100;  // bytes
  // Most lines show by a look at their letters that they are no such thing.
  const std::size_t at = line.find_first_not_of(" [(*_");
  if (line.size() > kLongest || at == std::string_view::npos) return false;
  constexpr std::string_view kInitials = "sprgh";
  if (kInitials.find(static_cast<char>(line[at] | 0x20)) == std::string_view::npos) return false;
  const bool names = text::has_letters(line, "task") || text::has_letters(line, "scenario") ||
                     text::has_letters(line, "activity") || text::has_letters(line, "exercise");
  return names && set.matches(tokenize(line));
}

bool is_asked_back(const Sentence& heading) {
  static constexpr std::string_view kPattern[] = {
      "^ (if|when) (they|he|she|asked|someone|anyone|the (participant|user|interviewee|customer)|"
      "participants|people|users) [ask|asks|want|wants|say|says]"};
  static const PhraseSet set(kPattern);
  return set.matches(heading);
}

bool is_prose(std::string_view text) {
  constexpr std::size_t kWords = 4;
  static constexpr text::ByteSet kCode("{}=<>|$;\\`#@");
  if (text.empty() || text.front() < 'A' || text.front() > 'Z') return false;
  if (text.back() != '.' && text.back() != '?' && text.back() != '!') return false;
  return kCode.find(text, 0) == text.size() && tokenize(text, 2 * kWords).word_count() >= kWords;
}

std::string_view without_tag(std::string_view line) {
  constexpr std::size_t kTagWords = 3;
  const std::size_t close = line.starts_with('[') ? line.find(']') : std::string_view::npos;
  if (close == std::string_view::npos || has_more_words(line.substr(1, close - 1), kTagWords)) {
    return line;
  }
  const std::string_view rest = text::trim(line.substr(close + 1));
  return rest.empty() ? line : rest;
}

bool tells_of_asking(const Sentence& label) {
  static constexpr std::string_view kPattern[] = {
      "^ (if|when|should) (a|an|the|any|one) _ [_] (asks|wonders|wants to know|inquires) "
      "!(you|your|for|to)",
      "^ (if|when|should) (they|people|others|participants|members|users|customers|clients|"
      "respondents|interviewees|testers) (ask|wonder|want to know|inquire) !(you|your|for|to)",
      "^ (if|when|should) (he|she|someone|somebody|anyone|anybody) "
      "(asks|wonders|wants to know|inquires) !(you|your|for|to)"};
  static const PhraseSet set(kPattern);
  return set.matches(label);
}

bool has_more_words(std::string_view text, std::size_t most) {
  std::size_t count = 0;
  bool space = true;
  for (std::size_t i = 0; i < text.size() && count <= most; ++i) {
    const char small = static_cast<char>(text[i] | 0x20);
    count += space && small >= 'a' && small <= 'z' ? 1U : 0U;
    space = text[i] == ' ';
  }
  return count > most;
}

namespace {

/// Every pattern of a watch list begins with the letters of a row, has a word with one of the first
/// letters beside them behind those, and holds the letters at the row's end; or it holds the
/// letters below. A look at the bytes spares most lines being cut into words.
struct WatchRow {
  std::string_view first;
  std::string_view next = {};  ///< any word where there are none
  std::string_view also = {};
};
constexpr auto kWatchRows = std::to_array<WatchRow>({{"assumptions"},
                                                     {"avoid"},
                                                     {"do", "n", "ask"},
                                                     {"do", "n", "say"},
                                                     {"don", {}, "ask"},
                                                     {"don", {}, "say"},
                                                     {"expected"},
                                                     {"for"},
                                                     {"goal"},
                                                     {"goals"},
                                                     {"hypotheses"},
                                                     {"learning"},
                                                     {"listen"},
                                                     {"listening"},
                                                     {"look"},
                                                     {"looking"},
                                                     {"never"},
                                                     {"note"},
                                                     {"notes"},
                                                     {"notice"},
                                                     {"objectives"},
                                                     {"observe"},
                                                     {"observer"},
                                                     {"observations"},
                                                     {"our"},
                                                     {"research"},
                                                     {"session"},
                                                     {"study"},
                                                     {"success"},
                                                     {"things"},
                                                     {"this", {}, "to"},
                                                     {"watch"},
                                                     {"watching"},
                                                     {"we", "wihn"},
                                                     {"what", "tywihn"},
                                                     {"signals"},
                                                     {"observation"},
                                                     {"signs"},
                                                     {"bad"},
                                                     {"based", {}, "know"},
                                                     {"if", {}, "ask"},
                                                     {"if", {}, "to know"},
                                                     {"when", {}, "ask"},
                                                     {"when", {}, "to know"}});

/// A bit for each row that begins with a letter.
constexpr auto kWatchRowsOf = [] {
  static_assert(kWatchRows.size() <= 64);
  std::array<std::uint64_t, 26> rows{};
  for (std::size_t i = 0; i < kWatchRows.size(); ++i)
    rows[static_cast<std::size_t>(kWatchRows[i].first.front() - 'a')] |= std::uint64_t{1} << i;
  return rows;
}();

bool could_open_watch_list(std::string_view text) {
  std::array<char, 16> letters{};  // no row has as many
  std::size_t size = 0;
  for (const char c : text.substr(0, letters.size())) {
    if (static_cast<unsigned char>(c) >= 0x80) return true;
    const char small = static_cast<char>(c | 0x20);
    if (small < 'a' || small > 'z') break;
    letters[size++] = small;
  }
  if (size == 0) return true;
  const std::string_view first(letters.data(), size);
  const std::size_t behind = text.find_first_not_of(' ', size);
  const char next = behind == text.npos ? '\0' : static_cast<char>(text[behind] | 0x20);
  const bool word = next >= 'a' && next <= 'z';  // a bracket or a quotation mark says nothing
  const auto fits = [&](const WatchRow& row) {
    return row.first == first && (row.next.empty() || !word || row.next.find(next) != text.npos) &&
           (row.also.empty() || text::has_letters(text, row.also));
  };
  for (std::uint64_t rows = kWatchRowsOf[static_cast<std::size_t>(first.front() - 'a')]; rows != 0;
       rows &= rows - 1) {
    if (fits(kWatchRows[static_cast<std::size_t>(std::countr_zero(rows))])) return true;
  }
  return text::has_letters(text, "want") || text::has_letters(text, "quest");
}

}  // namespace

bool opens_watch_list(std::string_view text) {
  static constexpr std::string_view kPatterns[] = {
      "^ [things to] (watch|listen|look|observe|notice|watching|listening|looking) [out] for $",
      "^ [things to] (watch|listen|look|observe|notice) [out] $",
      "^ [things to] (watch|listen|look) [out] for ..6 $",
      "^ (observe|notice|note|notes|observations|success criteria|expected "
      "answer|expected answers) [whether|if|how] ..4 $",
      "^ (goal|goals) !(:|-) ..5 $",
      "^ (goal|goals) (:|-) (whether|if|how) ..4 $",
      "^ this (guide|script|document|study|research|interview|session) ..2 "
      "(intent|aim|aims|goal|goals|purpose|objective|objectives) ..12 to $",
      "^ (avoid|avoid asking|never ask|don't ask|do not ask|don't say|do not say) ..3 $",
      "^ (what|things|signals|signs) [that] (to|you|you're|you are|we|we're|we are) "
      "[want to|need to|should] (listen|look|watch|listening|looking|watching) [out] for ..4 $",
      "^ bad (questions|question) ..6 $",
      "^ observation (points|point|items|checklist|criteria|notes|focus) ..2 $",
      "^ based on ..10 (we'll|we will|i'll|i will|you'll) (know|learn|see|decide) ..3 $",
      "^ for [the|our] "
      "(researcher|researchers|moderator|facilitator|interviewer|observer|observers|"
      "notetaker|notetakers|note-taker|team) $",
      "^ [learning|research|study|our|session] (goals|objectives|hypotheses|assumptions) $",
      "^ (what|we) [we|i] (want|hope|need) to (learn|know|find out|understand) ..3 $",
      "^ (research|observer) questions $",
      "^ (questions|things) to (consider|think about|answer)",
      "^ ..8 we want to (answer|learn|know|find out|understand|explore) $",
      "^ ..4 (research|learning|study|key|open|guiding) questions [that|which|we] ..4 "
      "(are|is|follow|below|include|answer) ..16 $"};
  static const PhraseSet set(kPatterns);
  constexpr std::size_t kWords = 20;
  constexpr std::size_t kLook = 28;  // tokens; most lines show by these that they are too long
  if (!could_open_watch_list(text) || has_more_words(text, kWords)) return false;
  Sentence sentence = tokenize(text, kLook);
  if (sentence.word_count() > kWords) return false;
  if (sentence.tokens.size() == kLook) sentence = tokenize(text);
  if (sentence.word_count() > kWords) return false;
  return set.matches(sentence) || (text.ends_with(':') && tells_of_asking(sentence));
}

}  // namespace uxi::speech
