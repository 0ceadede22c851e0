// WebVTT: Zoom, Microsoft Teams and Stream, YouTube, Whisper, noScribe. The grammar is in
// webvtt_blocks.cc and webvtt_text.cc; here is what those programs make of it.
#include "ingest/webvtt.h"

#include <algorithm>
#include <array>

#include "ingest/captions.h"
#include "ingest/clock.h"
#include "ingest/lines.h"
#include "ingest/reader.h"
#include "text/strings.h"

namespace uxi::ingest {
namespace {

constexpr std::array<std::string_view, 2> kExtensions = {"vtt", "webvtt"};

int sniff(std::string_view head, std::string_view name) {
  if (has_vtt_signature(head)) return 100;
  if (text::trim(head).starts_with("WEBVTT")) return 90;
  for (const Span line : split_lines(head)) {
    const std::string_view text = head.substr(line.begin, line.size());
    if (!loose_timing(text)) continue;
    // Commas are SubRip's; a body with dots and no header is WebVTT that lost it.
    const bool comma = text::contains(text.substr(0, text.find("-->")), ",");
    return has_extension(name, "vtt") ? 80 : comma ? 0 : 60;
  }
  return 0;
}

struct Hints {
  bool rolling = false;
  bool karaoke = false;  ///< times and classes of single words
  bool teams_ids = false;
  bool numbered = true;  ///< every cue has a number for its id
  /// One line a cue, no ids and no settings, as speech recognisers write.
  bool bare = true;
};

/// `91b3f3c3-44c6-4a8b-8c0a-add105d816bd/32-1`.
bool is_teams_id(std::string_view id) {
  return id.size() > 37 && id[8] == '-' && id[13] == '-' && id[36] == '/';
}

bool is_number(std::string_view id) {
  return !id.empty() && id.find_first_not_of("0123456789") == std::string_view::npos;
}

Caption caption_of(const VttCue& cue, Hints& hints) {
  CueText words = cue.orphan.empty() ? parse_cue_text(cue.payload, true)
                                     : parse_cue_text(cue.payload + '\n' + cue.orphan, true);
  hints.karaoke |= words.classed && words.timed;
  hints.rolling |= words.classed || text::contains(cue.settings, "position:0%");
  hints.teams_ids |= is_teams_id(cue.id);
  hints.numbered &= is_number(cue.id);
  hints.bare &= cue.id.empty() && cue.settings.empty() && !text::contains(cue.payload, "\n");
  return {.id = cue.id,
          .start = cue.start,
          .end = cue.end,
          .text = std::move(words.text),
          .voices = std::move(words.voices),
          .span = cue.span};
}

Cue cue_of(const VttCue& cue) {
  CueText words = parse_cue_text(cue.payload);
  std::string speaker;
  if (!words.voices.empty()) speaker = words.voices.front().name.value_or("");
  return {.id = cue.id,
          .start = cue.start,
          .end = cue.end,
          .speaker = std::move(speaker),
          .text = std::move(words.text)};
}

void report_loose(const VttFile& file, const SourceFile& source, Diagnostics& diagnostics) {
  if (!file.signature) {
    diagnostics.report(source, {0, 0}, Severity::warning, "ingest/missing-header",
                       "the line `WEBVTT` is missing at the start; read as WebVTT all the same");
  }
  const auto loose =
      std::find_if(file.cues.begin(), file.cues.end(), [](const VttCue& cue) { return cue.loose; });
  if (loose == file.cues.end()) return;
  diagnostics.report(source, loose->span, Severity::warning, "ingest/odd-time",
                     "a time that is not by WebVTT's rules; read all the same",
                     "said once for this file");
}

std::string dialect_of(const VttFile& file, const CaptionTraits& traits, const Hints& hints) {
  if (hints.teams_ids) return "teams-vtt";
  if (file.confidence_notes) return "stream-vtt";
  if (traits.rolling || hints.karaoke) return "youtube-auto-vtt";
  if (traits.tagged) return "webvtt";
  const bool any = !file.cues.empty();
  if (any && hints.bare && !traits.labelled) return file.signature ? "whisper-vtt" : "whisper-md";
  if (any && hints.numbered && traits.labelled) return "zoom-vtt";
  return "webvtt";
}

Result<Reading> read(const Input& input, Diagnostics& diagnostics) {
  VttFile file = read_vtt_blocks(input.source, diagnostics);
  report_loose(file, input.source, diagnostics);
  Hints hints;
  Reading reading;
  reading.captions = true;
  std::vector<Caption> captions;
  captions.reserve(file.cues.size());
  for (VttCue& held : file.cues) {
    const VttCue cue = std::move(held);  // a long recording is not held twice
    captions.push_back(caption_of(cue, hints));
    if (input.wants_cues && (!file.signature || !cue.loose)) reading.cues.push_back(cue_of(cue));
  }
  label_cues(reading.cues);
  CaptionTraits traits;
  reading.pieces = speech_of(std::move(captions), hints.rolling, input.source, diagnostics, traits);
  reading.dialect = dialect_of(file, traits, hints);
  return reading;
}

}  // namespace

Reader webvtt_reader() {
  return {.name = "webvtt",
          .summary = "WebVTT captions: Zoom, Teams, Stream, YouTube, Whisper",
          .extensions = kExtensions,
          .sniff = sniff,
          .read = read};
}

}  // namespace uxi::ingest
