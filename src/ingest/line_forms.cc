// Matches the starts of lines. Every form is a small function; none looks at other lines, but for
// blank ones round it.
#include "ingest/line_forms.h"

#include <algorithm>
#include <array>

#include "ingest/ascii.h"
#include "ingest/clock.h"
#include "ingest/labels.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::ingest {
namespace {

constexpr std::size_t kMaxNameLineWords = 5;
constexpr std::size_t kLongestHead = 100;  ///< bytes in which a name's mark is looked for

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

/// `[00:43.810 --> 00:47.850] SPEAKER_00: words`; a stretch without a label goes on.
std::optional<LineHead> match_labelled_segment(const LineContext& context) {
  auto head = match_segment(context);
  if (!head) return std::nullopt;
  std::string_view words = head->rest;
  std::optional<Labelled> found;
  if (words.starts_with('[')) {
    const std::size_t close = std::min(words.find("]:"), words.size());
    if (may_be_label(words.substr(0, close))) {
      found = Labelled{words.substr(1, close == words.size() ? 0 : close - 1),
                       text::trim(words.substr(std::min(close + 2, words.size())))};
    }
  } else {
    found = split_label(words);
  }
  if (!found || found->label.empty()) return head;
  head->label = found->label;
  head->rest = found->rest;
  return head;
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
  std::string_view label = text::trim(line.substr(0, space));
  bool mark = false;
  for (const std::string_view sign : {" |", " -", " @", ",", " \xC2\xB7"}) {
    if (mark || !label.ends_with(sign)) continue;
    label = text::trim(label.substr(0, label.size() - sign.size()));
    mark = true;
  }
  const auto words = text::split(label, ' ').size();
  if (!may_be_label(label) || words > kMaxNameLineWords || text::contains(label, ":")) {
    return std::nullopt;
  }
  // With one space, `See you at 10:30` looks the same.
  const bool apart = !mark && label.size() < space;
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

/// A time, or two with `-`, `to` or `-->` between them, in brackets or bare.
struct Stretch {
  Millis start;
  std::optional<Millis> end;
};
std::optional<Stretch> take_stretch(std::string_view& text) {
  std::string_view rest = text;
  if (const auto clock = take_bracketed_clock(rest)) {
    Stretch stretch{*clock, std::nullopt};
    std::string_view behind = rest;
    if (!text.starts_with('[') && !text.starts_with('(') && take_range_mark(behind)) {
      stretch.end = take_frame_clock(behind);
      if (stretch.end) rest = text::trim(behind);
    }
    text = rest;
    return stretch;
  }
  const bool bracket = take(rest, "[") || take(rest, "(");
  const char close = bracket && text.front() == '(' ? ')' : ']';
  const auto start = take_frame_clock(rest);
  if (!start || !take_range_mark(rest)) return std::nullopt;
  const auto end = take_frame_clock(rest);
  if (!end || (bracket && !take(rest, std::string_view(&close, 1)))) return std::nullopt;
  text = text::trim(rest);
  return Stretch{*start, end};
}

/// `Ana [00:00:12]` or `Ana (0:12 - 0:15)` alone above the words.
std::optional<LineHead> match_name_and_bracket(const LineContext& context) {
  if (!context.line.ends_with(']') && !context.line.ends_with(')')) return std::nullopt;
  const std::size_t open = context.line.find_last_of("[(");
  if (open == std::string_view::npos || open == 0) return std::nullopt;
  std::string_view rest = context.line.substr(open);
  const auto times = take_stretch(rest);
  const std::string_view label = text::trim(context.line.substr(0, open));
  if (!times || !text::trim(rest).empty() || !is_name_line(label)) return std::nullopt;
  return LineHead{label, times->start, times->end, {}};
}

/// Takes `[0:12]` off the end, with the space in front of it.
std::optional<Millis> take_clock_behind(std::string_view& text) {
  const std::size_t open = text.find_last_of("[(");
  if (open == std::string_view::npos || open == 0) return std::nullopt;
  std::string_view rest = text.substr(open);
  const auto clock = take_bracketed_clock(rest);
  if (!clock || !text::trim(rest).empty()) return std::nullopt;
  text = text::trim(text.substr(0, open));
  return clock;
}

/// Takes the mark in front of a numbered list's bold label off: `12. `.
void take_list_number(std::string_view& line) {
  const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  if (digits > 0 && line.substr(digits).starts_with(". **")) line.remove_prefix(digits + 2);
}

/// `**Ana:** words`, `**Ana**: words`, `**Ana** words`; the time in front, inside or behind.
std::optional<LineHead> match_bold(const LineContext& context) {
  std::string_view line = context.line;
  take_list_number(line);
  std::optional<Millis> clock = take_bracketed_clock(line);
  if (!take(line, "**")) return std::nullopt;
  const std::size_t close = line.find("**");
  if (close == std::string_view::npos) return std::nullopt;
  std::string_view label = line.substr(0, close);
  if (const auto inside = take_bracketed_clock(label)) clock = inside;
  while (label.ends_with(':') || label.ends_with(' ')) label.remove_suffix(1);
  if (const auto inside = take_clock_behind(label)) clock = inside;
  if (!may_be_label(label) || text::trim(label).ends_with('.')) return std::nullopt;
  std::string_view rest = text::trim(line.substr(close + 2));
  take(rest, ":");
  rest = text::trim(rest);
  if (const auto behind = take_bracketed_clock(rest)) clock = behind;
  take(rest, ":");
  return LineHead{label, clock, std::nullopt, text::trim(rest)};
}

/// `*Ana:* words`, `_Ana_: words`.
std::optional<LineHead> match_italic(const LineContext& context) {
  std::string_view line = context.line;
  const char mark = line.empty() ? ' ' : line.front();
  if ((mark != '*' && mark != '_') || line.substr(1, 1) == line.substr(0, 1)) return std::nullopt;
  line.remove_prefix(1);
  const std::size_t close = line.find(mark);
  if (close == std::string_view::npos) return std::nullopt;
  std::string_view rest = line.substr(close + 1);
  const std::string_view label = line.substr(0, close);
  const bool colon = take(rest, ":") || label.ends_with(':');
  if (!colon || !may_be_label(label)) return std::nullopt;
  return LineHead{label, std::nullopt, std::nullopt, text::trim(rest)};
}

/// `[00:12] Ana: words`, `00:12 Ana: words`, `[00:12 - 00:15] Ana: words`, `00:12 - Ana (Company)`,
/// `00:12 | Ana`.
std::optional<LineHead> match_clock_and_label(const LineContext& context) {
  std::string_view line = context.line;
  const auto times = take_stretch(line);
  if (!times) return std::nullopt;
  const bool apart = take(line, "- ") || take(line, "| ");
  if (apart && is_name_line(text::trim(line))) {
    return LineHead{text::trim(line), times->start, times->end, {}};
  }
  const auto found = split_label(line);
  if (!found) return std::nullopt;
  return LineHead{found->label, times->start, times->end, found->rest};
}

/// `[00:12] Ana` or `00:00:12 Ana` alone above the words.
std::optional<LineHead> match_clock_and_name(const LineContext& context) {
  std::string_view line = context.line;
  const auto times = take_stretch(line);
  line = text::trim(line);
  if (!times || line.empty() || !context.before_text || !is_name_line(line)) return std::nullopt;
  return LineHead{line, times->start, times->end, {}};
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

/// `I:words`, where the typist left the space out: no time, no address, no word in small letters.
std::optional<LineHead> match_tight_label(const LineContext& context) {
  const std::string_view line = context.line;
  const std::size_t colon = line.substr(0, kLongestHead).find(':');
  if (colon == std::string_view::npos || colon + 1 >= line.size()) return std::nullopt;
  const std::string_view label = text::trim(line.substr(0, colon));
  const char next = line[colon + 1];
  if (!is_name_line(label) || next == '/' || is_ascii_digit(next)) return std::nullopt;
  return LineHead{label, std::nullopt, std::nullopt, text::trim(line.substr(colon + 1))};
}

/// `<u>Ana:</u> words`, `<b>Ana</b>: words`.
std::optional<LineHead> match_tagged(const LineContext& context) {
  std::string_view line = context.line;
  if (!take(line, "<")) return std::nullopt;
  const std::string_view tag = line.substr(0, std::min(line.find('>'), line.size()));
  if (tag != "u" && tag != "b" && tag != "i" && tag != "em" && tag != "strong") return std::nullopt;
  line.remove_prefix(std::min(tag.size() + 1, line.size()));
  const std::size_t close = line.find("</");
  const std::size_t end = line.find('>', std::min(close, line.size()));
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view label = line.substr(0, close);
  std::string_view rest = line.substr(end + 1);
  const bool colon = take(rest, ":") || text::trim(label).ends_with(':');
  if (!colon || !may_be_label(label)) return std::nullopt;
  return LineHead{label, std::nullopt, std::nullopt, text::trim(rest)};
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

/// `Ana Lopez - words`, with any dash: names and codes alone, for prose has dashes too.
std::optional<LineHead> match_dash(const LineContext& context) {
  const std::string_view line = context.line;
  const std::string_view head = line.substr(0, kLongestHead);
  for (const std::string_view dash : {" - ", " \xE2\x80\x93 ", " \xE2\x80\x94 "}) {
    const std::size_t at = head.find(dash);
    if (at == std::string_view::npos || at == 0) continue;
    const std::string_view label = text::trim(line.substr(0, at));
    if (!is_name_line(label)) return std::nullopt;
    return LineHead{label, std::nullopt, std::nullopt, text::trim(line.substr(at + dash.size()))};
  }
  return std::nullopt;
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

/// `### Ana Lopez`, `## Ana (0:12)`, `### [0:12] Ana`.
std::optional<LineHead> match_heading(const LineContext& context) {
  std::string_view label = context.line;
  auto clock = take_bracketed_clock(label);
  if (const auto behind = take_clock_behind(label)) clock = behind;
  while (label.ends_with(':')) label.remove_suffix(1);
  if (label.empty() || !is_name_line(label)) return std::nullopt;
  return LineHead{label, clock, std::nullopt, {}};
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

/// Cells parted by `mark`: times, a label, words. Speech needs two cells.
std::optional<LineHead> match_cells(std::string_view rest, char mark) {
  LineHead head;
  for (int cells = 0; cells < 4 && head.label.empty(); ++cells) {
    const std::size_t tab = std::min(rest.find(mark), rest.size());
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

/// Of tables and InqScribe.
std::optional<LineHead> match_tab_cells(const LineContext& context) {
  if (!text::contains(context.line, "\t")) return std::nullopt;
  return match_cells(context.line, '\t');
}

/// A row of a table in Markdown.
std::optional<LineHead> match_row(const LineContext& context) {
  std::string_view line = context.line;
  if (line.size() < 2 || !take(line, "|") || !line.ends_with('|')) return std::nullopt;
  line.remove_suffix(1);
  return match_cells(line, '|');
}

constexpr std::array<LineForm, 22> kForms = {{
    {.dialect = "whisper-txt", .all_match = true, .match = match_labelled_segment},
    {.dialect = "whisper-txt", .labelled = false, .match = match_segment},
    {.dialect = "zoom-caption", .wall_clock = true, .match = match_wall_clock},
    {.dialect = "zoom-caption", .wall_clock = true, .match = match_wall_clock_from},
    {.dialect = "otter", .match = match_name_and_clock},
    {.dialect = "rev", .match = match_name_and_parenthesis},
    {.dialect = "timed-labels", .match = match_name_and_bracket},
    {.dialect = "bold-labels", .match = match_bold},
    {.dialect = "italic-label", .match = match_italic},
    {.dialect = "tagged-label", .match = match_tagged},
    {.dialect = "timed-labels", .match = match_clock_and_label},
    {.dialect = "timed-labels", .match = match_clock_and_name},
    {.dialect = "labels", .match = match_label},
    {.dialect = "labels", .match = match_question_and_answer},
    {.dialect = "labels", .match = match_tight_label},
    {.dialect = "bracket-labels", .match = match_bracket},
    {.dialect = "tab-label", .match = match_tab_cells},
    {.dialect = "table-label", .match = match_row},
    {.dialect = "dash-label", .match = match_dash},
    {.dialect = "name-lines", .match = match_name_line},
    {.dialect = "heading-label", .headings = true, .match = match_heading},
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
