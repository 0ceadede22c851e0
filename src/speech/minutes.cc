// Numbers in digits and in words, and the turns of phrase that say how long a session takes.
#include "speech/minutes.h"

#include <algorithm>
#include <utility>

#include "speech/phrase.h"
#include "text/byte_set.h"
#include "text/either_case.h"

namespace uxi::speech {
namespace {

double number_of(std::string_view word) {
  double value = 0;
  for (const char c : word) {
    if (c < '0' || c > '9' || value > 1000) return 0;
    value = value * 10 + (c - '0');
  }
  return value;
}

/// `5min`, `30m`: the number in front of the unit.
double leading_number(std::string_view word, std::string_view& unit) {
  std::size_t digits = 0;
  while (digits < word.size() && word[digits] >= '0' && word[digits] <= '9') ++digits;
  unit = word.substr(digits);
  return digits == 0 ? 0 : number_of(word.substr(0, digits));
}

double unit_minutes(std::string_view unit) {
  if (unit == "m" || unit.starts_with("min")) return 1;
  if (unit == "h" || unit == "hr" || unit == "hrs" || unit.starts_with("hour")) return 60;
  return 0;
}

/// "ten", "twenty"; 0 where it is no number.
double plain_number(std::string_view word) {
  static constexpr std::pair<std::string_view, double> kWords[] = {
      {"one", 1},    {"a", 1},      {"an", 1},       {"two", 2},     {"three", 3},
      {"four", 4},   {"five", 5},   {"six", 6},      {"seven", 7},   {"eight", 8},
      {"nine", 9},   {"ten", 10},   {"fifteen", 15}, {"twenty", 20}, {"thirty", 30},
      {"forty", 40}, {"fifty", 50}, {"sixty", 60},   {"ninety", 90}};
  for (const auto& [name, value] : kWords) {
    if (word == name) return value;
  }
  return 0;
}

/// `1.5` and `2,5`.
double decimal_number(std::string_view word) {
  const std::size_t point = word.find('.');
  if (point == std::string_view::npos || word.size() != point + 2) return 0;
  const double whole = number_of(word.substr(0, point));
  const double part = number_of(word.substr(point + 1));
  return whole > 0 ? whole + part / 10 : 0;
}

/// In digits or words, the second one of `5-10`; "forty-five" is one.
double spoken_number(std::string_view word) {
  if (const double plain = plain_number(word); plain > 0) return plain;
  if (const double decimal = decimal_number(word); decimal > 0) return decimal;
  const std::size_t hyphen = word.rfind('-');
  if (hyphen == std::string_view::npos) return number_of(word);
  const double last = plain_number(word.substr(hyphen + 1));
  if (last == 0) return number_of(word.substr(hyphen + 1));
  const double tens = plain_number(word.substr(0, hyphen));
  return tens >= 20 && last < 10 ? tens + last : last;
}

/// A time and the tokens that name it end at `end`; 0 minutes where there is none.
struct Time {
  double minutes = 0;
  std::size_t end = 0;
};

/// "half an hour", "three quarters of an hour", "a half-hour".
Time part_of_hour(const Sentence& s, std::size_t at) {
  const std::string_view word = s.word(at);
  if (word == "half-hour") return {30, at + 1};
  if (word == "half" && s.word(at + 1) == "hour") return {30, at + 2};
  const bool an_hour = s.word(at + 1) == "an" || s.word(at + 1) == "a";
  if (word == "half" && an_hour && s.word(at + 2) == "hour") return {30, at + 3};
  const bool quarter = word == "quarter" || word == "quarters" || word == "three-quarters";
  const std::size_t of = s.word(at + 1) == "of" ? at + 2 : at + 1;
  if (!quarter || (s.word(of) != "an" && s.word(of) != "a") || s.word(of + 1) != "hour") return {};
  const bool three = word == "three-quarters" || (at > 0 && s.word(at - 1) == "three");
  return {three ? 45.0 : 15.0, of + 2};
}

/// What stands behind "an hour": "and a half", "and 15 minutes", "30 min".
Time beyond_hour(const Sentence& s, std::size_t at) {
  const bool joined = s.word(at) == "and";
  const std::size_t next = joined ? at + 1 : at;
  if (joined && s.word(next) == "a" && s.word(next + 1) == "half") return {30, next + 2};
  if (joined && s.word(next) == "a" && s.word(next + 1) == "quarter") return {15, next + 2};
  std::string_view unit;
  const double digits = leading_number(s.word(next), unit);
  if (digits > 0 && digits < 60 && unit_minutes(unit) == 1) return {digits, next + 1};
  const double number = spoken_number(s.word(next));
  const bool minutes = number > 1 && number < 60 && unit_minutes(s.word(next + 1)) == 1;
  return minutes ? Time{number, next + 2} : Time{};
}

/// "one and a half hours", "an hour"; the number stands at `at`.
Time whole_time(const Sentence& s, std::size_t at) {
  std::string_view unit;
  if (const std::size_t hyphen = s.word(at).rfind('-'); hyphen != std::string_view::npos) {
    const double each = unit_minutes(s.word(at).substr(hyphen + 1));  // "45-minute", "one-hour"
    const double number = spoken_number(s.word(at).substr(0, hyphen));
    if (each > 0 && number > 0) return {number * each, at + 1};
  }
  if (const double joined = leading_number(s.word(at), unit); joined > 0 && !unit.empty()) {
    const std::string_view last = unit.substr(std::min(unit.find_first_not_of("-"), unit.size()));
    std::string_view behind;  // of "20-30min"
    const double longer = unit.front() == '-' ? leading_number(last, behind) : 0;
    if (longer > 0 && unit_minutes(behind) > 0) return {longer * unit_minutes(behind), at + 1};
    if (unit_minutes(unit) > 0) return {joined * unit_minutes(unit), at + 1};
    const double odd = unit.front() == 'h' ? leading_number(unit.substr(1), behind) : 0;
    if (odd > 0 && odd < 60) return {joined * 60 + odd, at + 1};  // 1h30
  }
  const double number = spoken_number(s.word(at));
  if (number == 0) return {};
  const bool half = s.word(at + 1) == "and" && s.word(at + 2) == "a" && s.word(at + 3) == "half";
  const std::size_t behind = half ? at + 4 : at + 1;
  const double each = unit_minutes(s.word(behind));
  return each == 0 ? Time{} : Time{(number + (half ? 0.5 : 0.0)) * each, behind + 1};
}

/// A digit, or the letters of a unit: most headings have neither.
bool could_name_time(std::string_view text) {
  static constexpr text::ByteSet kDigits("0123456789");
  return kDigits.find(text, 0) < text.size() || text::has_letters(text, "min") ||
         text::has_letters(text, "hour") || text::has_letters(text, "hr");
}

Time time_at(const Sentence& s, std::size_t at) {
  if (const Time part = part_of_hour(s, at); part.minutes > 0) return part;
  Time whole = whole_time(s, at);
  if (whole.minutes == 0 || unit_minutes(s.word(whole.end - 1)) == 1) return whole;
  const Time rest = beyond_hour(s, whole.end);
  return rest.minutes == 0 ? whole : Time{whole.minutes + rest.minutes, rest.end};
}

}  // namespace

std::optional<double> minutes_in(std::string_view text) {
  return could_name_time(text) ? minutes_in(tokenize(text)) : std::nullopt;
}

std::optional<double> minutes_in(const Sentence& sentence) {
  if (!could_name_time(sentence.text)) return std::nullopt;
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    if (const Time time = time_at(sentence, i); time.minutes > 0) return time.minutes;
  }
  return std::nullopt;
}

