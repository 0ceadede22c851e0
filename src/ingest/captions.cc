// Speakers of captions. Three ways: `<v Ana>` tags, `Ana:` in front (Zoom, Otter, WhisperX), and
// dashes or
// `>>` that say only that another voice begins.
#include "ingest/captions.h"

#include <algorithm>
#include <optional>

#include "ingest/labels.h"
#include "text/strings.h"

namespace uxi::ingest {
namespace {

constexpr std::size_t kRunOfRepeats = 3;
constexpr std::size_t kLongestLabel = 240;  // bytes

/// `[SPEAKER_01] words`: a number tells it from `[Music]`, which with a colon would be a label too.
std::optional<Labelled> bracket_label(std::string_view rest, LabelSplitter& labels) {
  const std::size_t close = rest.substr(0, kLongestLabel).find(']');
  if (close == std::string_view::npos || !rest.substr(close + 1).starts_with(' ')) {
    return std::nullopt;
  }
  const std::string_view inside = rest.substr(1, close - 1);
  if (inside.find_first_of("0123456789") == std::string_view::npos || !labels.may_be(inside)) {
    return std::nullopt;
  }
  return Labelled{inside, text::trim(rest.substr(close + 1))};
}

/// A label in front of a caption's line: `Ana: words`, `[SPEAKER_01] words`, or `(Ana)` alone on
/// the first of several lines.
std::optional<Labelled> line_label(std::string_view rest, LabelSplitter& labels) {
  if (rest.starts_with('(')) {
    const std::size_t close = rest.substr(0, kLongestLabel).find(")\n");
    const std::string_view inside = rest.substr(1, close == std::string_view::npos ? 0 : close - 1);
    if (inside.empty() || !labels.may_be(inside)) return std::nullopt;
    return Labelled{inside, text::trim(rest.substr(close + 2))};
  }
  auto found = labels.split(rest);
  return found || !rest.starts_with('[') ? found : bracket_label(rest, labels);
}

/// Takes `- ` or `>>` off the front.
bool take_change_mark(std::string_view& text, bool dashes) {
  if (text.empty() || !text::contains(">-\xE2", text.substr(0, 1))) return false;
  for (const std::string_view mark : {">>>", ">>", "- ", "\xE2\x80\x93 "}) {
    if (!text.starts_with(mark) || (!dashes && mark.front() != '>')) continue;
    text = text::trim(text.substr(mark.size()));
    return true;
  }
  return false;
}

/// Where the next voice begins inside a line: at ` - ` behind a sentence's end.
std::size_t find_inner_dash(std::string_view line) {
  for (std::size_t at = line.find(" - "); at != std::string_view::npos;
       at = line.find(" - ", at + 1)) {
    if (at > 0 && text::contains(".?!", line.substr(at - 1, 1))) return at;
  }
  return std::string_view::npos;
}

void count_label(LabelCensus& census, LabelSplitter& labels, std::string_view text) {
  text = text::trim(text);
  take_change_mark(text, true);
  if (const auto found = line_label(text, labels)) {
    census.add(found->label);
  } else if (!is_sound(text)) {
    census.add_bare();
  }
}

class SpeechMaker {
 public:
  SpeechMaker(const std::vector<Caption>& captions, CaptionTraits& traits) : traits_(traits) {
    std::size_t dash_captions = 0;
    for (const Caption& caption : captions) {
      for (const Voice& voice : caption.voices) traits_.tagged |= voice.name.has_value();
      if (caption.text.starts_with("- ")) ++dash_captions;
      count_label(census_, labels_, caption.text);
    }
    dashes_ = dash_captions >= 2;
    traits_.labelled = !traits_.tagged && census_.any();
  }

  void add(const Caption& caption) {
    if (traits_.tagged) {
      add_voices(caption);
    } else {
      add_text(caption);
    }
  }
  std::vector<Piece> take() { return std::move(pieces_); }

 private:
  void push(const Caption& caption, std::optional<std::string> speaker, std::string_view words,
            bool opens) {
    std::string text = text::squeeze(words);
    if (text.empty()) return;
    pieces_.push_back({.speaker = std::move(speaker),
                       .start = caption.start,
                       .end = std::max(caption.start, caption.end),
                       .text = std::move(text),
                       .opens = opens,
                       .span = caption.span});
  }

  /// Words outside of any tag go on after a tag, and are nobody's in a caption that has none.
  void add_voices(const Caption& caption) {
    if (caption.voices.empty()) push(caption, std::string(), caption.text, false);
    bool named = false;
    for (const Voice& voice : caption.voices) {
      named |= voice.name.has_value();
      std::optional<std::string> speaker = voice.name;
      if (!named) speaker.emplace();
      push(caption, std::move(speaker), voice.text, false);
    }
  }

