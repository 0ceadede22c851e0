// Text and Markdown: speaker labels and times in any of the forms of line_forms.h, Google Meet's
// documents, or no labels at all. The form is the one that explains most lines of the file.
#include <algorithm>
#include <array>

#include "ingest/ascii.h"
#include "ingest/captions.h"
#include "ingest/labels.h"
#include "ingest/line_forms.h"
#include "ingest/lines.h"
#include "ingest/markdown_words.h"
#include "ingest/reader.h"
#include "text/strings.h"

namespace uxi::ingest {
namespace {

constexpr std::array<std::string_view, 4> kExtensions = {"txt", "md", "markdown", "text"};
constexpr std::int64_t kHalfDay = 12LL * 60 * 60 * 1000;

// Lines that tools write round the words.
constexpr std::array<std::string_view, 9> kToolLines = {
    "transcribed by ",     "transcription ended after", "transcript ended after",
    "session ended after", "meeting ended after",       "this editable transcript was",
    "recording started",   "recording stopped",         "view recording - "};

int sniff(std::string_view, std::string_view) { return 10; }

struct TextLine {
  Span span;
  std::string_view text;  ///< without white space round it and Markdown's line-break mark
  bool heading = false;
  bool after_blank = false;
  bool before_text = false;
};

bool is_tool_line(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of("*_# "), text.size()));
  return std::any_of(kToolLines.begin(), kToolLines.end(),
                     [&](std::string_view line) { return starts_with_any_case(text, line); });
}

/// `## Heading` gives `Heading`.
std::optional<std::string_view> heading_text(std::string_view line) {
  const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
  if (marks == 0 || marks > 6 || marks == line.size() || line[marks] != ' ') return std::nullopt;
  return text::trim(line.substr(marks));
}

std::vector<TextLine> text_lines(std::string_view text) {
  std::vector<TextLine> lines;
  bool after_blank = true;
  for (const Span span : split_lines(text)) {
    std::string_view line = text::trim(text.substr(span.begin, span.size()));
    if (line.ends_with('\\')) line = text::trim(line.substr(0, line.size() - 1));
    const bool rule = line.size() >= 3 && line.find_first_not_of("-*_= ") == std::string_view::npos;
    if (line.empty() || rule) {
      after_blank = true;
      continue;
    }
    if (!lines.empty()) lines.back().before_text = !after_blank;
    const bool heading = heading_text(line).has_value();
    lines.push_back({span, line, heading, after_blank, false});
    after_blank = heading;
  }
  return lines;
}

/// A heading that is a time, or a line by itself that is one with hours (`10:30` may be an answer):
/// of Google Meet.
std::optional<Millis> section_clock(const TextLine& line) {
  if (!line.heading && line.text.size() < std::string_view("0:00:00").size()) return std::nullopt;
  std::string_view text = line.heading ? *heading_text(line.text) : line.text;
  const auto clock = take_bracketed_clock(text);
  return clock && text.empty() ? clock : std::nullopt;
}

/// `Transcript`, in any dress and with two letters swapped.
bool is_transcript_heading(const TextLine& line) {
  if (!line.heading) return false;
  const std::string folded = fold_label(*heading_text(line.text));
  return folded.starts_with("transcr") && folded.size() <= 14;
}

/// The first line of speech: behind the last heading `Transcript`, else at the first section
/// `00:00:00`.
std::size_t find_begin(const std::vector<TextLine>& lines) {
  for (std::size_t i = lines.size(); i-- > 0;) {
    if (is_transcript_heading(lines[i]) && i + 1 < lines.size()) return i + 1;
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (section_clock(lines[i]) == Millis{0}) return i;
  }
  return 0;
}

LineContext context_of(const TextLine& line) {
  return {line.text, line.after_blank, line.before_text};
}

struct Choice {
  const LineForm* form = nullptr;
  LabelCensus census;
  std::size_t lines = 0;
};

/// How much of the file a form explains. Labels of lines are counted against paragraphs without
/// one.
Choice weigh(const LineForm& form, std::span<const TextLine> lines) {
  Choice choice{.form = &form, .census = {}, .lines = 0};
  std::vector<std::string_view> labels;
  for (const TextLine& line : lines) {
    if (line.heading) continue;
    const auto head = form.match(context_of(line));
    if (head && !head->label.empty()) {
      choice.census.add(head->label);
      labels.push_back(head->label);
    } else if (head) {
      ++choice.lines;
    } else if (line.after_blank) {
      choice.census.add_bare();
    }
  }
  if (!form.labelled) return choice;
  if (!choice.census.any()) return {};
  for (const std::string_view label : labels) {
    if (choice.census.accepts(label)) ++choice.lines;
  }
  return choice;
}

Choice choose_form(std::span<const TextLine> lines) {
  Choice best;
  for (const LineForm& form : line_forms()) {
    if (!form.labelled && best.form != nullptr && best.form->labelled) continue;
    Choice choice = weigh(form, lines);
    const bool few = choice.lines < 2 || (!form.labelled && choice.lines * 2 < lines.size()) ||
                     (form.dialect == "name-lines" && choice.lines * 10 < lines.size());
    if (!few && choice.lines > best.lines) best = std::move(choice);
  }
  return best;
}

class PlainReader {
 public:
  PlainReader(const Input& input, Diagnostics& diagnostics)
      : source_(input.source), diagnostics_(diagnostics) {}

