// Cuts a text into lines and knows what tools write round the speech.
#include "ingest/text_lines.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "ingest/ascii.h"
#include "ingest/labels.h"
#include "ingest/line_forms.h"
#include "ingest/lines.h"
#include "text/strings.h"

namespace uxi::ingest {
namespace {

constexpr std::array<std::string_view, 5> kMeetLines = {
    "transcription ended after", "transcript ended after", "session ended after",
    "meeting ended after", "this editable transcript was"};
constexpr std::array<std::string_view, 6> kToolLines = {
    "transcribed by ",   "recording started",          "recording stopped",
    "view recording - ", "subtitles by the amara.org", "transcription is provided by "};
constexpr std::array<std::string_view, 3> kToolEnds = {
    " started transcription", " stopped transcription", " left the meeting"};
constexpr std::size_t kLongestToolLine = 90;
constexpr std::size_t kLongestFrontMatter = 4000;

std::string_view without_marks(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of("*_# "), text.size()));
  return text;
}

template <std::size_t N>
bool starts_with_one(std::string_view text, const std::array<std::string_view, N>& starts) {
  return std::any_of(starts.begin(), starts.end(),
                     [&](std::string_view start) { return starts_with_any_case(text, start); });
}

/// Takes `## ` off the front.
bool take_heading_marks(std::string_view& line) {
  const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
  if (marks == 0 || marks > 6 || marks == line.size() || line[marks] != ' ') return false;
  line = text::trim(line.substr(marks));
  return true;
}

/// Takes the mark of a block quote off the front, and that of a list in front of a bold label.
void take_block_marks(std::string_view& line) {
  if (line == ">") line = {};
  if (line.starts_with("> ")) line = text::trim(line.substr(2));
  if (line.starts_with("- **") || line.starts_with("* **")) line = line.substr(2);
}

/// `12 `, `12\t`, `12. ` at the front, cut off.
std::optional<std::size_t> take_line_number(std::string_view& line) {
  const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  std::size_t number = 0;
  const auto read = std::from_chars(line.data(), line.data() + digits, number);
  if (digits == 0 || read.ec != std::errc()) return std::nullopt;
  std::string_view rest = line.substr(digits);
  if (rest.starts_with('.') || rest.starts_with(')')) rest.remove_prefix(1);
  if (rest.empty() || (rest.front() != ' ' && rest.front() != '\t')) return std::nullopt;
  line = text::trim(rest);
  return number;
}

/// Takes the numbers off that a word processor put in front of every line: each is one more than
/// the one before.
void take_line_numbers(std::vector<TextLine>& lines) {
  std::optional<std::size_t> before;
  for (const TextLine& line : lines) {
    std::string_view text = line.text;
    const auto number = take_line_number(text);
    if (!number || (before && *number != *before + 1)) return;
    before = number;
  }
  constexpr std::size_t kFewLines = 4;
  if (lines.size() < kFewLines) return;
  for (TextLine& line : lines) take_line_number(line.text);
}

/// `Transcript`, in any dress and with two letters swapped.
bool is_transcript_heading(const TextLine& line) {
  if (!line.heading) return false;
  const std::string folded = fold_label(line.text);
  return folded.starts_with("transcr") && folded.size() <= 14;
}

}  // namespace

bool is_meet_line(std::string_view text) {
  return starts_with_one(without_marks(text), kMeetLines);
}

bool is_tool_line(std::string_view text) {
  text = without_marks(text);
  if (starts_with_one(text, kMeetLines) || starts_with_one(text, kToolLines)) return true;
  if (text.size() > kLongestToolLine) return false;
  return std::any_of(kToolEnds.begin(), kToolEnds.end(),
                     [&](std::string_view end) { return text.ends_with(end); });
}

std::optional<Millis> section_clock(const TextLine& line) {
  if (!line.heading && line.text.size() < std::string_view("0:00:00").size()) return std::nullopt;
  std::string_view text = line.text;
  const auto clock = take_bracketed_clock(text);
  return clock && text.empty() ? clock : std::nullopt;
}

std::size_t find_begin(std::span<const TextLine> lines) {
  for (std::size_t i = lines.size(); i-- > 0;) {
    if (is_transcript_heading(lines[i]) && i + 1 < lines.size()) return i + 1;
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (section_clock(lines[i]) == Millis{0}) return i;
  }
  return 0;
}

Span front_matter(std::string_view text) {
  if (!text.starts_with("---\n") && !text.starts_with("---\r\n")) return {};
  const std::string_view head = text.substr(0, kLongestFrontMatter);
  const std::vector<Span> lines = split_lines(head);
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::string_view line = head.substr(lines[i].begin, lines[i].size());
    if (text::trim(line) == "---") return {0, lines[i].end};
    const bool field = line.empty() || line.front() == ' ' || line.front() == '-' ||
                       line.front() == '#' || text::contains(line, ":");
    if (!field) return {};
  }
  return {};
}

namespace {

/// `|---|:-:|`, below the heads of a table's columns.
bool is_table_rule(std::string_view line) {
  return text::contains(line, "|") && text::contains(line, "--") &&
         line.find_first_not_of("|-: ") == std::string_view::npos;
}

/// `| Time | Speaker | Text |`: heads of columns alone. Where somebody made the first row of speech
/// the head, it is speech.
bool names_columns(std::string_view line) {
  constexpr std::array<std::string_view, 12> kHeads = {
      "",      "end",  "name", "person",    "speaker",    "speech",
      "start", "text", "time", "timestamp", "transcript", "who"};
  const auto cells = text::split(line, '|');
  return cells.size() > 2 && std::ranges::all_of(cells, [&](std::string_view cell) {
           const std::string head = ascii_lower(text::replace_all(text::trim(cell), "*", ""));
           return std::ranges::find(kHeads, head) != kHeads.end();
         });
}

}  // namespace

std::vector<TextLine> text_lines(std::string_view text, bool marks) {
  std::vector<TextLine> lines;
  bool after_blank = true;
  const std::size_t begin = front_matter(text).end;
  for (const Span span : split_lines(text.substr(begin))) {
    const std::string_view whole = text.substr(begin + span.begin, span.size());
    std::string_view line = text::trim(whole);
    bool hard_break = whole.ends_with("  ");
    if (marks && line.ends_with('\\')) {
      line = text::trim(line.substr(0, line.size() - 1));
      hard_break = true;
    }
    if (marks) take_block_marks(line);
    const bool rule = line.size() >= 3 && line.find_first_not_of("-*_= ") == std::string_view::npos;
    if (line.empty() || rule) {
      after_blank = true;
      continue;
    }
    if (marks && !lines.empty() && is_table_rule(line)) {
      lines.back().heading = lines.back().heading || names_columns(lines.back().text);
      continue;
    }
    if (!lines.empty()) lines.back().before_text = !after_blank;
    const bool heading = marks && take_heading_marks(line);
    lines.push_back({.span = {begin + span.begin, begin + span.end},
                     .text = line,
                     .heading = heading,
                     .after_blank = after_blank,
                     .before_text = false,
                     .hard_break = hard_break});
    after_blank = heading;
  }
  take_line_numbers(lines);
  return lines;
}

}  // namespace uxi::ingest