  /// Line by line, for a caption may hold two people's lines; a line may hold two voices behind
  /// dashes.
  void add_text(const Caption& caption) {
    Part part;
    std::string_view rest = text::trim(caption.text);
    while (!rest.empty()) {
      const bool change = take_change_mark(rest, dashes_);
      const auto label = traits_.labelled ? line_label(rest, labels_) : std::nullopt;
      const bool accepted = label && census_.accepts(label->label);
      if (change || accepted) close(caption, part);
      part.opens |= change;
      if (accepted) {
        part.speaker = tidy_label(label->label);
        rest = label->rest;
      }
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      add_line(caption, part, rest.substr(0, end));
      rest = text::trim(rest.substr(end));
    }
    close(caption, part);
  }

  struct Part {
    std::optional<std::string> speaker;
    std::string words;
    bool opens = false;
  };

  void add_line(const Caption& caption, Part& part, std::string_view line) {
    while (dashes_) {
      const std::size_t dash = find_inner_dash(line);
      if (dash == std::string_view::npos) break;
      part.words += ' ';
      part.words += line.substr(0, dash);
      close(caption, part);
      part.opens = true;
      line.remove_prefix(dash + 3);
    }
    part.words += ' ';
    part.words += line;
  }

  void close(const Caption& caption, Part& part) {
    push(caption, std::move(part.speaker), part.words, part.opens);
    part = {};
  }

  CaptionTraits& traits_;
  LabelSplitter labels_;
  LabelCensus census_;
  bool dashes_ = false;
  std::vector<Piece> pieces_;
};

void drop_doubles(std::vector<Caption>& captions, const SourceFile& source,
                  Diagnostics& diagnostics) {
  const auto same = [](const Caption& a, const Caption& b) {
    return a.start == b.start && a.end == b.end && a.text == b.text;
  };
  const auto first = std::adjacent_find(captions.begin(), captions.end(), same);
  if (first == captions.end()) return;
  const Span span = std::next(first)->span;
  const std::size_t before = captions.size();
  captions.erase(std::unique(captions.begin(), captions.end(), same), captions.end());
  diagnostics.report(source, span, Severity::suggestion, "ingest/doubled-caption",
                     text::counted(before - captions.size(), "caption") +
                         " with the time and words of the one before left out");
}

void report_times(const std::vector<Caption>& captions, const SourceFile& source,
                  Diagnostics& diagnostics) {
  for (std::size_t i = 0; i < captions.size(); ++i) {
    const bool backwards = captions[i].end < captions[i].start;
    const bool early = i > 0 && captions[i].start < captions[i - 1].start;
    if (!backwards && !early) continue;
    diagnostics.report(source, captions[i].span, Severity::warning, "ingest/time-order",
                       backwards ? "this caption ends before it starts"
                                 : "this caption starts before the one above it",
                       "words are kept in the file's order; said once for this file");
    return;
  }
}

/// Speech recognisers say the same words over and over where nobody speaks.
void report_runs(const std::vector<Caption>& captions, const SourceFile& source,
                 Diagnostics& diagnostics) {
  for (std::size_t i = 0; i < captions.size();) {
    std::size_t end = i + 1;
    while (end < captions.size() && captions[end].text == captions[i].text) ++end;
    if (end - i >= kRunOfRepeats) {
      diagnostics.report(source, captions[i].span, Severity::warning, "ingest/repeated",
                         "the same words in " + text::counted(end - i, "caption") +
                             " in a row: speech recognisers do this in silence",
                         "listen there, and delete what nobody said");
    }
    i = end;
  }
}

}  // namespace

std::vector<Piece> speech_of(std::vector<Caption> captions, bool hinted, const SourceFile& source,
                             Diagnostics& diagnostics, CaptionTraits& traits) {
  drop_doubles(captions, source, diagnostics);
  traits.rolling = unroll(captions, hinted);
  report_times(captions, source, diagnostics);
  report_runs(captions, source, diagnostics);
  SpeechMaker maker(captions, traits);
  for (Caption& held : captions) {
    const Caption caption = std::move(held);  // a long recording is not held twice
    maker.add(caption);
  }
  return maker.take();
}

void label_cues(std::vector<Cue>& cues) {
  LabelSplitter labels;
  LabelCensus census;
  for (const Cue& cue : cues) count_label(census, labels, cue.text);
  if (!census.any()) return;
  for (Cue& cue : cues) {
    const auto found = line_label(text::trim(cue.text), labels);
    if (!cue.speaker.empty() || !found || !census.accepts(found->label)) continue;
    cue.speaker = tidy_label(found->label);
    cue.text = std::string(found->rest);
  }
}

std::vector<Cue> cues_of(const std::vector<Piece>& pieces) {
  std::vector<Cue> cues;
  cues.reserve(pieces.size());
  for (const Piece& piece : pieces) {
    cues.push_back({.id = {},
                    .start = piece.start,
                    .end = piece.end,
                    .speaker = piece.speaker.value_or(""),
                    .text = piece.text});
  }
  return cues;
}

}  // namespace uxi::ingest
