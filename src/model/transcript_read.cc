// Reads a transcript line by line in linear time: paragraphs are turns, block quotes are notes.
//
// Not through CommonMark: an hour of talk would cost a syntax tree, and only what opens a block
// matters. Beyond CommonMark, a line that ends in ` ^12`, and one that opens with a speaker's
// label, part turns even where the blank line between them was forgotten: words must not end up in
// another mouth.
#include <algorithm>
#include <fmt/core.h>
#include <map>
#include <set>

#include "format/markdown.h"
#include "model/transcript_front.h"
#include "model/transcript_text.h"
#include "text/strings.h"
#include "uxi/transcript.h"

namespace uxi {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_heading(std::string_view line) {
  const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
  return marks >= 1 && marks <= 6 &&
         (marks == line.size() || line[marks] == ' ' || line[marks] == '\t');
}

/// `---`, `* * *`, `___`
bool is_rule(std::string_view line) {
  const char mark = line.front();
  if (mark != '-' && mark != '*' && mark != '_') return false;
  if (line.find_first_not_of(std::string{mark, ' ', '\t'}) != std::string_view::npos) return false;
  return std::ranges::count(line, mark) >= 3;
}

/// The lines of a body, sorted into turns and notes.
class BodyReader {
 public:
  BodyReader(const Reading& reading, Transcript& transcript)
      : reading_(reading), transcript_(transcript) {
    for (const auto& [label, role] : transcript.speakers) speakers_.insert(label);
  }

  void read(std::size_t body);

 private:
  void read_line(Span line);
  void add_to_paragraph(Span line);
  void add_to_note(std::string_view line, Span span);
  /// What is left of a line in front of a paragraph, or in a comment.
  Span skip_comments(Span line);
  void end_paragraph();
  void end_note();

