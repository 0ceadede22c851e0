// What people write above or before words that somebody says, by the words of that line alone.
#include "speech/opener.h"

#include "speech/phrase.h"
#include "text/byte_set.h"
#include "text/either_case.h"

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

}  // namespace uxi::speech
