// SubRip (.srt): Whisper, Otter, YouTube downloads. There is no standard; a time line makes a
// caption, whatever stands round it: indexes may be missing or wrong, blank lines may stand inside,
// dots may be commas.
#include <algorithm>
#include <array>
#include <optional>

#include "ingest/caption_reading.h"
#include "ingest/clock.h"
#include "ingest/lines.h"
#include "ingest/reader.h"
#include "text/strings.h"

namespace uxi::ingest {
namespace {

constexpr std::array<std::string_view, 1> kExtensions = {"srt"};

bool is_index(std::string_view line) {
  line = text::trim(line);
  return !line.empty() && line.find_first_not_of("0123456789") == std::string_view::npos;
}

int sniff(std::string_view head, std::string_view name) {
  std::string_view before;
  for (const Span span : split_lines(head)) {
    const std::string_view line = head.substr(span.begin, span.size());
    if (loose_timing(line)) {
      if (has_extension(name, "srt")) return 95;
      if (!text::contains(line.substr(0, line.find("-->")), ",")) return is_index(before) ? 55 : 0;
      return is_index(before) ? 95 : 85;
    }
    if (!is_blank(line)) before = line;
  }
  return 0;
}

/// Style tags (`<i>`, `<font color=…>`, `{\an8}`) taken off; an unclosed `<` is text.
std::string plain_text(std::string_view line) {
  std::string out;
  for (std::size_t i = 0; i < line.size();) {
    const bool tag = line[i] == '<' && i + 1 < line.size() &&
                     (line[i + 1] == '/' || std::isalpha(static_cast<unsigned char>(line[i + 1])));
    const bool override = line.substr(i).starts_with("{\\");
    const std::size_t close = tag ? line.find('>', i) : override ? line.find('}', i) : line.npos;
    if (close == line.npos) {
      out += line[i++];
    } else {
      i = close + 1;
    }
  }
  return out;
}

class SubripReader {
 public:
  SubripReader(const SourceFile& source, Diagnostics& diagnostics)
      : source_(source), diagnostics_(diagnostics), lines_(split_lines(source.text())) {}

  std::vector<Caption> read() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (timing(i)) {
        open(i);
      } else if (i + 1 < lines_.size() && is_index(line(i)) && timing(i + 1)) {
        id_ = text::trim(line(i));
      } else if (!captions_.empty()) {
        add_text(i);
      } else if (text::contains(line(i), "-->")) {
        report_broken(i);
      }
    }
    for (Caption& caption : captions_) caption.text = std::string(text::trim(caption.text));
    return std::move(captions_);
  }

 private:
  std::string_view line(std::size_t i) const { return source_.slice(lines_[i]); }
  std::optional<Timing> timing(std::size_t i) const { return loose_timing(line(i)); }

  void open(std::size_t i) {
    const auto found = timing(i);
    captions_.push_back({.id = std::string(id_),
                         .start = found->start,
                         .end = found->end,
                         .text = {},
                         .voices = {},
                         .span = lines_[i]});
    id_ = {};
    broken_ = false;
  }

  void add_text(std::size_t i) {
    if (text::contains(line(i), "-->")) {
      report_broken(i);
      return;
    }
    if (broken_) return;
    Caption& caption = captions_.back();
    if (is_blank(line(i)) && caption.text.empty()) return;
    if (!caption.text.empty()) caption.text += '\n';
    caption.text += plain_text(line(i));
    caption.span.end = lines_[i].end;
  }

  void report_broken(std::size_t i) {
    broken_ = true;
    if (i > 0 && !captions_.empty() && is_index(line(i - 1))) drop_last_line(captions_.back().text);
    diagnostics_.report(source_, lines_[i], Severity::warning, "ingest/broken-cue",
                        "this time line cannot be read; the words below it are left out",
                        "write `00:01:02,000 --> 00:01:05,000`");
  }

  /// The index of a caption whose time cannot be read was taken for words.
  static void drop_last_line(std::string& text) {
    const std::size_t end = text.rfind('\n');
    if (end != std::string::npos) text.resize(end);
  }

  const SourceFile& source_;
  Diagnostics& diagnostics_;
  std::vector<Span> lines_;
  std::string_view id_;
  bool broken_ = false;
  std::vector<Caption> captions_;
};

/// Speech recognisers give one line a caption and name nobody; people wrap theirs.
std::string dialect_of(const CaptionReading& read) {
  if (read.traits.rolling) return "youtube-srt";
  return read.one_line && !read.traits.labelled ? "whisper-srt" : "subrip";
}

Result<Reading> read(const Input& input, Diagnostics& diagnostics) {
  std::vector<Caption> captions = SubripReader(input.source, diagnostics).read();
  if (captions.empty()) {
    return fail(ErrorKind::syntax, "no caption with times was found",
                "a caption starts with a line `00:01:02,000 --> 00:01:05,000`");
  }
  CaptionReading read =
      read_captions(std::move(captions), input.source, diagnostics, input.wants_cues);
  read.reading.dialect = dialect_of(read);
  return std::move(read.reading);
}

}  // namespace

Reader subrip_reader() {
  return {.name = "subrip",
          .summary = "SubRip captions (.srt): Whisper, Otter, YouTube",
          .extensions = kExtensions,
          .sniff = sniff,
          .read = read};
}

}  // namespace uxi::ingest