std::optional<double> minutes_alone(std::string_view line) {
  static constexpr std::string_view kAround[] = {"about",    "around",  "approximately",
                                                 "approx",   "roughly", "circa",
                                                 "ca",       "up",      "to",
                                                 "max",      "maximum", "time",
                                                 "duration", "total",   "allow",
                                                 "~",        "-",       ":",
                                                 "(",        ")",       "[",
                                                 "]",        "."};
  constexpr std::size_t kMost = 8;  // tokens
  const auto fits = [](const Token& token) {
    std::string_view unit;
    const std::string_view word = token.folded;
    if (leading_number(word, unit) > 0 && (unit.empty() || unit_minutes(unit) > 0)) return true;
    return unit_minutes(word) > 0 || spoken_number(word) > 0 ||
           std::ranges::find(kAround, word) != std::end(kAround);
  };
  // The first word of most lines tells already.
  if (!std::ranges::all_of(tokenize(line, 1).tokens, fits)) return std::nullopt;
  const Sentence sentence = tokenize(line, kMost + 1);
  if (sentence.tokens.size() > kMost) return std::nullopt;
  const bool alone = std::ranges::all_of(sentence.tokens, fits);
  return alone ? minutes_in(sentence) : std::nullopt;
}

namespace {

/// It holds the letters of "min", "minutes", "hour" or "hours".
bool could_name_minutes(std::string_view text) {
  return text::has_letters(text, "min") || text::has_letters(text, "hour");
}

/// "Throughout the hour", "for the next half-hour".
std::optional<double> named_hour(const Sentence& sentence) {
  static constexpr std::string_view kPattern[] = {
      "(throughout|during|over|for|in|within) (the|this|our) [next|coming|full|whole] "
      "{(hour|half-hour|half hour)} (together|today|,|.|;|:|we|i|you|i'll|we'll|i'm|we're)"};
  static const PhraseSet set(kPattern);
  const auto match = set.find(sentence);
  if (!match) return std::nullopt;
  return sentence.word(match->first).starts_with("half") ? 30 : 60;
}

/// The first time that is named, in part at least, among the words of a match.
std::optional<double> minutes_of(const PhraseSet& phrases, const Sentence& sentence) {
  constexpr std::size_t kBefore = 4;  // tokens; "three quarters of" an hour
  const auto match = phrases.find(sentence);
  if (!match) return std::nullopt;
  for (std::size_t i = match->first - std::min(match->first, kBefore); i < match->last; ++i) {
    const Time time = time_at(sentence, i);
    if (time.minutes > 0 && time.end > match->first) return time.minutes;
  }
  return std::nullopt;
}

/// "This session should take about 30 minutes."
std::optional<double> lasting_minutes(const Sentence& sentence) {
  static constexpr std::string_view kPattern[] = {
      "(session|interview|conversation|test|call|meeting|study|this|it|talk|chat) ..8 "
      "(minutes|minute|hour|hours|min|mins|half-hour) !ago",
      "_ (minutes|minute|hour|hours) (for|of) !(your (questions|feedback|thoughts)) ..3 "
      "(session|interview|conversation|test|call|your)",
      "(take|takes|lasts|(will|should|to|would|may|can|might|could|sessions|interviews|calls) "
      "last) "
      "..8 (minutes|minute|hour|hours|min|mins|half-hour)"};
  static const PhraseSet set(kPattern);
  return minutes_of(set, sentence);
}

/// "We have 25 minutes", "You've got an hour today": said before anything is asked.
std::optional<double> opening_minutes(const Sentence& sentence) {
  constexpr double kLeast = 10;  // what is shorter is a part of it
  static constexpr std::string_view kPattern[] = {
      "(we|we've|we'll|you|you've|us) [will|should|can|both|all|only|just|now] "
      "(have|got|have got|spend|talk|chat|speak|need) ..6 "
      "(minutes|minute|hour|hours|min|mins|half-hour) [and (a half|a quarter)] "
      "(together|today|in total|so|and|but|scheduled|booked|planned|set aside|for (our|this|the) "
      "(session|interview|conversation|call|chat|talk|meeting)|with (you|me|us)|to "
      "(talk|chat|speak)|,|-|;|:|.|?|$)",
      "(we'll|we will|we're going to) be (talking|speaking|chatting|together) ..4 "
      "(minutes|minute|hour|hours|min|mins|half-hour)",
      "(we|we've|i|i've) [have] (planned|scheduled|booked|reserved|blocked|set aside) ..3 "
      "(minutes|hour|hours|min|mins|half-hour)",
      "(15-minute|20-minute|25-minute|30-minute|40-minute|45-minute|50-minute|60-minute|75-minute|"
      "90-minute|15-min|20-min|30-min|45-min|60-min|90-min|half-hour|one-hour|1-hour|two-hour|"
      "2-hour) (session|interview|conversation|call|chat|test|study|meeting|discussion)",
      "(done|finished|finish|through|stop|stop you|wrap up|end|finish up|be over) "
      "(in|within|after|by) ..3 (minutes|minute|hour|hours|min|mins|half-hour)",
      "(the|these) (next|coming|following) ..4 (minutes|hour|hours|min|mins|half-hour)",
      "_ (minutes|minute|hour|hours|min|mins|half-hour) "
      "(together|of your time|in total|in all|altogether|today|max|maximum|tops|at most)",
      "(our|the|your) time [today|together] is ..3 (minutes|minute|hour|hours|min|mins)"};
  static const PhraseSet set(kPattern);
  const auto minutes = minutes_of(set, sentence);
  return minutes && *minutes >= kLeast ? minutes : std::nullopt;
}

/// "45 minutes, one-on-one", "Length: 20 to 30 min" under the title: one time, that of a session.
std::optional<double> title_minutes(const Sentence& sentence) {
  constexpr double kLeast = 15;
  constexpr double kMost = 240;
  static constexpr std::string_view kParts[] = {
      "(first|last|each|every|per|after|before|within|until|apart|break) !(session|interview|call)",
      "(early|late|left|ago|prior)"};
  static const PhraseSet parts(kParts);
  if (parts.matches(sentence)) return std::nullopt;
  std::optional<double> found;
  for (std::size_t i = 0; i < sentence.tokens.size();) {
    const Time time = time_at(sentence, i);
    if (time.minutes > 0 && found) return std::nullopt;
    if (time.minutes > 0) found = time.minutes;
    i = std::max(i + 1, time.end);
  }
  return found && *found >= kLeast && *found <= kMost ? found : std::nullopt;
}

/// "Session length: 45 minutes", in a part of the plan where nothing is asked.
std::optional<double> planned_minutes(const GuideSection& section) {
  constexpr double kLeast = 10;
  static constexpr std::string_view kPattern[] = {
      "^ [expected|estimated|approximate|approx|total] "
      "(duration|length|(session|interview|total) (time|length|duration)) ..2 (:|-)"};
  static const PhraseSet set(kPattern);
  for (const GuideItem& item : section.items) {
    if (item.kind != ItemKind::note) return std::nullopt;
  }
  for (const GuideItem& item : section.items) {
    if (item.struck || !could_name_minutes(item.text)) continue;
    const Sentence sentence = tokenize(item.text);
    const auto minutes = set.matches(sentence) ? minutes_in(sentence) : std::nullopt;
    if (minutes && *minutes >= kLeast) return minutes;
  }
  return std::nullopt;
}

}  // namespace

