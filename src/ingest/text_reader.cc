// Reads lines in the form that explains most of them. Times and labels are taken off; what a line
// is without them is somebody's words.
#include "ingest/text_reader.h"

#include <algorithm>
#include <array>
#include <set>

#include "ingest/markdown_words.h"
#include "ingest/text_form.h"
#include "text/strings.h"

namespace uxi::ingest {
namespace {

constexpr Millis kHalfDay{12LL * 60 * 60 * 1000};
constexpr std::string_view kEllipsis = "\xE2\x80\xA6";
constexpr std::size_t kFewStamps = 3;

/// Times of the day become times from the first; midnight may pass.
void from_wall_clock(std::vector<Piece>& pieces) {
  std::optional<Millis> first;
  Millis last;
  Millis days;
  for (Piece& piece : pieces) {
    if (!piece.start) continue;
    if (!first) first = last = *piece.start;
    if (*piece.start + kHalfDay < last) days = days + kHalfDay + kHalfDay;
    last = *piece.start;
    piece.start = std::max(Millis{0}, *piece.start + days - *first);
  }
}

/// Google Meet cuts a long speech with an ellipsis at the end of one part, and mostly at the start
/// of the next.
void join_forced_cuts(std::vector<Piece>& pieces) {
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    std::string& before = pieces[i - 1].text;
    std::string& after = pieces[i].text;
    const bool same = !pieces[i].speaker || pieces[i].speaker == pieces[i - 1].speaker;
    if (!same || !before.ends_with(kEllipsis)) continue;
    before.resize(before.size() - kEllipsis.size());
    if (after.starts_with(kEllipsis)) after.erase(0, kEllipsis.size());
  }
  std::erase_if(pieces, [](const Piece& piece) { return text::trim(piece.text).empty(); });
}

/// Between two times: `[51:29] to [51:45]`.
bool is_range_word(std::string_view words) {
  return words == "to" || words == "-" || words == "\xE2\x80\x93" || words == "\xE2\x80\x94";
}

bool ends_sentence(std::string_view words) {
  while (!words.empty() && text::contains("\"')*_", words.substr(words.size() - 1))) {
    words.remove_suffix(1);
  }
  if (words.ends_with(kEllipsis) || words.ends_with("\xE2\x80\x9D")) return true;
  return !words.empty() && text::contains(".?!-", words.substr(words.size() - 1));
}

class TextReader {
 public:
  TextReader(const SourceFile& source, const TextKind& kind, Diagnostics& diagnostics)
      : source_(source), kind_(kind), diagnostics_(diagnostics) {}

  TextReading read(std::span<const TextLine> all) {
    const std::size_t begin = find_begin(all);
    const std::span<const TextLine> lines = all.subspan(begin);
    form_ = kind_.pattern != nullptr ? form_of_pattern(*kind_.pattern, lines) : find_form(lines);
    headings_ =
        std::any_of(lines.begin(), lines.end(), [](const TextLine& line) { return line.heading; });
    markdown_ = !kind_.document && (kind_.markdown || headings_ || dialect_is("bold-labels"));
    header_ = header_size(lines);
    report_preamble(all, begin);
    for (const TextLine& line : lines) {
      add_line(line);
      if (header_ > 0) --header_;
    }
    TextReading result;
    result.form = form_.form != nullptr ? form_.form->dialect : std::string_view();
    result.reading.dialect = dialect(lines);
    finish();
    result.reading.pieces = std::move(pieces_);
    result.reading.heard = std::move(heard_);
    return result;
  }

 private:
  bool dialect_is(std::string_view name) const {
    return form_.form != nullptr && form_.form->dialect == name;
  }

  void finish() {
    if (meet_ || sections_ > 0) join_forced_cuts(pieces_);
    if (form_.form != nullptr && form_.form->wall_clock) from_wall_clock(pieces_);
    if (stamps_ >= kFewStamps && stamps_ * 10 >= pieces_.size()) carry_times_on();
  }

  void add_line(const TextLine& line) {
    if (is_tool_line(line.text)) {
      meet_ = meet_ || is_meet_line(line.text);
      return;
    }
    const auto head = form_.match(line);
    if (head && speaks(*head)) {
      started_ = true;
      open(*head, line.span);
    } else if (const auto clock = section_clock(line)) {
      section_ = start_ = clock;
      ++sections_;
      ++stamps_;
    } else if (line.heading ? kind_.document && !form_.labelled() : started_ || !form_.labelled()) {
      opens_ = line.after_blank && form_.form == nullptr && kind_.pattern == nullptr;
      add_words(line.text, line.span);
    }
  }

