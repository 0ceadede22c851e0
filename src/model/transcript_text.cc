// Reads the text of one turn: label, time, words with the place of each byte, id.
#include "model/transcript_text.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "model/source_map.h"

namespace uxi {
namespace {

constexpr std::string_view kOpenComment = "<!--";
constexpr std::string_view kCloseComment = "-->";

bool is_space(char c) { return c == ' ' || c == '\t'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// What a backslash may stand in front of (CommonMark 2.4).
bool is_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
         (c >= '{' && c <= '~');
}

/// The byte at `at` is a backslash that hides the one behind it.
bool is_escape(std::string_view text, std::size_t at) {
  return text[at] == '\\' && at + 1 < text.size() && is_punctuation(text[at + 1]);
}

/// The byte at `at` has a backslash in front that is not itself hidden by one.
bool is_escaped(std::string_view text, std::size_t at) {
  std::size_t backslashes = 0;
  while (backslashes < at && text[at - backslashes - 1] == '\\') ++backslashes;
  return backslashes % 2 == 1;
}

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (at < text.size() && is_space(text[at])) ++at;
  return at;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text.substr(skip_spaces(text, 0));
}

/// A time at the front of a text, as code: `` `00:00:04` ``, negative with a `-`.
struct TurnTime {
  Millis start;
  std::size_t size = 0;
};
std::optional<TurnTime> parse_turn_time(std::string_view text) {
  if (!text.starts_with('`')) return std::nullopt;
  const std::size_t close = text.find('`', 1);
  if (close == std::string_view::npos) return std::nullopt;
  std::string_view clock = text.substr(1, close - 1);
  const bool negative = clock.starts_with('-');
  if (negative) clock.remove_prefix(1);
  const auto time = parse_clock(clock);
  if (!time) return std::nullopt;
  return TurnTime{negative ? Millis{} - *time : *time, skip_spaces(text, close + 1)};
}

/// Text that knows the file offset of each of its bytes.
struct MappedText {
  std::string text;
  std::vector<std::size_t> source;

  void add(char c, std::size_t offset) {
    text += c;
    source.push_back(offset);
  }
  void trim() {
    std::size_t end = text.size();
    while (end > 0 && is_space(text[end - 1])) --end;
    text.resize(end);
    source.resize(end);
    const std::size_t begin = skip_spaces(text, 0);
    text.erase(0, begin);
    source.erase(source.begin(), source.begin() + static_cast<std::ptrdiff_t>(begin));
  }
};

/// Lines as one, with a space for each line end.
MappedText join_lines(std::string_view file, const std::vector<Span>& lines) {
  MappedText out;
  std::size_t previous_end = 0;
  for (const Span line : lines) {
    if (!out.text.empty()) out.add(' ', previous_end);
    for (std::size_t at = line.begin; at < line.end; ++at) out.add(file[at], at);
    previous_end = line.end;
  }
  return out;
}

/// Undoes escapes and leaves comments out. A comment that nothing closes is words.
MappedText unescape(const MappedText& raw, std::size_t begin, std::size_t end) {
  const std::string_view text = std::string_view(raw.text).substr(0, end);
  const std::size_t last_close = text.rfind(kCloseComment);
  MappedText out;
  for (std::size_t at = begin; at < end; ++at) {
    const bool comment = text.substr(at).starts_with(kOpenComment);
    if (comment && last_close != std::string_view::npos && at + 2 <= last_close) {
      at = text.find(kCloseComment, at + 2) + kCloseComment.size() - 1;
      continue;
    }
    if (is_escape(text, at)) ++at;
    out.add(text[at], raw.source[at]);
  }
  out.trim();
  return out;
}

}  // namespace

Millis whole_seconds(Millis time) {
  constexpr std::int64_t kMost = 999'999 * std::int64_t{3600};
  return {std::clamp(time.value / 1000, -kMost, kMost) * 1000};
}

std::optional<TurnLabel> parse_turn_label(std::string_view text) {
  if (!text.starts_with("**") || text.starts_with("***")) return std::nullopt;
  TurnLabel label;
  for (std::size_t at = 2; at < text.size(); ++at) {
    if (text.substr(at).starts_with("**")) {
      label.name = std::string(trim(label.name));
      label.size = skip_spaces(text, at + 2);
      return label.name.empty() ? std::nullopt : std::optional(std::move(label));
    }
    if (is_escape(text, at)) ++at;
    label.name += text[at];
  }
  return std::nullopt;
}

std::string_view strip_trailing(std::string_view text) {
  while (true) {
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    if (!text.ends_with(kCloseComment)) return text;
    const std::size_t open = text.rfind(kOpenComment);
    if (open == std::string_view::npos || is_escaped(text, open)) return text;
    text = text.substr(0, open);
  }
}

std::optional<TurnId> parse_turn_id(std::string_view text) {
  std::size_t digits = text.size();
  while (digits > 0 && is_digit(text[digits - 1])) --digits;
  if (digits == 0 || digits == text.size() || text[digits - 1] != '^') return std::nullopt;
  const std::size_t caret = digits - 1;
  if (caret > 0 && !is_space(text[caret - 1])) return std::nullopt;
  int id = 0;
  const auto [rest, error] = std::from_chars(text.data() + digits, text.data() + text.size(), id);
  if (error != std::errc{} || id < 1 || id > kMaxTurnId) return std::nullopt;
  return TurnId{.id = id, .text_size = caret};
}

Turn parse_turn(std::string_view file, const std::vector<Span>& lines) {
  const MappedText raw = join_lines(file, lines);
  Turn turn;
  turn.span = {lines.front().begin, lines.back().end};
  std::string_view rest = strip_trailing(raw.text);
  if (const auto id = parse_turn_id(rest)) {
    turn.id = id->id;
    rest = strip_trailing(rest.substr(0, id->text_size));
  }
  const std::size_t end = rest.size();
  if (auto label = parse_turn_label(rest)) {
    turn.speaker = std::move(label->name);
    rest.remove_prefix(label->size);
  }
  if (const auto time = parse_turn_time(rest)) {
    turn.start = time->start;
    rest.remove_prefix(time->size);
  }
  const std::size_t begin = end - rest.size();
  MappedText words = unescape(raw, begin, end);
  turn.words_span = map_to_source(raw.source, {begin, end}, turn.span);
  turn.words = std::move(words.text);
  turn.word_source = std::move(words.source);
  return turn;
}

}  // namespace uxi