std::optional<double> stated_minutes(const Guide& guide) {
  bool begun = false;
  for (const GuideSection& section : guide.sections) {
    if (!begun) {
      if (const auto minutes = planned_minutes(section)) return minutes;
    }
    if (section.kind == SectionKind::notes) continue;
    const bool opens = section.kind == SectionKind::intro || section.kind == SectionKind::consent;
    for (const GuideItem& item : section.items) {
      const bool early = opens || !begun;
      const bool title = section.level <= 1 && !begun && item.kind == ItemKind::note;
      if (title && !item.struck && could_name_minutes(item.text)) {
        const Sentence sentence = tokenize(item.text);
        if (const auto minutes = lasting_minutes(sentence)) return minutes;
        if (const auto minutes = title_minutes(sentence)) return minutes;
      }
      const bool said = item.kind == ItemKind::statement ||
                        (early && (item.kind == ItemKind::consent || is_asked(item.kind)));
      begun = begun || (!opens && is_asked(item.kind));
      if (!said || !could_name_minutes(item.text)) continue;
      const Sentence sentence = tokenize(item.text);
      if (const auto minutes = lasting_minutes(sentence)) return minutes;
      if (const auto minutes = named_hour(sentence)) return minutes;
      if (!early) continue;
      if (const auto minutes = opening_minutes(sentence)) return minutes;
    }
  }
  return std::nullopt;
}

}  // namespace uxi::speech
