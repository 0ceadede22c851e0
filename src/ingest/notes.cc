#include "ingest/notes.h"

#include <algorithm>

#include "format/markdown.h"
#include "ingest/clock.h"
#include "ingest/text_lines.h"
#include "text/strings.h"

namespace uxi::ingest {
namespace {

using format::markdown::Block;
using format::markdown::BlockKind;

constexpr std::int64_t kDay = 24 * 3600 * 1000;
constexpr int kBoxLevel = 7;  // below any heading

/// A field of the front matter, without quotation marks; empty where it is not there.
std::string_view front_field(std::string_view text, std::string_view key) {
  const Span front = front_matter(text);
  for (const std::string_view line : text::split(text.substr(front.begin, front.size()), '\n')) {
    if (!line.starts_with(key) || !line.substr(key.size()).starts_with(':')) continue;
    std::string_view value = text::trim(line.substr(key.size() + 1));
    const bool quoted = value.size() >= 2 && (value[0] == '"' || value[0] == '\'');
    if (quoted && value.back() == value[0]) value = value.substr(1, value.size() - 2);
    return text::trim(value);
  }
  return {};
}

/// What stands between a time and the words: white space, hyphens, dashes, colons.
std::string_view behind_marks(std::string_view text) {
  while (true) {
    text = text::trim(text);
    const bool dash = text.starts_with("\xE2\x80\x93") || text.starts_with("\xE2\x80\x94");
    if (!dash && !text.starts_with('-') && !text.starts_with(':')) return text;
    text.remove_prefix(dash ? 3 : 1);
  }
}

/// A time at the front, which is cut off with what parts it from the words. Where notes are by the
/// clock on the wall, two fields are hours and minutes.
std::optional<Millis> take_time(std::string_view& words, bool by_wall) {
  std::string_view rest = words;
  const bool bracket = rest.starts_with('[') || rest.starts_with('(');
  if (bracket) rest.remove_prefix(1);
  // A colon behind it is punctuation: `14:05: she laughs`.
  const std::string_view run = rest.substr(0, rest.find_first_not_of("0123456789:.,"));
  const std::string_view clock = run.substr(0, run.find_last_not_of(":.,") + 1);
  std::string_view unread = clock;
  const auto time = take_loose_clock(unread);
  if (!time || !unread.empty()) return std::nullopt;
  rest.remove_prefix(clock.size());
  // `3:1` is a ratio.
  if (clock.size() - clock.rfind(':') < 3) return std::nullopt;
  if (bracket && !rest.starts_with(']') && !rest.starts_with(')')) return std::nullopt;
  if (bracket) rest.remove_prefix(1);
  // `10:42` by itself or parted from the words; `10:42pm` is no time of a note.
  const std::string_view words_begin = behind_marks(rest);
  if (!bracket && !rest.empty() && words_begin.size() == rest.size()) return std::nullopt;
  words = words_begin;
  const bool short_form = std::ranges::count(clock, ':') == 1;
  return by_wall && short_form ? Millis{time->value * 60} : *time;
}

/// Notes in the order of the file, with the headings above them.
class Collector {
 public:
  explicit Collector(std::optional<Millis> recorded_at) : recorded_at_(recorded_at) {}

  void add(const Block& block) {
    if (block.kind == BlockKind::rule || block.kind == BlockKind::html || block.header) return;
    if (block.kind == BlockKind::heading) return wait(block, block.level);
    if (block.checked && !*block.checked) return wait(block, kBoxLevel + block.depth);
    const std::string words = words_of(block);
    if (words.empty()) return;
    leave(kBoxLevel + block.depth);
    for (Piece& heading : waiting_) pieces_.push_back(std::move(heading));
    waiting_.clear();
    levels_.clear();
    put(words, block.span, pieces_);
  }
  [[nodiscard]] std::vector<Piece> take() { return std::move(pieces_); }
  [[nodiscard]] std::size_t too_early() const { return too_early_; }

 private:
  /// Nothing was noted below those that wait at this level or deeper.
  void leave(int level) {
    while (!levels_.empty() && levels_.back() >= level) {
      levels_.pop_back();
      waiting_.pop_back();
    }
  }
  void wait(const Block& block, int level) {
    leave(level);
    const std::size_t before = waiting_.size();
    put(words_of(block), block.span, waiting_);
    if (waiting_.size() > before) levels_.push_back(level);
  }
  /// The words of a block: a row's cells behind one another, lines as they are.
  [[nodiscard]] static std::string words_of(const Block& block) {
    if (block.cells.empty()) return std::string(text::trim(block.text.text));
    std::string words;
    for (const auto& cell : block.cells) {
      const std::string_view one = text::trim(cell.text);
      if (!one.empty()) words += (words.empty() ? "" : " ") + text::replace_all(one, "\n", " ");
    }
    return words;
  }
  /// One note, or more where lines of it begin with times.
  void put(std::string_view words, Span span, std::vector<Piece>& to) {
    bool open = false;
    for (std::string_view line : text::split(words, '\n')) {
      line = text::trim(line);
      std::optional<Millis> time = take_time(line, recorded_at_.has_value());
      if (line.empty()) continue;
      if (open && !time) {
        to.back().text += ' ' + std::string(line);
        continue;
      }
      if (time && recorded_at_) time = in_recording(*time);
      to.push_back({.speaker = {}, .start = time, .end = {}, .text = std::string(line)});
      to.back().span = span;
      open = true;
    }
  }
  /// Nothing before its beginning; midnight may lie between.
  std::optional<Millis> in_recording(Millis wall) {
    std::int64_t at = wall.value - recorded_at_->value;
    if (at < -kDay / 2) at += kDay;
    if (at >= 0) return Millis{at};
    ++too_early_;
    return std::nullopt;
  }

  std::optional<Millis> recorded_at_;
  std::vector<Piece> pieces_;
  std::vector<Piece> waiting_;  ///< headings and boxes with nothing below them yet
  std::vector<int> levels_;     ///< of those
  std::size_t too_early_ = 0;
};

}  // namespace

bool are_notes(const SourceFile& source, const IngestOptions& options) {
  return !options.notes_by.empty() || front_field(source.text(), "kind") == "notes";
}

std::string author_of_notes(const SourceFile& source, const IngestOptions& options) {
  return options.notes_by.empty() ? std::string(front_field(source.text(), "author"))
                                  : options.notes_by;
}

Result<Reading> read_notes(const SourceFile& source, const IngestOptions& options,
                           Diagnostics& diagnostics) {
  std::optional<Millis> recorded_at = options.recorded_at;
  const std::string_view said = front_field(source.text(), "recorded_at");
  if (!recorded_at && !said.empty()) {
    std::string_view words = said;
    recorded_at = take_time(words, true);
    if (!recorded_at || !words.empty()) {
      return fail_at(ErrorKind::syntax, source.path(),
                     "`recorded_at: " + std::string(said) + "` is no time of day",
                     "write it like `recorded_at: \"14:02\"`");
    }
  }
  UXI_TRY(const auto document, format::markdown::parse(source));
  Collector notes(recorded_at);
  for (const Block& block : document.blocks) notes.add(block);
  if (notes.too_early() > 0) {
    diagnostics.report(source, {0, 0}, Severity::warning, "ingest/before-recording",
                       text::counted(notes.too_early(), "note") +
                           " from before the recording began, kept without a time");
  }
  Reading reading;
  reading.dialect = "notes";
  reading.pieces = notes.take();
  return reading;
}

}  // namespace uxi::ingest