  const Reading& reading_;
  Transcript& transcript_;
  std::set<std::string, std::less<>> speakers_;
  std::vector<Span> paragraph_;
  std::optional<std::string> note_;
  Span note_span_;
  std::optional<Span> comment_;  // where one began that is still open
  bool full_ = false;
};

void BodyReader::read(std::size_t body) {
  const SourceFile& source = reading_.source;
  if (body == 0 && source.text().starts_with(kByteOrderMark)) body = kByteOrderMark.size();
  if (body >= source.text().size()) return;
  for (unsigned n = source.position(body).line; n <= source.line_count() && !full_; ++n) {
    const std::size_t start = std::max(body, source.line_start(n));
    std::string_view line = source.line(n);
    line.remove_prefix(std::min(start - source.line_start(n), line.size()));
    const std::size_t first = line.find_first_not_of(" \t");
    if (first == std::string_view::npos) {
      if (!comment_) end_note();
      if (!comment_) end_paragraph();
      continue;
    }
    read_line({start + first, start + line.find_last_not_of(" \t") + 1});
  }
  end_note();
  end_paragraph();
  if (comment_) {
    reading_.error(*comment_, "unclosed-comment", "the comment is never closed",
                   "nothing behind it was read; close it with `-->`");
  }
}

void BodyReader::read_line(Span line) {
  if (comment_ || paragraph_.empty()) line = skip_comments(line);
  const std::string_view text = reading_.source.slice(line);
  if (text.empty()) return;
  if (text.starts_with('>')) return add_to_note(text, line);
  end_note();
  if (is_heading(text) || is_rule(text)) {
    end_paragraph();
    if (is_heading(text)) {
      reading_.report(line, Severity::suggestion, "heading", "a heading is not read as words",
                      "make it a note with `> `, or take it out");
    }
    return;
  }
  add_to_paragraph(line);
}

Span BodyReader::skip_comments(Span line) {
  const std::string_view file = reading_.source.slice({0, line.end});
  while (comment_ || file.substr(line.begin).starts_with("<!--")) {
    const std::size_t close = file.find("-->", line.begin + (comment_ ? 0 : 2));
    if (close == std::string_view::npos) {
      if (!comment_) comment_ = line;
      return {line.end, line.end};
    }
    comment_.reset();
    line.begin = std::min(file.find_first_not_of(" \t", close + 3), line.end);
  }
  return line;
}

void BodyReader::add_to_note(std::string_view line, Span span) {
  end_paragraph();
  line.remove_prefix(line.starts_with("> ") ? 2 : 1);
  if (!note_) {
    note_ = std::string(line);
    note_span_ = span;
  } else {
    note_->append("\n").append(line);
    note_span_.end = span.end;
  }
}

void BodyReader::end_note() {
  if (!note_ || full_) return;
  if (transcript_.turns.empty()) {
    reading_.warning(note_span_, "lost-note", "the note stands in front of the first turn",
                     "put it behind the turn that it is about");
  } else {
    transcript_.turns.back().notes.push_back(*std::move(note_));
  }
  note_.reset();
}

void BodyReader::add_to_paragraph(Span line) {
  const std::string_view text = strip_trailing(reading_.source.slice(line));
  const auto label = parse_turn_label(text);
  if (label && speakers_.contains(label->name)) end_paragraph();
  paragraph_.push_back(line);
  if (parse_turn_id(text)) end_paragraph();
}

void BodyReader::end_paragraph() {
  if (paragraph_.empty() || full_) return;
  Turn turn = parse_turn(reading_.source.text(), paragraph_);
  paragraph_.clear();
  if (turn.id == 0 && turn.speaker.empty() && !turn.start && turn.words.empty()) return;
  if (transcript_.turns.size() == kMaxTurns) {
    full_ = true;
    reading_.error(turn.span, "limit", fmt::format("a transcript has at most {} turns", kMaxTurns),
                   "nothing from here on was read");
    return;
  }
  transcript_.turns.push_back(std::move(turn));
}

void check_ids(const Reading& reading, const Transcript& transcript) {
  std::map<int, Span> seen;
  const Turn* first_without = nullptr;
  std::size_t without = 0;
  for (const Turn& turn : transcript.turns) {
    if (turn.id == 0) {
      if (without++ == 0) first_without = &turn;
      continue;
    }
    const auto [earlier, is_new] = seen.emplace(turn.id, turn.span);
    if (is_new) continue;
    reading.again(turn.span, earlier->second, "doubled-id",
                  fmt::format("turn `^{}` stands twice", turn.id),
                  "; take the id off the newer one, and it gets its own");
  }
  if (first_without == nullptr) return;
  reading.report(
      first_without->span, Severity::suggestion, "no-id",
      fmt::format("{} no id yet",
                  without == 1 ? "the turn has" : text::counted(without, "turn") + " have"),
      "the next command that writes the transcript gives one");
}

/// Each unknown label once, each turn without any; a file that names no speakers and labels no turn
/// is one voice.
void check_speakers(const Reading& reading, const Transcript& transcript) {
  std::vector<std::string> known;
  for (const auto& [label, role] : transcript.speakers) known.push_back(label);
  const bool one_voice = known.empty() && std::ranges::all_of(transcript.turns, [](const Turn& t) {
                           return t.speaker.empty();
                         });
  if (one_voice) return;
  std::set<std::string_view> seen(known.begin(), known.end());
  for (const Turn& turn : transcript.turns) {
    if (turn.speaker.empty()) {
      reading.warning(turn.span, "no-speaker", "whose words are these?",
                      "start the paragraph with `**LABEL**`, or make it a note with `> `");
    } else if (seen.insert(turn.speaker).second) {
      std::string hint = reading.did_you_mean(turn.speaker, known);
      if (hint.empty()) hint = "add it to `speakers`";
      reading.warning(turn.span, "unknown-speaker",
                      fmt::format("speaker `{}` is not among `speakers`", turn.speaker),
                      std::move(hint));
    }
  }
}

}  // namespace

Transcript read_transcript(const SourceFile& source, std::string session,
                           Diagnostics& diagnostics) {
  Transcript transcript;
  transcript.session = std::move(session);
  const Reading reading{source, diagnostics, "transcript"};
  const format::markdown::FrontMatter front = format::markdown::front_matter(source.text());
  const bool has_front = read_transcript_front(reading, front.yaml, transcript);
  BodyReader(reading, transcript).read(front.body);
  check_ids(reading, transcript);
  if (has_front) check_speakers(reading, transcript);
  return transcript;
}

}  // namespace uxi
