// From bytes to a transcript: decode, find the format, read, name the voices, join turns, take
// personal data out.
#include "uxi/ingest.h"

#include <algorithm>
#include <set>

#include "ingest/captions.h"
#include "ingest/cast.h"
#include "ingest/controls.h"
#include "ingest/feedback.h"
#include "ingest/foreign.h"
#include "ingest/labels.h"
#include "ingest/language.h"
#include "ingest/notes.h"
#include "ingest/reader.h"
#include "ingest/redact/turns.h"
#include "ingest/roles.h"
#include "ingest/turns.h"
#include "ingest/webvtt.h"
#include "text/nearest.h"
#include "text/strings.h"
#include "text/utf8.h"
#include "text/words.h"
#include "uxi/hash.h"

namespace uxi::ingest {
namespace {

/// From this score on, a reader is asked before a file is refused.
constexpr int kLikely = 50;

struct Opened {
  const Reader* reader = nullptr;
  SourceFile source;
  std::string_view bytes;
};

Result<const Reader*> reader_named(const std::string& name) {
  std::vector<std::string> names;
  for (const Reader& reader : readers()) {
    if (reader.name == name) return &reader;
    names.emplace_back(reader.name);
  }
  const std::string near = text::did_you_mean(name, names);
  return fail(ErrorKind::usage, "there is no format `" + name + "`",
              near.empty() ? "formats are: " + text::join(names, ", ") : near);
}

/// The reader most sure of the file; earlier by name of two equal.
const Reader* likeliest(std::string_view head, const std::string& path, int& score) {
  const Reader* best = nullptr;
  score = 0;
  for (const Reader& reader : readers()) {
    const int found = reader.sniff(head, path);
    if (found > score) {
      score = found;
      best = &reader;
    }
  }
  return best;
}

/// The text of the file. WebVTT allows NUL, which it reads as U+FFFD; anywhere else it means no
/// text.
std::optional<std::string> decode(std::string_view bytes) {
  if (has_vtt_signature(bytes) && bytes.find('\0') != std::string_view::npos) {
    const std::string whole = text::replace_all(bytes, std::string_view("\0", 1), "\xEF\xBF\xBD");
    if (auto decoded = text::decode_bytes(whole)) return std::move(decoded->text);
    return std::nullopt;
  }
  auto decoded = text::decode_bytes(bytes);
  if (!decoded) return std::nullopt;
  return std::move(decoded->text);
}

tl::unexpected<Error> too_large(const std::string& path, std::size_t limit) {
  return fail_at(ErrorKind::limit, path,
                 "this file is larger than " + std::to_string(limit >> 20U) + " MiB",
                 "cut it into parts");
}

/// What a file that is no archive may have: for text that is no tree, less.
std::size_t limit_of(std::string_view bytes, const std::string& path,
                     const IngestOptions& options) {
  int score = 0;
  const Reader* reader = likeliest(bytes.substr(0, kSniffBytes), path, score);
  if (!options.from.empty()) reader = reader_named(options.from).value_or(reader);
  const bool by_lines = reader != nullptr && !reader->structured && options.feedback.empty();
  return by_lines ? kMaxTextBytes : kMaxTreeBytes;
}

/// What is read line by line is held several times over: far more than a day of speech is refused
/// before it is.
Result<void> check_lines(std::string_view text, const std::string& path) {
  if (text.size() > kMaxTextBytes) return too_large(path, kMaxTextBytes);
  const char end = text::contains(text, "\n") ? '\n' : '\r';
  unsigned line = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t stop = std::min(text.find(end, begin), text.size());
    ++line;
    const bool many = line > kMaxLines;
    if (many || stop - begin > kMaxLineBytes) {
      auto failed = fail_at(
          ErrorKind::limit, path,
          many ? "more than " + std::to_string(kMaxLines) + " lines"
               : "this line is longer than " + std::to_string(kMaxLineBytes >> 20U) + " MiB",
          many ? "cut the file into parts" : "cut it into paragraphs");
      failed.value().line = line;
      return failed;
    }
    begin = stop + 1;
  }
  return {};
}

/// The reader for `text`, or for the bytes of a file that is none.
Result<const Reader*> choose_reader(const std::optional<std::string>& text, std::string_view bytes,
                                    const std::string& path, const IngestOptions& options) {
  if (!options.from.empty()) return reader_named(options.from);
  int score = 0;
  const std::string_view all = text ? std::string_view(*text) : bytes;
  const Reader* reader = likeliest(all.substr(0, kSniffBytes), path, score);
  if (score >= kLikely) return reader;
  auto refused = refuse(bytes, path);
  if (!refused && text) refused = refuse(*text, path);
  if (refused) return tl::make_unexpected(std::move(*refused));
  if (!text || reader == nullptr) return tl::make_unexpected(refuse_binary(path));
  return reader;
}

Result<Opened> open(std::string_view bytes, const std::string& path, const IngestOptions& options) {
  // Only an archive may be as large as that: pictures stand beside the words in it.
  const bool archive = bytes.starts_with("PK");
  if (bytes.size() > (archive ? kMaxInputBytes : kMaxTreeBytes)) {
    return too_large(path, archive ? kMaxInputBytes : limit_of(bytes, path, options));
  }
  std::optional<std::string> decoded = decode(bytes);
  if (decoded && text::trim(*decoded).empty()) {
    return fail_at(ErrorKind::syntax, path, "there is nothing in this file");
  }
  Opened opened{.reader = nullptr, .source = {}, .bytes = bytes};
  UXI_TRY(opened.reader, choose_reader(decoded, bytes, path, options));
  // Of feedback there may be a hundred thousand rows.
  const bool by_lines = !opened.reader->structured && options.feedback.empty();
  if (decoded && by_lines) UXI_TRY_VOID(check_lines(*decoded, path));
  opened.source = SourceFile(path, decoded ? *std::move(decoded) : std::string());
  return opened;
}

Result<Reading> read(const Opened& opened, const IngestOptions& options, bool wants_cues,
                     Diagnostics& diagnostics) {
  std::optional<text::Pattern> pattern;
  if (!options.speaker_pattern.empty()) {
    UXI_TRY(pattern, text::Pattern::compile(options.speaker_pattern, {.ignore_case = false}));
  }
  auto reading = opened.reader->read(
      {opened.source, opened.bytes, pattern ? &*pattern : nullptr, wants_cues}, diagnostics);
  if (!reading && reading.error().path.empty()) reading.error().path = opened.source.path();
  if (reading) take_controls_out(*reading, opened.source, diagnostics);
  return reading;
}

std::vector<SpeakerInfo> describe(const Cast& cast, const std::vector<VoiceCounts>& counts,
                                  const std::vector<RoleGuess>& roles) {
  const std::vector<std::string> letters = letters_for(roles);
  std::vector<SpeakerInfo> speakers;
  for (std::size_t v = 0; v < cast.labels.size(); ++v) {
    speakers.push_back({.label = cast.labels[v],
                        .letter = letters[v],
                        .role = roles[v].role,
                        .confidence = roles[v].confidence,
                        .turns = 0,
                        .words = counts[v].words,
                        .questions = counts[v].questions,
                        .said = roles[v].said});
  }
  return speakers;
}

/// Labels that the file gives and that no piece has.
std::vector<std::optional<std::string>> silent_labels(const Reading& reading, const Cast& cast) {
  std::set<std::string> known;
  for (const auto& label : cast.labels) known.insert(fold_label(label.value_or("")));
  std::vector<std::optional<std::string>> silent;
  for (const std::string& label : reading.heard) {
    std::string folded = fold_label(label);
    const bool nameless = says_unknown(folded);
    if (nameless) folded.clear();
    if (!known.insert(folded).second) continue;
    silent.push_back(nameless ? std::nullopt : std::optional(tidy_label(label)));
  }
  return silent;
}

void count_turns(Ingested& result) {
  std::map<std::string_view, std::size_t> turns;
  for (const Turn& turn : result.transcript.turns) ++turns[turn.speaker];
  for (SpeakerInfo& speaker : result.speakers) speaker.turns = turns[speaker.letter];
}

std::optional<Millis> duration_of(const std::vector<Piece>& pieces) {
  std::optional<Millis> latest;
  for (const Piece& piece : pieces) {
    for (const std::optional<Millis>& time : {piece.start, piece.end}) {
      if (time && (!latest || *time > *latest)) latest = time;
    }
  }
  return latest;
}

void tidy(std::vector<Piece>& pieces) {
  for (Piece& piece : pieces) piece.text = without_fillers(piece.text);
  std::erase_if(pieces, [](const Piece& piece) { return piece.text.empty(); });
}

Transcript transcript_of(const Reading& reading, const Cast& cast,
                         const std::vector<SpeakerInfo>& speakers) {
  Transcript transcript;
  transcript.duration = duration_of(reading.pieces);
  transcript.source_format = reading.dialect;
  std::vector<std::string> letters;
  for (const SpeakerInfo& speaker : speakers) {
    letters.push_back(speaker.letter);
    transcript.speakers.emplace_back(speaker.letter, speaker.role);
  }
  transcript.turns = join_turns(reading.pieces, cast, letters);
  number_turns(transcript);
  return transcript;
}

/// Looks for names given, and for labels that are names.
Finder finder_of(const Cast& cast, const IngestOptions& options) {
  Finder finder(options.redaction);
  for (const auto* list : {&options.team, &options.participants}) {
    for (const std::string& name : *list) finder.add_name(name);
  }
  for (const auto& label : cast.labels) {
    if (!label) continue;
    const std::string folded = fold_label(*label);
    if (role_word(folded) == Role::unknown && !is_no_person(folded)) finder.add_name(*label);
  }
  return finder;
}

void report_voices(const Cast& cast, const std::vector<VoiceCounts>& counts,
                   const SourceFile& source, Diagnostics& diagnostics) {
  constexpr std::size_t kWholeInterview = 500;
  if (cast.labels.size() != 1 || !cast.labels[0] || counts[0].words < kWholeInterview) return;
  diagnostics.report(
      source, {0, 0}, Severity::warning, "ingest/one-label",
      "every line is labelled `" + *cast.labels[0] + "`: one voice in a whole interview",
      "the tool may not have told the voices apart");
}

/// Two people at once: a voice starts before the other has ended.
void report_overlaps(const std::vector<Piece>& pieces, const Cast& cast, const SourceFile& source,
                     Diagnostics& diagnostics) {
  std::size_t overlaps = 0;
  Span first;
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    const bool other = cast.voice[i] != cast.voice[i - 1];
    if (!other || !pieces[i].start || !pieces[i - 1].end) continue;
    // In front of the other is another order, which is said elsewhere.
    const bool early = pieces[i - 1].start && *pieces[i].start < *pieces[i - 1].start;
    if (early || *pieces[i].start >= *pieces[i - 1].end) continue;
    if (overlaps++ == 0) first = pieces[i].span;
  }
  if (overlaps == 0) return;
  diagnostics.report(
      source, first, Severity::suggestion, "ingest/overlap",
      text::counted(overlaps, "time") + " somebody starts before the other has ended",
      "the first is here; words are kept in the file's order");
}