  /// Lines in front of the first label that comes again, where `Interviewer: Ana` is a field and
  /// no speech. That can be told where speech ends in full stops; else there is none.
  std::size_t header_size(std::span<const TextLine> lines) const {
    if (!form_.labelled() || kind_.pattern != nullptr) return 0;
    std::optional<std::size_t> first;
    std::size_t heads = 0;
    std::size_t ended = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const auto head = form_.match(lines[i]);
      if (!head || head->label.empty()) continue;
      ++heads;
      ended += ends_sentence(head->rest) ? 1U : 0U;
      if (!first && form_.census.count_of(head->label) > 1) first = i;
    }
    return first && ended * 2 >= heads ? *first : 0;
  }

  bool speaks(const LineHead& head) const {
    if (header_ > 0 && form_.census.count_of(head.label) == 1 && !ends_sentence(head.rest)) {
      return false;
    }
    return kind_.pattern != nullptr || head.label.empty() || form_.census.accepts(head.label) ||
           is_no_person(fold_label(head.label));
  }

  void open(const LineHead& head, Span span) {
    if (!head.label.empty()) {
      speaker_ = tidy_label(head.label);
      if (known_.insert(*speaker_).second) heard_.push_back(*speaker_);
    }
    stamps_ += head.start ? 1U : 0U;
    start_ = head.start ? head.start : section_;
    end_ = head.end;
    if (!head.rest.empty()) add_words(head.rest, span);
  }

  /// Adds words, cut at times in brackets, each of which is the time of what follows.
  void add_words(std::string_view words, Span span) {
    std::size_t from = 0;
    for (std::size_t at = words.find('['); at != std::string_view::npos;
         at = words.find('[', at + 1)) {
      const std::size_t open = at > 0 && words[at - 1] == '\\' ? at - 1 : at;
      std::string_view rest = words.substr(open);
      const auto clock = take_bracketed_clock(rest);
      if (!clock) continue;
      const std::string_view before = text::trim(words.substr(from, open - from));
      if (start_ && is_range_word(before)) {
        end_ = clock;
      } else {
        push(before, span);
        start_ = clock;
      }
      ++stamps_;
      ++inner_stamps_;
      from = words.size() - rest.size();
      at = std::max(at, from == 0 ? 0 : from - 1);
    }
    take_end_stamp(words, from);
    push(words.substr(from), span);
  }

  /// `#00:00:12-3#` behind a paragraph, of f4 and MAXQDA: when it ended.
  void take_end_stamp(std::string_view& words, std::size_t from) {
    if (!words.ends_with('#') || words.size() < from + 2) return;
    const std::size_t open = words.rfind('#', words.size() - 2);
    if (open == std::string_view::npos || open < from) return;
    std::string_view stamp = words.substr(open);
    const auto clock = take_bracketed_clock(stamp);
    if (!clock || !stamp.empty()) return;
    words = words.substr(0, open);
    if (!start_) start_ = ended_.value_or(Millis{0});
    end_ = ended_ = clock;
  }

  void push(std::string_view words, Span span) {
    std::string text = text::squeeze(markdown_ ? markdown_words(words) : std::string(words));
    if (text.empty()) return;
    pieces_.push_back({.speaker = std::move(speaker_),
                       .start = start_,
                       .end = end_,
                       .text = std::move(text),
                       .opens = opens_,
                       .span = span});
    opens_ = false;
    speaker_.reset();
    start_.reset();
    end_.reset();
  }

  /// What has no time of its own was said after the last one.
  void carry_times_on() {
    std::optional<Millis> last;
    std::size_t carried = 0;
    for (Piece& piece : pieces_) {
      if (!piece.start && last && piece.speaker) ++carried;
      if (!piece.start) piece.start = last;
      last = piece.start;
    }
    if (carried == 0) return;
    diagnostics_.report(source_, {0, 0}, Severity::suggestion, "ingest/carried-time",
                        text::counted(carried, "time") +
                            " taken from the last one before: " + "the file gives none there");
  }

