// Matches the starts of lines. Every form is a small function; none looks at other lines, but for
// blank ones round it.
#include "ingest/line_forms.h"

#include <algorithm>
#include <array>

#include "ingest/clock.h"
#include "ingest/labels.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::ingest {
namespace {

constexpr std::size_t kMaxNameLineWords = 5;

bool take(std::string_view& text, std::string_view part) {
  if (!text.starts_with(part)) return false;
  text.remove_prefix(part.size());
  return true;
}

/// A clock that ends where a word ends.
std::optional<Millis> take_word_clock(std::string_view& text) {
  std::string_view rest = text;
  const auto clock = take_loose_clock(rest);
  if (!clock) return std::nullopt;
  if (!rest.empty() && !text::contains(" \t]):\\#-,", rest.substr(0, 1))) return std::nullopt;
  text = rest;
  return clock;
}

/// `Ana Lopez`, `P1`: a few words that all start with a capital or a digit.
bool is_name_line(std::string_view line) {
  if (!may_be_label(line) || text::contains(".,:…-", line.substr(line.size() - 1))) return false;
  std::size_t words = 0;
  for (const std::string_view word : text::split(line, ' ')) {
    if (word.empty()) continue;
    std::size_t at = 0;
    const char32_t first = text::next_code_point(word, at);
    if (!text::is_upper(first) && !text::is_digit(first) && first != '(') return false;
    ++words;
  }
  return words >= 1 && words <= kMaxNameLineWords;
}

/// `[00:43.810 --> 00:47.850]  words`, of Whisper.
std::optional<LineHead> match_segment(const LineContext& context) {
  std::string_view line = context.line;
  if (!take(line, "[")) return std::nullopt;
  const std::size_t close = line.find(']');
  if (close == std::string_view::npos) return std::nullopt;
  const auto timing = loose_timing(line.substr(0, close));
  if (!timing || !timing->rest.empty()) return std::nullopt;
  return LineHead{{}, timing->start, timing->end, text::trim(line.substr(close + 1))};
}

/// `[Ana] 10:55:12` alone, of Zoom's saved captions.
std::optional<LineHead> match_wall_clock(const LineContext& context) {
  std::string_view line = context.line;
  if (!take(line, "[")) return std::nullopt;
  const std::size_t close = line.find("] ");
  if (close == std::string_view::npos || !may_be_label(line.substr(0, close))) return std::nullopt;
  std::string_view rest = text::trim(line.substr(close + 1));
  const auto clock = take_loose_clock(rest);
  if (!clock || !rest.empty()) return std::nullopt;
  return LineHead{line.substr(0, close), clock, std::nullopt, {}};
}

/// `Ana Lopez  0:03` alone, of Otter and Teams; `0:15` alone where names are off.
std::optional<LineHead> match_name_and_clock(const LineContext& context) {
  const std::string_view line = text::trim(context.line);
  const std::size_t space = line.find_last_of(" \t");
  const bool alone = space == std::string_view::npos;
  std::string_view clock_text = alone ? line : line.substr(space + 1);
  const auto clock = take_loose_clock(clock_text);
  if (!clock || !clock_text.empty()) return std::nullopt;
  if (alone) return LineHead{{}, clock, std::nullopt, {}};
  const std::string_view label = text::trim(line.substr(0, space));
  const auto words = text::split(label, ' ').size();
  if (!may_be_label(label) || words > kMaxNameLineWords || text::contains(label, ":")) {
    return std::nullopt;
  }
  // With one space, `See you at 10:30` looks the same.
  const bool apart = label.size() < space;
  if (!apart && !is_name_line(label)) return std::nullopt;
  return LineHead{label, clock, std::nullopt, {}};
}

/// `Ana (00:00:00): words`, and `(00:02:17):` where the same voice goes on; of Rev.
std::optional<LineHead> match_name_and_parenthesis(const LineContext& context) {
  const std::string_view line = context.line;
  const std::size_t open = line.find('(');
  if (open == std::string_view::npos) return std::nullopt;
  std::string_view rest = line.substr(open + 1);
  const auto clock = take_loose_clock(rest);
  if (!clock || !take(rest, ")")) return std::nullopt;
  std::string_view label = text::trim(line.substr(0, open));
  const bool colon_before = label.ends_with(':');
  const bool colon_behind = take(rest, ":");
  if (!colon_before && !colon_behind && !text::trim(rest).empty()) return std::nullopt;
  if (!label.empty() && !may_be_label(label)) return std::nullopt;
  if (label.empty() && !colon_behind && !text::trim(rest).empty()) return std::nullopt;
  return LineHead{label, clock, std::nullopt, text::trim(rest)};
}

/// `**Ana:** words`, `**Ana**: words`, `**Ana** words`; the time in front or behind.
std::optional<LineHead> match_bold(const LineContext& context) {
  std::string_view line = context.line;
  std::optional<Millis> clock = take_bracketed_clock(line);
  if (!take(line, "**")) return std::nullopt;
  const std::size_t close = line.find("**");
  if (close == std::string_view::npos) return std::nullopt;
  const std::string_view label = line.substr(0, close);
  if (!may_be_label(label) || text::trim(label).ends_with('.')) return std::nullopt;
  std::string_view rest = text::trim(line.substr(close + 2));
  take(rest, ":");
  rest = text::trim(rest);
  if (const auto behind = take_bracketed_clock(rest)) clock = behind;
  take(rest, ":");
  return LineHead{label, clock, std::nullopt, text::trim(rest)};
}

/// `[00:12] Ana: words`, `00:12 Ana: words`, `00:12 - Ana (Company)`.
std::optional<LineHead> match_clock_and_label(const LineContext& context) {
  std::string_view line = context.line;
  const auto clock = take_bracketed_clock(line);
  if (!clock) return std::nullopt;
  if (take(line, "- ") && is_name_line(text::trim(line))) {
    return LineHead{text::trim(line), clock, std::nullopt, {}};
  }
  const auto found = split_label(line);
  if (!found) return std::nullopt;
  return LineHead{found->label, clock, std::nullopt, found->rest};
}

/// `[00:12] Ana` or `00:00:12 Ana` alone above the words.
std::optional<LineHead> match_clock_and_name(const LineContext& context) {
  std::string_view line = context.line;
  const auto clock = take_bracketed_clock(line);
  line = text::trim(line);
  if (!clock || line.empty() || !context.before_text || !is_name_line(line)) return std::nullopt;
  return LineHead{line, clock, std::nullopt, {}};
}

/// `10:55:12 From Ana : words`, of Zoom's older saved captions.
std::optional<LineHead> match_wall_clock_from(const LineContext& context) {
  std::string_view line = context.line;
  const auto clock = take_word_clock(line);
  line = text::trim(line);
  if (!clock || !take(line, "From ")) return std::nullopt;
  const std::size_t colon = line.find(" : ");
  const std::string_view label = text::trim(line.substr(0, colon));
  if (colon == std::string_view::npos || !may_be_label(label)) return std::nullopt;
  return LineHead{label, clock, std::nullopt, text::trim(line.substr(colon + 3))};
}

/// `Q. words`, `A. words`.
std::optional<LineHead> match_question_and_answer(const LineContext& context) {
  std::string_view line = context.line;
  const std::string_view label = line.substr(0, 1);
  if (!take(line, "Q. ") && !take(line, "A. ")) return std::nullopt;
  return LineHead{label, std::nullopt, std::nullopt, text::trim(line)};
}

/// `Ana: words`, `Q: words`, `Ana : words`, `Ana [00:12]: words`.
std::optional<LineHead> match_label(const LineContext& context) {
  const std::size_t open = context.line.find_first_of("[(");
  if (open != std::string_view::npos && open > 0) {
    std::string_view rest = context.line.substr(open);
    const auto clock = take_bracketed_clock(rest);
    const std::string_view label = text::trim(context.line.substr(0, open));
    if (clock && take(rest, ":") && may_be_label(label)) {
      return LineHead{label, clock, std::nullopt, text::trim(rest)};
    }
  }
  const auto found = split_label(context.line);
  if (!found || context.line.starts_with('[')) return std::nullopt;
  std::string_view rest = found->rest;
  const auto clock = take_bracketed_clock(rest);
  return LineHead{found->label, clock, std::nullopt, rest};
}

/// `[id1] words`, `[SPEAKER_01]: words`.
std::optional<LineHead> match_bracket(const LineContext& context) {
  std::string_view line = context.line;
  if (!take(line, "[")) return std::nullopt;
  const std::size_t close = line.find(']');
  if (close == std::string_view::npos || !may_be_label(line.substr(0, close))) return std::nullopt;
  std::string_view rest = line.substr(close + 1);
  take(rest, ":");
  return LineHead{line.substr(0, close), std::nullopt, std::nullopt, text::trim(rest)};
}

/// `Ana Lopez` alone above its words.
std::optional<LineHead> match_name_line(const LineContext& context) {
  if (!context.after_blank || !context.before_text) return std::nullopt;
  const std::string_view line = text::trim(context.line);
  if (line.empty() || !is_name_line(line)) return std::nullopt;
  return LineHead{line, std::nullopt, std::nullopt, {}};
}

/// `[00:12] words`, `00:00:12 words`.
std::optional<LineHead> match_clock(const LineContext& context) {
  std::string_view line = context.line;
  const auto clock = take_bracketed_clock(line);
  if (!clock) return std::nullopt;
  return LineHead{{}, clock, std::nullopt, line};
}

/// Cells parted by tabs: times, a label, words; of tables and InqScribe. Speech needs two cells.
std::optional<LineHead> match_cells(const LineContext& context) {
  if (!text::contains(context.line, "\t")) return std::nullopt;
  LineHead head;
  std::string_view rest = context.line;
  for (int cells = 0; cells < 4 && head.label.empty(); ++cells) {
    const std::size_t tab = std::min(rest.find('\t'), rest.size());
    const std::string_view cell = text::trim(rest.substr(0, tab));
    std::string_view clock_text = cell;
    const auto clock = take_bracketed_clock(clock_text);
    if (clock && clock_text.empty()) {
      (head.start ? head.end : head.start) = clock;
    } else if (!cell.empty()) {
      if (tab == rest.size() || !may_be_label(cell)) return std::nullopt;
      head.label = cell;
    }
    rest.remove_prefix(std::min(tab + 1, rest.size()));
  }
  if (head.label.empty()) return std::nullopt;
  head.rest = text::trim(rest);
  return head;
}

constexpr std::array<LineForm, 14> kForms = {{
    {.dialect = "whisper-txt", .labelled = false, .match = match_segment},
    {.dialect = "zoom-caption", .wall_clock = true, .match = match_wall_clock},
    {.dialect = "zoom-caption", .wall_clock = true, .match = match_wall_clock_from},
    {.dialect = "otter", .match = match_name_and_clock},
    {.dialect = "rev", .match = match_name_and_parenthesis},
    {.dialect = "bold-labels", .match = match_bold},
    {.dialect = "timed-labels", .match = match_clock_and_label},
    {.dialect = "timed-labels", .match = match_clock_and_name},
    {.dialect = "labels", .match = match_label},
    {.dialect = "labels", .match = match_question_and_answer},
    {.dialect = "bracket-labels", .match = match_bracket},
    {.dialect = "tab-label", .match = match_cells},
    {.dialect = "name-lines", .match = match_name_line},
    {.dialect = "timed-text", .labelled = false, .match = match_clock},
}};

}  // namespace

std::span<const LineForm> line_forms() { return kForms; }

std::optional<Millis> take_bracketed_clock(std::string_view& text) {
  std::string_view rest = text;
  std::string_view close;
  if (take(rest, "\\[")) {
    close = "\\]";
  } else if (take(rest, "[")) {
    close = "]";
  } else if (take(rest, "(")) {
    close = ")";
  } else if (take(rest, "#")) {
    close = "#";
  }
  const auto clock = take_word_clock(rest);
  if (!clock) return std::nullopt;
  if (close == "#" && take(rest, "-")) {
    while (!rest.empty() && rest.front() >= '0' && rest.front() <= '9') rest.remove_prefix(1);
  }
  if (!take(rest, close)) return std::nullopt;
  rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
  text = rest;
  return clock;
}

}  // namespace uxi::ingest