  Reading read() {
    const std::vector<TextLine> all = text_lines(source_.text());
    const std::size_t begin = find_begin(all);
    const std::span<const TextLine> lines = std::span(all).subspan(begin);
    choice_ = choose_form(lines);
    markdown_ = has_extension(source_.path(), "md") || has_extension(source_.path(), "markdown") ||
                (choice_.form != nullptr && choice_.form->dialect == "bold-labels");
    report_preamble(all, begin);
    for (const TextLine& line : lines) add_line(line);
    Reading reading;
    reading.dialect = dialect();
    if (sections_ > 0) join_forced_cuts();
    if (choice_.form != nullptr && choice_.form->wall_clock) from_wall_clock();
    reading.cues = cues_of(pieces_);
    reading.pieces = std::move(pieces_);
    return reading;
  }

 private:
  bool labelled() const { return choice_.form != nullptr && choice_.form->labelled; }

  void add_line(const TextLine& line) {
    if (is_tool_line(line.text)) return;
    const auto head = choice_.form != nullptr && !line.heading
                          ? choice_.form->match(context_of(line))
                          : std::nullopt;
    if (head && speaks(*head)) {
      started_ = true;
      open(*head, line.span);
    } else if (const auto clock = section_clock(line)) {
      section_ = start_ = clock;
      ++sections_;
    } else if (!line.heading && (started_ || !labelled())) {
      add_words(line.text, line.span);
    }
  }

  bool speaks(const LineHead& head) const {
    return head.label.empty() || choice_.census.accepts(head.label) ||
           is_no_person(fold_label(head.label));
  }

  void open(const LineHead& head, Span span) {
    if (!head.label.empty()) {
      speech_ = !is_no_person(fold_label(head.label));
      speaker_ = tidy_label(head.label);
    }
    start_ = head.start ? head.start : section_;
    end_ = head.end;
    if (!head.rest.empty()) add_words(head.rest, span);
  }

  /// Adds words, cut at times in brackets, each of which is the time of what follows.
  void add_words(std::string_view words, Span span) {
    if (!speech_) return;
    std::size_t from = 0;
    for (std::size_t at = words.find('['); at != std::string_view::npos;
         at = words.find('[', at + 1)) {
      const std::size_t open = at > 0 && words[at - 1] == '\\' ? at - 1 : at;
      std::string_view rest = words.substr(open);
      const auto clock = take_bracketed_clock(rest);
      if (!clock) continue;
      push(words.substr(from, open - from), span);
      start_ = clock;
      from = words.size() - rest.size();
      at = std::max(at, from == 0 ? 0 : from - 1);
    }
    push(words.substr(from), span);
  }

  void push(std::string_view words, Span span) {
    std::string text = text::squeeze(markdown_ ? markdown_words(words) : std::string(words));
    if (text.empty()) return;
    pieces_.push_back({.speaker = std::move(speaker_),
                       .start = start_,
                       .end = end_,
                       .text = std::move(text),
                       .opens = false,
                       .span = span});
    speaker_.reset();
    start_.reset();
    end_.reset();
  }

  /// Google Meet cuts a long speech with an ellipsis at both sides of the cut.
  void join_forced_cuts() {
    constexpr std::string_view kEllipsis = "\xE2\x80\xA6";
    for (std::size_t i = 1; i < pieces_.size(); ++i) {
      std::string& before = pieces_[i - 1].text;
      std::string& after = pieces_[i].text;
      const bool same = !pieces_[i].speaker || pieces_[i].speaker == pieces_[i - 1].speaker;
      if (!same || !before.ends_with(kEllipsis)) continue;
      before.resize(before.size() - kEllipsis.size());
      if (after.starts_with(kEllipsis)) after.erase(0, kEllipsis.size());
    }
    std::erase_if(pieces_, [](const Piece& piece) { return text::trim(piece.text).empty(); });
  }

  /// Times of the day become times from the first; midnight may pass.
  void from_wall_clock() {
    std::optional<Millis> first;
    Millis last;
    Millis days;
    for (Piece& piece : pieces_) {
      if (!piece.start) continue;
      if (!first) first = last = *piece.start;
      if (piece.start->value + kHalfDay < last.value) days = days + Millis{2 * kHalfDay};
      last = *piece.start;
      piece.start = *piece.start + days - *first;
    }
  }

  void report_preamble(const std::vector<TextLine>& all, std::size_t begin) {
    if (!labelled()) return;
    std::size_t first = begin;
    while (first < all.size()) {
      const auto head = choice_.form->match(context_of(all[first]));
      if (!all[first].heading && head && speaks(*head)) break;
      ++first;
    }
    const auto words = std::count_if(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(first),
                                     [](const TextLine& line) { return !line.heading; });
    if (words == 0) return;
    diagnostics_.report(source_, {all.front().span.begin, all[first - 1].span.end},
                        Severity::suggestion, "ingest/preamble",
                        text::counted(static_cast<std::size_t>(words), "line") +
                            " above the first speaker left out");
  }

  std::string dialect() const {
    if (choice_.form == nullptr) return "text";
    const std::string_view form = choice_.form->dialect;
    if (sections_ > 0 && (form == "labels" || form == "bold-labels")) return "google-meet";
    return std::string(form);
  }

  const SourceFile& source_;
  Diagnostics& diagnostics_;
  Choice choice_;
  bool markdown_ = false;
  bool started_ = false;
  bool speech_ = true;
  std::size_t sections_ = 0;
  std::optional<Millis> section_;
  std::optional<std::string> speaker_;
  std::optional<Millis> start_;
  std::optional<Millis> end_;
  std::vector<Piece> pieces_;
};

Result<Reading> read(const Input& input, Diagnostics& diagnostics) {
  return PlainReader(input, diagnostics).read();
}

}  // namespace

Reader plain_reader() {
  return {.name = "plain",
          .summary =
              "Text or Markdown with speaker labels (Otter, Rev, Google Meet, Descript, Zoom "
              "captions), or without",
          .extensions = kExtensions,
          .sniff = sniff,
          .read = read};
}

}  // namespace uxi::ingest