/// Notes as a record: all of it is the observer's, a turn a note.
Result<Ingested> ingest_notes(const Opened& opened, const IngestOptions& options) {
  Diagnostics diagnostics;
  const std::string& path = opened.source.path();
  UXI_TRY(Reading reading, read_notes(opened.source, options, diagnostics));
  if (reading.pieces.empty()) return fail_at(ErrorKind::syntax, path, "nothing is noted here");
  if (reading.pieces.size() > kMaxTurns) {
    return fail_at(ErrorKind::limit, path, "more than " + std::to_string(kMaxTurns) + " notes",
                   "cut the file into parts");
  }
  take_controls_out(reading, opened.source, diagnostics);
  Ingested result;
  result.format = reading.dialect;
  result.author = author_of_notes(opened.source, options);
  Transcript& notes = result.transcript;
  notes.kind = TranscriptKind::notes;
  notes.session = options.session;
  notes.source_format = reading.dialect;
  notes.source_hash = content_hash(opened.bytes);
  notes.language = detect_language(reading.pieces);
  notes.speakers = {{"O1", Role::observer}};
  SpeakerInfo writer{.label = {}, .letter = "O1", .role = Role::observer, .confidence = 1};
  if (!result.author.empty()) writer.label = result.author;
  for (Piece& piece : reading.pieces) {
    writer.words += text::count_words(piece.text);
    notes.turns.push_back({.speaker = "O1", .start = piece.start, .words = std::move(piece.text)});
  }
  number_turns(notes);
  writer.turns = notes.turns.size();
  result.speakers = {std::move(writer)};
  if (options.redact) result.redacted = redact_turns(notes, finder_of({}, options));
  diagnostics.sort();
  result.diagnostics = diagnostics.items();
  return result;
}

