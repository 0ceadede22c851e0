// TTML and DFXP: `<p begin="…" end="…">`, times of W3C's timing (clock with fraction or frames,
// `12.5s`, `300t`), relative to those of the elements round it. Speakers are `ttm:agent`s or stand
// in front of the words.
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <vector>

#include "format/xml.h"
#include "ingest/caption_reading.h"
#include "ingest/clock.h"
#include "ingest/reader.h"
#include "text/strings.h"

namespace uxi::ingest {
namespace {

constexpr std::array<std::string_view, 4> kExtensions = {"ttml", "dfxp", "xml", "itt"};
constexpr double kMostSeconds = 36e6;

using format::xml::local_name;
using format::xml::Tag;

int sniff(std::string_view head, std::string_view) {
  const std::size_t open = head.find("<tt");
  const std::size_t prefixed = head.find(":tt ");
  const bool ttml = text::contains(head.substr(0, 2000), "w3.org/ns/ttml") ||
                    text::contains(head.substr(0, 2000), "/ttaf1") ||
                    text::contains(head.substr(0, 2000), "ttml/profile");
  if (ttml && (open != std::string_view::npos || prefixed != std::string_view::npos)) return 95;
  return text::trim(head).starts_with("<tt>") || text::trim(head).starts_with("<tt ") ? 85 : 0;
}

double number_of(std::string_view text, double otherwise) {
  double number = otherwise;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && number > 0 ? number : otherwise;
}

struct Rates {
  double frames = 30;
  double ticks = 0;  ///< 0: as many as frames
};

/// The last `:FF` of `00:00:01:12`, cut off.
double take_frames(std::string_view& text, const Rates& rates) {
  std::size_t colons = 0;
  for (const char c : text) colons += c == ':' ? 1U : 0U;
  if (colons != 3) return 0;
  const std::size_t last = text.rfind(':');
  const double frames = number_of(text.substr(last + 1), 0);
  text = text.substr(0, last);
  return frames / rates.frames;
}

std::optional<Millis> time_of(std::string_view text, const Rates& rates) {
  text = text::trim(text);
  double seconds = 0;
  if (text::contains(text, ":")) {
    const double frames = take_frames(text, rates);
    const auto clock = take_loose_clock(text);
    if (!clock || !text.empty()) return std::nullopt;
    seconds = static_cast<double>(clock->value) / 1000 + frames;
  } else {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || !(number >= 0)) return std::nullopt;
    const std::string_view unit = text.substr(static_cast<std::size_t>(end - text.data()));
    if (unit == "h")
      seconds = number * 3600;
    else if (unit == "m")
      seconds = number * 60;
    else if (unit == "s" || unit.empty())
      seconds = number;
    else if (unit == "ms")
      seconds = number / 1000;
    else if (unit == "f")
      seconds = number / rates.frames;
    else if (unit == "t")
      seconds = number / (rates.ticks > 0 ? rates.ticks : rates.frames);
    else
      return std::nullopt;
  }
  if (!(seconds <= kMostSeconds)) return std::nullopt;
  return Millis{std::llround(seconds * 1000)};
}

class TtmlReader {
 public:
  TtmlReader(const SourceFile& source, Diagnostics& diagnostics)
      : source_(source), diagnostics_(diagnostics) {}

  Result<std::vector<Caption>> read() {
    UXI_TRY_VOID(format::xml::walk(source_.text(),
                                   {.open = [this](const Tag& tag) { return open(tag); },
                                    .close = [this](std::string_view name) { close(name); },
                                    .words = [this](std::string_view words) { add(words); }}));
    if (untimed_ > 0) {
      diagnostics_.report(source_, {0, 0}, Severity::warning, "ingest/odd-time",
                          text::counted(untimed_, "paragraph") +
                              " with no time that can be read; given that of the one before");
    }
    return std::move(captions_);
  }

 private:
  /// An element that is open: where its children's times count from, and who speaks in it.
  struct Level {
    Millis begin;
    std::string agent;
  };

