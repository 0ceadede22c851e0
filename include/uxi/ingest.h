// Foreign transcripts to Transcript: captions of meetings and speech recognisers, texts with
// speaker labels.
//
// The format is found from the content first, then from the file's name. Words are never invented
// or dropped silently; what was repaired or left out is a diagnostic. No name is guessed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "uxi/diagnostic.h"
#include "uxi/error.h"
#include "uxi/source.h"
#include "uxi/time.h"
#include "uxi/transcript.h"

namespace uxi::ingest {

/// What a reader saw before turns are joined: a caption, or a labelled paragraph.
struct Cue {
  std::string id;               ///< the file's own; often empty
  std::optional<Millis> start;  ///< absent where the format has no times
  std::optional<Millis> end;
  std::string speaker;  ///< as the file labels it; empty where it does not
  std::string text;     ///< without label and tags; line ends kept
  friend bool operator==(const Cue&, const Cue&) = default;
};

/// One voice of a transcript, in the order of first words.
struct SpeakerInfo {
  std::optional<std::string>
      label;           ///< most frequent spelling in the file; nothing where none names it
  std::string letter;  ///< what stands for it in the transcript: `I`, `P`, `P2`, `O1`, `S1`
  Role role = Role::unknown;
  double confidence = 0;  ///< 0 to 1: of `role`; 1 where a person or the label said so, also that
                          ///< it is nobody's (`Clip`)
  std::size_t turns = 0;  ///< of the transcript's
  std::size_t words = 0;
  std::size_t questions = 0;  ///< sentences that end in a question mark
  bool said = false;          ///< a person said the role: `IngestOptions::roles`
};

/// A text that a workspace lists itself, and what it is: `name`, `company`, ...
struct ListedText {
  std::string text;
  std::string kind;
  friend bool operator==(const ListedText&, const ListedText&) = default;
};

/// A placeholder and a text that it stands for; a person may have several rows.
struct KeyEntry {
  std::string placeholder;  ///< `name-1`
  std::string kind;
  std::string text;
  friend bool operator==(const KeyEntry&, const KeyEntry&) = default;
};

/// What is personal data, besides what can be told from the text.
struct RedactOptions {
  std::vector<std::string> names = {};  ///< of known people: whole names and their parts are found
  std::vector<std::string> allow = {};  ///< words and phrases that are no personal data here
  std::vector<ListedText> listed = {};  ///< the workspace's own
  std::vector<std::string> kinds = {};  ///< of `redaction_kinds`; none: all
  /// What placeholders are called, by kind: `{"place", "town"}`.
  std::vector<std::pair<std::string, std::string>> placeholders = {};
  bool guess_names = true;     ///< names that are in no list, from the words round them
  bool with_doubtful = false;  ///< also what only a person can judge
};

/// Where something was taken out of a transcript.
struct RedactedPlace {
  std::size_t turn = 0;  ///< index
  Span span;             ///< of the placeholder, in the turn's words
  std::string kind;
  std::string label;  ///< what the placeholder is called, without its number
  std::string text;   ///< what stood there
};

struct Ingested {
  Transcript transcript;  ///< speakers are letters, ids are numbered from 1
  std::string format;     ///< `zoom-vtt`, `whisper-srt`, `otter`, `labels`, ...
  std::vector<SpeakerInfo> speakers;
  std::vector<Diagnostic> diagnostics;       ///< sorted by place
  std::vector<std::string> unmatched = {};   ///< names of `IngestOptions::roles` that nobody has
  std::string author = {};                   ///< of notes; empty where nobody says
  std::vector<RedactedPlace> redacted = {};  ///< in order of turns; for the key alone
  /// Labels of the file without a word, in order: `Break`, or a voice that a service heard and
  /// understood nothing of, which may have no label.
  std::vector<std::optional<std::string>> silent = {};
};

struct IngestOptions {
  std::string from = {};  ///< name of a reader; empty finds it out
  /// How a speaker's line of a text begins, as an expression whose first group is the label; a
  /// group that is a clock time is the time. Empty finds it out.
  std::string speaker_pattern = {};
  std::string session = {};  ///< `P01`, for the transcript
  /// What a person said about voices: `{"Ana", Role::interviewer}`. A name is a label, compared
  /// folded; the first name of only one label; or what stands for a voice without roles said, `S1`.
  std::vector<std::pair<std::string, Role>> roles = {};
  std::vector<std::string> team = {};          ///< names of people who ask or watch
  std::vector<std::string> participants = {};  ///< names and ids (`P01`) of the roster
  RedactOptions redaction = {};
  bool redact = true;
  std::string notes_by = {};  ///< a note-taker's name: the file is notes, not speech
  /// What the note-taker's clock showed when the recording began; the notes' times are of it.
  std::optional<Millis> recorded_at = {};
  /// What a table of feedback is to be called, `nps-2026`; empty where the file is none.
  std::string feedback = {};
  /// Of feedback: what a column is for, and its header, `{"segment", "Your plan"}`; `words` are the
  /// answers.
  std::vector<std::pair<std::string, std::string>> columns = {};
  bool tidy = false;  ///< leave out um, uh, er and words said twice in a row
};

/// Bytes that a file may have; more is ErrorKind::limit.
inline constexpr std::size_t kMaxInputBytes = std::size_t{64} << 20U;
/// The same for text that is a tree: JSON, XML, HTML.
inline constexpr std::size_t kMaxTreeBytes = std::size_t{32} << 20U;
/// The same for what is read line by line (captions, text, tables), where ten hours of speech have
/// half a MiB to six; and lines that it may have, and bytes of one of them.
inline constexpr std::size_t kMaxTextBytes = std::size_t{8} << 20U;
inline constexpr std::size_t kMaxLines = 300'000;
inline constexpr std::size_t kMaxLineBytes = std::size_t{1} << 20U;

/// `Ana=interviewer` as a row of `IngestOptions::roles`. `usage` where it is not of that form.
[[nodiscard]] Result<std::pair<std::string, Role>> parse_speaker_role(std::string_view text);

/// The cues of a file, as its format defines them: a WebVTT file with its signature is read by the
/// letter of W3C's grammar. Fails as `ingest` does.
[[nodiscard]] Result<std::vector<Cue>> read_cues(std::string_view bytes, const std::string& path,
                                                 const IngestOptions& options = {});

/// Reads a foreign transcript. `path` is for messages and, last, for finding the format.
/// Fails with `syntax` (empty, or not of the forced format), `unsupported` (recognised, but not
/// read or not speech; binary), `limit` (bytes, lines, or over kMaxTurns turns), `usage` (no such
/// reader).
[[nodiscard]] Result<Ingested> ingest(std::string_view bytes, const std::string& path,
                                      const IngestOptions& options = {});

/// The name of a format that is recognised and refused, like `pdf` or `zoom-chat-txt`; empty where
/// the file is of none.
[[nodiscard]] std::string refused_format(std::string_view bytes, std::string_view path);

/// A reader as help and messages show it.
struct FormatInfo {
  std::string_view name;
  std::string_view summary;
  std::vector<std::string_view> extensions;  ///< without the dot
};
[[nodiscard]] std::vector<FormatInfo> formats();

/// Ids of `old` carried over to `fresh`: turns that are the same or nearly the same keep their
/// number and notes, further ones get numbers that `old` never used. Order and words are those of
/// `fresh`.
[[nodiscard]] Transcript merge_ids(const Transcript& old, Transcript fresh);

/// A stretch that a person corrected and that the new file has otherwise too.
struct EditConflict {
  int turn = 0;      ///< where it stands now
  std::string kept;  ///< the person's words; empty where she took them out
  std::string file;  ///< what the file says in their place
  friend bool operator==(const EditConflict&, const EditConflict&) = default;
};
struct MergedEdits {
  Transcript transcript;                ///< with ids and notes of the person's
  std::size_t kept = 0;                 ///< stretches that stand as the person wrote them
  std::vector<EditConflict> conflicts;  ///< those of them where the file changed too
};
/// Three transcripts to one: `base` is what the old file gave, `mine` what a person made of it,
/// `fresh` what the new file gives. Words, speakers and bounds of turns that only one side changed
/// are taken from that side; where both did, the person's stand and are listed. Labels of speakers
/// must mean the same in all three (`keep_voices`).
[[nodiscard]] MergedEdits merge_edits(const Transcript& base, const Transcript& mine,
                                      Transcript fresh);

/// Labels and roles that voices had in `old` stay theirs in `fresh`, where the words that both
/// share show who is who: a person may have settled them. They yield to a role that is said now
/// (`SpeakerInfo::said`), and what that leaves to be found again is found from `fresh`. Returns
/// what became of labels of `old` that changed: old label, new label.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> keep_voices(const Transcript& old,
                                                                           Ingested& fresh);

/// A hash of who says what: roles, and speaker, time and words of every turn. A file that still has
/// the one it was written with (`Transcript::source_words`) was not corrected by anybody.
[[nodiscard]] std::string words_hash(const Transcript& transcript);

/// Personal data in `text`: what to put in its place, and where (bytes).
struct Redaction {
  std::string kind;  ///< one of `redaction_kinds`, or of the workspace's own
  Span span;
  std::string replacement;  ///< `[email]`, without a number
  bool doubtful = false;    ///< for a person to judge; left in the text
  friend bool operator==(const Redaction&, const Redaction&) = default;
};
/// Sorted, not overlapping. Precision first: years, amounts, versions, dates and times are not
/// telephone numbers. Names that the text introduces are found everywhere in it.
[[nodiscard]] std::vector<Redaction> find_personal_data(std::string_view text,
                                                        const RedactOptions& options);
[[nodiscard]] std::vector<Redaction> find_personal_data(std::string_view text,
                                                        const std::vector<std::string>& names);
/// `name`, `place`, `email`, `phone`, ...
[[nodiscard]] std::vector<std::string_view> redaction_kinds();

}  // namespace uxi::ingest