/// Feedback as a record: all of it is what respondents wrote, a turn an answer.
Result<Ingested> ingest_feedback(const Opened& opened, const IngestOptions& options) {
  Diagnostics diagnostics;
  Ingested result;
  UXI_TRY(result.transcript, read_feedback(opened.source, options, diagnostics));
  Transcript& feedback = result.transcript;
  result.format = "feedback-csv";
  feedback.kind = TranscriptKind::feedback;
  feedback.session = options.feedback;
  feedback.source_format = result.format;
  feedback.source_hash = content_hash(opened.bytes);
  feedback.speakers = {{"R", Role::participant}};
  std::vector<Piece> pieces;
  SpeakerInfo respondents{.label = {}, .letter = "R", .role = Role::participant, .confidence = 1};
  for (const Turn& turn : feedback.turns) {
    respondents.words += text::count_words(turn.words);
    pieces.push_back({.text = turn.words});
  }
  respondents.turns = feedback.turns.size();
  feedback.language = detect_language(pieces);
  number_turns(feedback);
  result.speakers = {std::move(respondents)};
  if (options.redact) result.redacted = redact_turns(feedback, finder_of({}, options));
  diagnostics.sort();
  result.diagnostics = diagnostics.items();
  return result;
}

}  // namespace

Result<std::pair<std::string, Role>> parse_speaker_role(std::string_view text) {
  const std::size_t equals = text.rfind('=');
  const std::string_view name = text::trim(text.substr(0, std::min(equals, text.size())));
  const auto role = equals == std::string_view::npos
                        ? std::nullopt
                        : parse_role(text::trim(text.substr(equals + 1)));
  if (name.empty() || !role) {
    return fail(ErrorKind::usage, "`" + std::string(text) + "` does not say who has which role",
                "write `Ana=interviewer`; roles are interviewer, participant and observer");
  }
  return std::pair(std::string(name), *role);
}

