// Timed lyrics (.lrc), as Whisper's tools write them: `[00:43.810]words`, closed by an empty stamp.
// Tags in front (`[ti:…]`, `[offset:+500]`), several stamps on a line and stamps of words
// (`<00:44.10>`) come from players.
#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "ingest/ascii.h"
#include "ingest/caption_reading.h"
#include "ingest/clock.h"
#include "ingest/lines.h"
#include "ingest/reader.h"
#include "text/strings.h"

namespace uxi::ingest {
namespace {

constexpr std::array<std::string_view, 1> kExtensions = {"lrc"};
constexpr Millis kDay{24LL * 60 * 60 * 1000};

/// `[00:43.810]` or `<00:43.81>` at the front, cut off.
std::optional<Millis> take_stamp(std::string_view& text, char open, char close) {
  if (text.empty() || text.front() != open) return std::nullopt;
  std::string_view rest = text.substr(1);
  const auto clock = take_loose_clock(rest);
  if (!clock || rest.empty() || rest.front() != close) return std::nullopt;
  text = rest.substr(1);
  return clock;
}

/// `ti`, `ar`, `offset`: the name of a tag, whose value is cut free.
std::optional<std::string_view> tag_name(std::string_view line, std::string_view& value) {
  if (!line.starts_with('[') || !line.ends_with(']')) return std::nullopt;
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon < 2 || colon > 10) return std::nullopt;
  const std::string_view name = line.substr(1, colon - 1);
  const bool letters = std::all_of(name.begin(), name.end(), [](char c) {
    return (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z') || c == '#';
  });
  if (!letters) return std::nullopt;
  value = line.substr(colon + 1, line.size() - colon - 2);
  return name;
}

/// What stands behind the stamp has no space or sits in a file of such lines: `[00:12] Ana: words`
/// is a text's way, and texts have no empty stamps and no tags.
int sniff(std::string_view head, std::string_view name) {
  std::size_t stamped = 0;
  std::size_t telling = 0;
  std::size_t lines = 0;
  for (const Span span : split_lines(head)) {
    std::string_view line = text::trim(head.substr(span.begin, span.size()));
    std::string_view value;
    if (line.empty()) continue;
    ++lines;
    if (tag_name(line, value)) {
      ++telling;
    } else if (take_stamp(line, '[', ']')) {
      ++stamped;
      if (line.empty() || line.front() == '[' || line.front() == '<') ++telling;
    }
  }
  if (stamped == 0 || (stamped + telling) * 4 < lines * 3) return 0;
  return has_extension(name, "lrc") ? 90 : telling * 5 >= stamped ? 70 : 0;
}

std::string without_word_stamps(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    if (take_stamp(text, '<', '>')) continue;
    out += text.front();
    text.remove_prefix(1);
  }
  return text::squeeze(out);
}

class LrcReader {
 public:
  explicit LrcReader(const SourceFile& source) : source_(source) {}

  std::vector<Caption> read() {
    for (const Span span : split_lines(source_.text())) add(span);
    std::stable_sort(captions_.begin(), captions_.end(),
                     [](const Caption& a, const Caption& b) { return a.start < b.start; });
    close();
    return std::move(captions_);
  }

 private:
  void add(Span span) {
    std::string_view line = text::trim(source_.slice(span));
    std::string_view value;
    if (const auto name = tag_name(line, value)) {
      if (ascii_lower(*name) == "offset") set_offset(text::trim(value));
      return;
    }
    std::vector<Millis> stamps;
    while (const auto stamp = take_stamp(line, '[', ']')) {
      stamps.push_back(*stamp);
      line = text::trim(line);
    }
    const std::string words = without_word_stamps(line);
    if (stamps.empty() && !words.empty() && !captions_.empty()) {
      captions_.back().text += '\n' + words;
    }
    for (const Millis stamp : stamps) {
      captions_.push_back({.start = stamp, .end = stamp, .text = words, .span = span});
    }
  }

  /// Milliseconds by which all words come earlier.
  void set_offset(std::string_view value) {
    if (value.starts_with('+')) value.remove_prefix(1);
    std::int64_t offset = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), offset);
    if (error == std::errc() && std::abs(offset) < kDay.value) offset_ = Millis{offset};
  }

  /// A caption ends where the next stamp stands.
  void close() {
    for (std::size_t i = 0; i < captions_.size(); ++i) {
      if (i + 1 < captions_.size()) captions_[i].end = captions_[i + 1].start;
    }
    for (Caption& caption : captions_) {
      caption.start = std::max(Millis{0}, caption.start - offset_);
      caption.end = std::max(Millis{0}, caption.end - offset_);
    }
    std::erase_if(captions_, [](const Caption& caption) { return caption.text.empty(); });
  }

  const SourceFile& source_;
  Millis offset_;
  std::vector<Caption> captions_;
};

Result<Reading> read(const Input& input, Diagnostics& diagnostics) {
  std::vector<Caption> captions = LrcReader(input.source).read();
  if (captions.empty()) {
    return fail(ErrorKind::syntax, "no line with a time was found",
                "a line starts with its time, like `[00:43.81]`");
  }
  Reading reading = read_captions(std::move(captions), input.source, diagnostics).reading;
  reading.dialect = "whisper-lrc";
  return reading;
}

}  // namespace

Reader lrc_reader() {
  return {.name = "lrc",
          .summary = "Timed lyrics (.lrc), as Whisper's tools write them",
          .extensions = kExtensions,
          .sniff = sniff,
          .read = read};
}

}  // namespace uxi::ingest
