// Reads clock times. The strict form is https://www.w3.org/TR/webvtt1/#collect-a-webvtt-timestamp.
#include "ingest/clock.h"

#include <algorithm>
#include <array>

#include "ingest/ascii.h"

namespace uxi::ingest {
namespace {

bool is_vtt_space(char c) { return c == ' ' || c == '\t' || c == '\f' || c == '\n' || c == '\r'; }

struct Number {
  std::int64_t value = 0;
  std::size_t digits = 0;
};

/// The digits at the front, cut off; nothing where there are none or more than nine after leading
/// zeros.
std::optional<Number> take_number(std::string_view& text) {
  Number number;
  while (number.digits < text.size() && is_ascii_digit(text[number.digits])) {
    number.value = number.value * 10 + (text[number.digits] - '0');
    if (number.value > 999'999'999) return std::nullopt;
    ++number.digits;
  }
  if (number.digits == 0) return std::nullopt;
  text.remove_prefix(number.digits);
  return number;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

void skip_space(std::string_view& text) {
  while (!text.empty() && is_vtt_space(text.front())) text.remove_prefix(1);
}

std::int64_t to_millis(std::int64_t hours, std::int64_t minutes, std::int64_t seconds) {
  return ((hours * 60 + minutes) * 60 + seconds) * 1000;
}

/// Milliseconds of a fraction of `digits` digits.
std::int64_t fraction_millis(Number fraction) {
  for (; fraction.digits < 3; ++fraction.digits) fraction.value *= 10;
  for (; fraction.digits > 3; --fraction.digits) fraction.value /= 10;
  return fraction.value;
}

template <class TakeClock>
std::optional<Timing> timing(std::string_view line, TakeClock take_clock) {
  skip_space(line);
  const std::optional<Millis> start = take_clock(line);
  if (!start) return std::nullopt;
  skip_space(line);
  if (!line.starts_with("-->")) return std::nullopt;
  line.remove_prefix(3);
  skip_space(line);
  const std::optional<Millis> end = take_clock(line);
  if (!end) return std::nullopt;
  return Timing{*start, *end, line};
}

}  // namespace

std::optional<Millis> take_strict_clock(std::string_view& text) {
  const auto first = take_number(text);
  if (!first || !take(text, ':')) return std::nullopt;
  const auto second = take_number(text);
  if (!second || second->digits != 2) return std::nullopt;
  std::array<std::int64_t, 3> parts = {0, first->value, second->value};
  if (first->digits != 2 || first->value > 59 || text.starts_with(':')) {
    if (!take(text, ':')) return std::nullopt;
    const auto third = take_number(text);
    if (!third || third->digits != 2) return std::nullopt;
    parts = {first->value, second->value, third->value};
  }
  if (!take(text, '.')) return std::nullopt;
  const auto fraction = take_number(text);
  if (!fraction || fraction->digits != 3 || parts[1] > 59 || parts[2] > 59) return std::nullopt;
  return Millis{to_millis(parts[0], parts[1], parts[2]) + fraction->value};
}

std::optional<Millis> take_loose_clock(std::string_view& text) {
  std::array<std::int64_t, 3> parts{};
  std::size_t count = 0;
  do {
    const auto number = take_number(text);
    if (!number || number->digits > 9) return std::nullopt;
    parts[count++] = number->value;
  } while (count < 3 && take(text, ':'));
  if (count < 2) return std::nullopt;
  std::int64_t millis = 0;
  if (text.size() > 1 && (text[0] == '.' || text[0] == ',') && is_ascii_digit(text[1])) {
    text.remove_prefix(1);
    const auto fraction = take_number(text);
    if (!fraction) return std::nullopt;
    millis = fraction_millis(*fraction);
  }
  const std::int64_t whole =
      count == 3 ? to_millis(parts[0], parts[1], parts[2]) : to_millis(0, parts[0], parts[1]);
  return Millis{whole + millis};
}

std::optional<Millis> take_frame_clock(std::string_view& text) {
  const auto clock = take_loose_clock(text);
  if (!clock || text.size() < 3 || (text[0] != ':' && text[0] != ';')) return clock;
  const std::size_t end = std::min(text.find_first_not_of("0123456789", 1), text.size());
  if (end != 3) return std::nullopt;
  text.remove_prefix(end);
  return clock;
}

bool take_range_mark(std::string_view& text) {
  skip_space(text);
  for (const std::string_view mark : {"-->", "-", "\xE2\x80\x93", "to "}) {
    if (!text.starts_with(mark)) continue;
    text.remove_prefix(mark.size());
    skip_space(text);
    return true;
  }
  return false;
}

std::optional<Timing> strict_timing(std::string_view line) {
  return timing(line, take_strict_clock);
}

std::optional<Timing> loose_timing(std::string_view line) {
  auto result = timing(line, take_loose_clock);
  if (result && !result->rest.empty() && !is_vtt_space(result->rest.front())) return std::nullopt;
  return result;
}

std::optional<Timing> range_line(std::string_view line) {
  const auto start = take_frame_clock(line);
  if (!start || !take_range_mark(line)) return std::nullopt;
  const auto end = take_frame_clock(line);
  if (!end || !line.empty()) return std::nullopt;
  return Timing{*start, *end, {}};
}

}  // namespace uxi::ingest