Result<std::vector<Cue>> read_cues(std::string_view bytes, const std::string& path,
                                   const IngestOptions& options) {
  UXI_TRY(const Opened opened, open(bytes, path, options));
  Diagnostics diagnostics;
  UXI_TRY(Reading reading, read(opened, options, true, diagnostics));
  if (!reading.captions) reading.cues = cues_of(reading.pieces);
  return std::move(reading.cues);
}

Result<Ingested> ingest(std::string_view bytes, const std::string& path,
                        const IngestOptions& options) {
  UXI_TRY(const Opened opened, open(bytes, path, options));
  if (!options.feedback.empty()) return ingest_feedback(opened, options);
  if (are_notes(opened.source, options)) return ingest_notes(opened, options);
  Diagnostics diagnostics;
  UXI_TRY(Reading reading, read(opened, options, false, diagnostics));
  if (options.tidy) tidy(reading.pieces);
  if (reading.pieces.empty()) {
    return fail_at(ErrorKind::syntax, path, "nobody says anything in this file",
                   "it was read as " + reading.dialect);
  }
  const Cast cast = find_cast(reading.pieces);
  const std::string language =
      reading.language.empty() ? detect_language(reading.pieces) : reading.language;
  const std::vector<VoiceCounts> counts = count_voices(reading.pieces, cast, language);
  const bool words =
      std::ranges::any_of(counts, [](const VoiceCounts& voice) { return voice.words > 0; });
  if (!words) {
    return fail_at(ErrorKind::syntax, path, "there are no words in this file",
                   "it was read as " + reading.dialect);
  }
  Ingested result;
  result.format = reading.dialect;
  result.speakers = describe(cast, counts, find_roles(cast, counts, options, &result.unmatched));
  result.silent = silent_labels(reading, cast);
  result.transcript = transcript_of(reading, cast, result.speakers);
  count_turns(result);
  // The words are in the turns now; a long recording is not held twice.
  for (Piece& piece : reading.pieces) std::string().swap(piece.text);
  if (result.transcript.turns.size() > kMaxTurns) {
    return fail_at(ErrorKind::limit, path, "more than " + std::to_string(kMaxTurns) + " turns",
                   "cut the file into parts");
  }
  result.transcript.session = options.session;
  result.transcript.language = language;
  result.transcript.source_hash = content_hash(bytes);
  if (options.redact) {
    result.redacted = redact_turns(result.transcript, finder_of(cast, options));
  }
  report_voices(cast, counts, opened.source, diagnostics);
  report_overlaps(reading.pieces, cast, opened.source, diagnostics);
  diagnostics.sort();
  result.diagnostics = diagnostics.items();
  return result;
}

std::string refused_format(std::string_view bytes, std::string_view path) {
  return std::string(foreign_format(bytes, path));
}

std::vector<FormatInfo> formats() {
  std::vector<FormatInfo> infos;
  for (const Reader& reader : readers()) {
    infos.push_back({.name = reader.name,
                     .summary = reader.summary,
                     .extensions = {reader.extensions.begin(), reader.extensions.end()}});
  }
  return infos;
}

}  // namespace uxi::ingest