  bool open(const Tag& tag) {
    const std::string_view name = local_name(tag.name);
    if (name == "tt") {
      rates_.frames = number_of(tag.attribute("frameRate"), rates_.frames);
      rates_.ticks = number_of(tag.attribute("tickRate"), 0);
    }
    if (name == "styling" || name == "layout") return false;
    if (name == "agent") agent_ = tag.attribute("id");
    in_name_ = name == "name" && !agent_.empty();
    if (name == "br" && in_paragraph_) captions_.back().text += '\n';
    Level level = levels_.empty() ? Level{} : levels_.back();
    const auto begin = time_of(tag.attribute("begin"), rates_);
    if (begin) level.begin = level.begin + *begin;
    if (const auto agent = tag.attribute("agent"); !agent.empty()) level.agent = agent;
    if (name == "p") open_paragraph(tag, level, begin.has_value());
    if (name == "span" && in_paragraph_) open_span(tag, level);
    levels_.push_back(std::move(level));
    return true;
  }

  void open_paragraph(const Tag& tag, const Level& level, bool timed) {
    const Millis outer = levels_.empty() ? Millis{} : levels_.back().begin;
    const auto end = time_of(tag.attribute("end"), rates_);
    const auto length = time_of(tag.attribute("dur"), rates_);
    timed_ = timed || level.begin > Millis{};
    Caption caption{.id = std::string(tag.attribute("id"))};
    caption.start = timed_ || captions_.empty() ? level.begin : captions_.back().end;
    caption.end = end ? outer + *end : length ? caption.start + *length : caption.start;
    captions_.push_back(std::move(caption));
    set_voice(level.agent);
    in_paragraph_ = true;
  }

  /// Times on spans only: the paragraph takes those of the first and the last.
  void open_span(const Tag& tag, const Level& level) {
    Caption& caption = captions_.back();
    if (!timed_ && !tag.attribute("begin").empty()) {
      caption.start = level.begin;
      timed_ = true;
    }
    const auto end = time_of(tag.attribute("end"), rates_);
    if (end) caption.end = std::max(caption.end, levels_.back().begin + *end);
    if (!tag.attribute("agent").empty()) set_voice(level.agent);
  }

  void set_voice(const std::string& agent) {
    if (agent.empty()) return;
    const auto named = names_.find(agent);
    captions_.back().voices.push_back({named == names_.end() ? agent : named->second, {}});
  }

  void close(std::string_view tag) {
    const std::string_view name = local_name(tag);
    if (name == "agent") agent_.clear();
    if (name == "name") in_name_ = false;
    if (!levels_.empty()) levels_.pop_back();
    if (name == "p" && in_paragraph_) {
      in_paragraph_ = false;
      if (!timed_ && !text::trim(captions_.back().text).empty()) ++untimed_;
      tidy(captions_.back());
    }
  }

  void add(std::string_view words) {
    if (in_name_) names_[agent_] += words;
    if (!in_paragraph_) return;
    std::string flat(words);
    for (char& c : flat) {
      if (c == '\n' || c == '\r' || c == '\t') c = ' ';
    }
    captions_.back().text += flat;
    if (!captions_.back().voices.empty()) captions_.back().voices.back().text += flat;
  }

  /// White space as XML's default has it: only `<br/>` ends a line.
  static void tidy(Caption& caption) {
    std::vector<std::string> lines;
    for (const std::string_view line : text::split(caption.text, '\n')) {
      lines.push_back(text::squeeze(line));
    }
    caption.text = std::string(text::trim(text::join(lines, "\n")));
  }

  const SourceFile& source_;
  Diagnostics& diagnostics_;
  Rates rates_;
  std::vector<Level> levels_;
  std::map<std::string, std::string> names_;  ///< of agents, by id
  std::string agent_;
  std::vector<Caption> captions_;
  std::size_t untimed_ = 0;
  bool in_name_ = false;
  bool in_paragraph_ = false;
  bool timed_ = false;
};

Result<Reading> read(const Input& input, Diagnostics& diagnostics) {
  UXI_TRY(std::vector<Caption> captions, TtmlReader(input.source, diagnostics).read());
  std::erase_if(captions, [](const Caption& caption) { return caption.text.empty(); });
  if (captions.empty()) return fail(ErrorKind::syntax, "no paragraph with words was found");
  Reading reading = read_captions(std::move(captions), input.source, diagnostics).reading;
  reading.dialect = "ttml";
  return reading;
}

}  // namespace

Reader ttml_reader() {
  return {.name = "ttml",
          .summary = "TTML and DFXP captions (.ttml, .dfxp, .xml)",
          .extensions = kExtensions,
          .sniff = sniff,
          .read = read,
          .structured = true};
}

}  // namespace uxi::ingest
