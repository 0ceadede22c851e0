// Reading a sheet back: a line at a time, every mistake at its place.
#include <map>
#include <optional>
#include <set>

#include "coding/sheet.h"
#include "text/strings.h"
#include "text/utf8.h"

namespace uxi::coding {
namespace {

constexpr std::string_view kHash = "# transcript: ";

std::optional<int> turn_of(std::string_view header) {
  const std::size_t end = std::min(header.find_first_of(" \t"), header.size());
  const auto line = parse_code_line("^" + std::string(header.substr(0, end)));
  if (!line || line->first != line->last) return std::nullopt;
  return line->first;
}

class Reader {
 public:
  Reader(const SourceFile& source, const Transcript& transcript, Diagnostics& diagnostics)
      : source_(source), transcript_(transcript), diagnostics_(diagnostics) {}

  Sheet read() {
    find_hash();
    for (unsigned number = 1; number <= source_.line_count(); ++number) {
      read_line(number, source_.line(number));
    }
    close_turn();
    if (!sheet_.is_empty) look_for_missing();
    return std::move(sheet_);
  }

 private:
  void find_hash() {
    for (unsigned number = 1; number <= source_.line_count(); ++number) {
      const std::string_view line = text::trim(source_.line(number));
      if (line.starts_with(kHash)) sheet_.transcript_hash = line.substr(kHash.size());
    }
    // Without its hash a sheet is taken for one of today.
    judges_turns_ =
        sheet_.transcript_hash.empty() || sheet_.transcript_hash == hash_of(transcript_);
  }

  void read_line(unsigned number, std::string_view raw) {
    const std::string_view line = text::trim(raw);
    if (line.empty() || line.starts_with('#')) return;
    sheet_.is_empty = false;
    const std::size_t begin =
        source_.line_start(number) + static_cast<std::size_t>(line.data() - raw.data());
    const Span span{begin, begin + line.size()};
    if (line.starts_with('^')) {
      open_turn(line.substr(1), span);
    } else if (line.starts_with('|')) {
      read_words(line.substr(1), span);
    } else if (line.starts_with('+')) {
      read_mark(line, span);
    } else {
      wrong(span, "line", "this is no turn, no words and no codes",
            "lines start with `^`, `|`, `+` or `#`");
    }
  }

  void open_turn(std::string_view header, Span span) {
    close_turn();
    turn_span_ = span;
    words_.clear();
    turn_ = 0;
    is_open_ = true;
    if (text::trim(header) == "?") return;
    const auto id = turn_of(header);
    const Turn* turn = id ? transcript_.find(*id) : nullptr;
    if (turn == nullptr) {
      is_open_ = false;
      if (judges_turns_ || !id) {
        wrong(span, "turn", "there is no turn `^" + std::string(header) + "`",
              "turns cannot be changed here; put the line back as it was");
      }
      turn_ = id.value_or(-1);
      return;
    }
    turn_ = *id;
    if (!seen_.insert(turn_).second) {
      wrong(span, "turn", "turn " + std::to_string(turn_) + " stands here twice",
            "take one of them out");
    }
    judge_header(*turn, header, span);
  }

  void judge_header(const Turn& turn, std::string_view header, Span span) {
    std::string meant = std::to_string(turn.id);
    if (!turn.speaker.empty()) meant += " " + text::printable(turn.speaker);
    if (turn.start) meant += " " + to_clock(*turn.start);
    if (!judges_turns_ || text::squeeze(header) == text::squeeze(meant)) return;
    wrong(span, "turn", "who speaks, and when, cannot be changed here", "put it back: ^" + meant);
  }

  void read_words(std::string_view words, Span span) {
    if (!is_open_ && turn_ == 0) {
      wrong(span, "words", "these words stand under no turn", "put the line of the turn back");
      return;
    }
    if (words_.empty()) words_span_ = span;
    words_span_.end = span.end;
    words_ += " " + std::string(words);
  }

  /// What the turn says must be what it said.
  void close_turn() {
    if (!is_open_ || turn_ == 0 || !judges_turns_) return;
    const Turn* turn = transcript_.find(turn_);
    const std::string meant = text::squeeze(text::printable(text::squeeze(turn->words)));
    if (text::squeeze(words_) == meant) return;
    wrong(words_.empty() ? turn_span_ : words_span_, "words",
          "the words of turn " + std::to_string(turn_) + " were changed",
          "words are corrected in the transcript, not here; put them back: " +
              text::elide(meant, 200));
  }

  void read_mark(std::string_view line, Span span) {
    auto mark = parse_code_line(line);
    if (!mark) {
      const std::size_t at =
          text::byte_offset(line, mark.error().column > 0 ? mark.error().column - 1 : 0);
      wrong({span.begin + at, span.end}, "line", mark.error().message, mark.error().hint);
      return;
    }
    if (seen_.empty() && !is_open_) {
      wrong(span, "line", "these codes stand under no turn",
            "put them under the turn they are for");
      return;
    }
    if (mark->codes.empty()) {
      wrong(span, "line", "there is no code", "write it with a plus: +pain/billing");
      return;
    }
    if (!mark->id.empty() && !ids_.insert(mark->id).second) {
      wrong(span, "id", "`" + mark->id + "` stands on another line already",
            "take `{" + mark->id + "}` out to make one more highlight");
      return;
    }
    sheet_.marks.push_back({*std::move(mark), turn_, span});
  }

  void look_for_missing() {
    if (!judges_turns_) return;
    for (const Turn& turn : transcript_.turns) {
      if (seen_.contains(turn.id)) continue;
      const std::size_t end = source_.text().size();
      wrong({end, end}, "turn", "turn " + std::to_string(turn.id) + " is missing",
            "turns cannot be taken out here; take out lines of codes");
      return;
    }
  }

  void wrong(Span span, const char* rule, std::string message, std::string hint) {
    diagnostics_.report(source_, span, Severity::error, std::string("sheet/") + rule,
                        std::move(message), std::move(hint));
  }

  const SourceFile& source_;
  const Transcript& transcript_;
  Diagnostics& diagnostics_;
  Sheet sheet_;
  bool judges_turns_ = true;
  bool is_open_ = false;
  int turn_ = 0;
  Span turn_span_;
  Span words_span_;
  std::string words_;
  std::set<int> seen_;
  std::set<std::string> ids_;
};

}  // namespace

Sheet read_sheet(const SourceFile& source, const Transcript& transcript, Diagnostics& diagnostics) {
  return Reader(source, transcript, diagnostics).read();
}

}  // namespace uxi::coding
