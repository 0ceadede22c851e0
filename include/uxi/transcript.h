// transcripts/P01.md: what was said, turn by turn (uxi-workspace(5)).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "uxi/diagnostic.h"
#include "uxi/source.h"
#include "uxi/time.h"

namespace uxi {

enum class Role { unknown, interviewer, participant, observer };
[[nodiscard]] std::string_view to_string(Role role);
/// `interviewer`, `moderator` for short `I`; nothing where it is no role.
[[nodiscard]] std::optional<Role> parse_role(std::string_view text);

/// `verbatim` is quotable speech; `notes` is what somebody wrote down of it; `feedback` is what
/// many wrote in a form, an answer a turn.
enum class TranscriptKind { verbatim, notes, feedback };
[[nodiscard]] std::string_view to_string(TranscriptKind kind);

/// One turn. `words` is plain text (Markdown escapes undone, line ends as spaces).
struct Turn {
  int id = 0;           ///< `^n`; 0 where the file gives none yet
  std::string speaker;  ///< label as in `speakers`; empty where nobody is named
  std::optional<Millis> start;
  std::string words;
  Span span = {};                             ///< the whole paragraph in the file
  Span words_span = {};                       ///< its words as written, without the id
  std::vector<std::size_t> word_source = {};  ///< file offset of each byte of `words`
  std::vector<std::string> notes = {};        ///< block quotes behind it, lines parted by `\n`

  /// The bytes of the file that `range` of `words` was read from.
  [[nodiscard]] Span to_source(Span range) const;
};

struct Transcript {
  std::string session;  ///< `P01`; of notes `P01.ben`
  TranscriptKind kind = TranscriptKind::verbatim;
  std::optional<Millis> duration;
  std::string source_format;
  std::string source_hash;
  std::string source_words;  ///< hash of the words as they were taken in; empty where not known
  std::vector<std::pair<std::string, Role>> speakers;  ///< label and role, in file order
  std::vector<std::pair<std::string, int>> redacted;   ///< kind and number
  std::string language;                                ///< ISO 639-1, empty where not stated
  std::vector<Turn> turns;

  [[nodiscard]] Role role_of(std::string_view speaker) const;
  /// The turn with that id, or null.
  [[nodiscard]] const Turn* find(int id) const;
  /// Its place in `turns`.
  [[nodiscard]] std::optional<std::size_t> index_of(int id) const;
};

inline constexpr std::size_t kMaxTurns = 100'000;
inline constexpr std::size_t kMaxSpeakers = 100;

/// Reads a transcript. Findings: `transcript/no-speaker` ("whose words are these?"),
/// `transcript/doubled-id`, `transcript/no-id`, `transcript/unknown-speaker`, `transcript/heading`,
/// `transcript/lost-note`, `transcript/unclosed-comment`, `transcript/limit`, and those of the
/// front matter.
[[nodiscard]] Transcript read_transcript(const SourceFile& source, std::string session,
                                         Diagnostics& diagnostics);
/// The whole file, canonical. Reading it back gives the same value (but for spans); times keep
/// whole seconds, words lose white space at their ends and have spaces for line ends.
[[nodiscard]] std::string write_transcript(const Transcript& transcript);
/// Gives ids to turns that have none: the next free numbers, in file order.
void number_turns(Transcript& transcript);

}  // namespace uxi