  /// Of a talk that ends in questions and answers, most stands above the first label.
  static constexpr std::size_t kFewWords = 500;  ///< bytes of them
  static bool is_speech(std::span<const TextLine> lines, std::size_t preamble) {
    std::size_t above = 0;
    std::size_t all = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (lines[i].heading) continue;
      all += lines[i].text.size();
      if (i < preamble) above += lines[i].text.size();
    }
    return above > kFewWords && above * 10 > all * 3 && preamble < lines.size();
  }

  void report_preamble(std::span<const TextLine> all, std::size_t begin) {
    if (!form_.labelled()) return;
    std::size_t first = begin;
    const std::size_t header = header_;
    while (first < all.size()) {
      const auto head = form_.match(all[first]);
      if (head && speaks(*head)) break;
      ++first;
      if (header_ > 0) --header_;
    }
    header_ = header;
    if (is_speech(all.subspan(begin), first - begin)) {
      started_ = true;
      first = begin;
    }
    const auto words = std::count_if(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(first),
                                     [](const TextLine& line) { return !line.heading; });
    if (words == 0) return;
    diagnostics_.report(source_, {all.front().span.begin, all[first - 1].span.end},
                        Severity::suggestion, "ingest/preamble",
                        text::counted(static_cast<std::size_t>(words), "line") +
                            " above the first speaker left out");
  }

  /// The layout's name as people who collect transcripts use it, with `-md` or `-txt` behind.
  std::string dialect(std::span<const TextLine> lines) const {
    const std::string tail = kind_.markdown || headings_ ? "-md" : "-txt";
    if (kind_.pattern != nullptr) return "pattern";
    const std::string_view form = form_.form == nullptr ? "" : form_.form->dialect;
    if (form.empty()) return prose_dialect(lines);
    if (form == "whisper-txt" || form == "timed-text") return std::string(form);
    const bool plain = form == "labels" || form == "bold-labels";
    if (plain && (sections_ > 0 || meet_)) return "google-meet" + tail;
    if (form == "bold-labels") {
      return inner_stamps_ >= kFewStamps && leading_stamps_style() ? "descript-style-md"
                                                                   : "bold-label-md";
    }
    if (form == "name-lines") return (has_hard_breaks(lines) ? "otter" : "name-line") + tail;
    if (form == "labels") return (has_rev_marks() ? "rev" : "plain-label") + tail;
    if (form == "timed-labels") return "timed-label" + tail;
    if (form == "bracket-labels") return "bracket-label" + tail;
    return std::string(form) + tail;
  }

  /// Descript's stamps have hours: `[00:01:00]`, not `\[01:00\]`.
  bool leading_stamps_style() const { return text::contains(source_.text(), "[00:0"); }

  /// People at Rev mark what they could not hear with its time.
  bool has_rev_marks() const {
    return text::contains(source_.text(), "[crosstalk 0") ||
           text::contains(source_.text(), "[inaudible 0");
  }

  /// Speech recognisers write a line for each stretch and no empty ones.
  std::string prose_dialect(std::span<const TextLine> lines) const {
    if (kind_.markdown || kind_.document) return "text";
    constexpr std::size_t kFewLines = 4;
    const auto paragraphs = std::count_if(lines.begin(), lines.end(), [](const TextLine& line) {
      return line.after_blank || line.heading;
    });
    return lines.size() >= kFewLines && paragraphs <= 1 ? "whisper-text" : "text";
  }

  static bool has_hard_breaks(std::span<const TextLine> lines) {
    return std::count_if(lines.begin(), lines.end(),
                         [](const TextLine& line) { return line.hard_break; }) >= 2;
  }

  const SourceFile& source_;
  const TextKind& kind_;
  Diagnostics& diagnostics_;
  TextForm form_;
  bool markdown_ = false;
  bool headings_ = false;
  bool started_ = false;
  bool meet_ = false;
  bool opens_ = false;      ///< a paragraph of a text without labels
  std::size_t header_ = 0;  ///< lines of it still to come
  std::size_t sections_ = 0;
  std::size_t stamps_ = 0;
  std::size_t inner_stamps_ = 0;
  std::optional<Millis> section_;
  std::optional<Millis> ended_;  ///< of the paragraph before, where the file says when
  std::optional<std::string> speaker_;
  std::vector<std::string> heard_;  ///< labels, by first line
  std::set<std::string> known_;     ///< the same
  std::optional<Millis> start_;
  std::optional<Millis> end_;
  std::vector<Piece> pieces_;
};

}  // namespace

Result<TextReading> read_text(const SourceFile& source, std::span<const TextLine> lines,
                              const TextKind& kind, Diagnostics& diagnostics) {
  if (lines.size() > kMaxTextLines) {
    return fail_at(ErrorKind::limit, source.path(),
                   "more than " + std::to_string(kMaxTextLines) + " lines",
                   "cut the file into parts");
  }
  return TextReader(source, kind, diagnostics).read(lines);
}

}  // namespace uxi::ingest
