#include "index/content.h"

#include <algorithm>

#include "text/strings.h"
#include "uxi/reference.h"
#include "uxi/session.h"
#include "uxi/study.h"
#include "uxi/theme.h"

namespace uxi::index {
namespace {

/// The days that can be written in a file.
constexpr Date kFirstDate{0, 1, 1};
constexpr Date kLastDate{9999, 12, 31};

static_assert(kMaxTurns < std::size_t{1} << (TurnId::kFileShift - TurnId::kRoleBits));

/// `P01` of `P01.ben`.
std::string_view session_of(std::string_view name) { return name.substr(0, name.find('.')); }

std::optional<std::int64_t> day_of(const Session& session) {
  if (!session.date) return std::nullopt;
  return days_since_epoch(session.date->value);
}

/// The last day on which its words may be used; nothing where there is none. Consent that was
/// withdrawn ended before all days, and so did one that is not known.
std::optional<std::int64_t> last_day_of(const Session& session) {
  if (session.unread) return kUnreadDay;
  if (why_not_usable(&session, kLastDate).empty()) return std::nullopt;
  if (!why_not_usable(&session, kFirstDate).empty()) return kWithdrawnDay;
  return days_since_epoch(*session.consent->keep_until);
}

/// Tokens as the full text index takes them.
struct IndexedText {
  std::string stems;
  std::string folded;
};

IndexedText indexed(const query::Tokens& tokens) {
  return {text::join(tokens.stems, " "), text::join(tokens.folded, " ")};
}

std::int64_t number_of(std::size_t size) { return static_cast<std::int64_t>(size); }

}  // namespace

// ---- Out ----------------------------------------------------------------------------------------

ContentWriter::ContentWriter(Db& db, const Sources& sources) : db_(db), sources_(sources) {}

Result<Statement*> ContentWriter::prepared(std::string_view sql) {
  const auto known = statements_.find(sql);
  if (known != statements_.end()) return &known->second;
  UXI_TRY(Statement statement, db_.prepare(sql));
  return &statements_.emplace(sql, std::move(statement)).first->second;
}

Result<void> ContentWriter::remove(std::int64_t file) {
  UXI_TRY(const std::string language, language_of(file));
  UXI_TRY_VOID(remove_turns(file, 0, language));
  return remove_rows(file);
}

/// All but turns.
Result<void> ContentWriter::remove_rows(std::int64_t file) {
  for (const std::string_view sql :
       {"DELETE FROM highlight_turn WHERE highlight IN (SELECT id FROM highlight WHERE file = ?)",
        "DELETE FROM highlight_code WHERE highlight IN (SELECT id FROM highlight WHERE file = ?)",
        "DELETE FROM highlight WHERE file = ?", "DELETE FROM transcript WHERE file = ?",
        "DELETE FROM study WHERE file = ?", "DELETE FROM study_part WHERE file = ?",
        "DELETE FROM record WHERE file = ?", "DELETE FROM person WHERE file = ?",
        "DELETE FROM code WHERE file = ?", "DELETE FROM code_alias WHERE file = ?",
        "DELETE FROM theme WHERE file = ?", "DELETE FROM member WHERE file = ?"}) {
    UXI_TRY_VOID(run(sql, file));
  }
  return {};
}

Result<void> ContentWriter::remove_turns(std::int64_t file, std::size_t place,
                                         const std::string& language) {
  const std::int64_t first = TurnId::make(file, place, Role::unknown);
  const std::int64_t behind = TurnId::make(file + 1, 0, Role::unknown);
  UXI_TRY(Statement * turns, prepared("SELECT id, words FROM turn WHERE id >= ? AND id < ?"));
  turns->bind(first).bind(behind);
  while (true) {
    UXI_TRY(const bool row, turns->step());
    if (!row) break;
    UXI_TRY_VOID(remove_text(turns->integer(0), turns->text(1), language));
  }
  return run("DELETE FROM turn WHERE id >= ? AND id < ?", first, behind);
}

/// The full text index keeps no copy of its text, so it is told again what it is to forget.
Result<void> ContentWriter::remove_text(std::int64_t id, std::string_view words,
                                        const std::string& language) {
  const IndexedText text = indexed(tokenizer_.tokens(words, language));
  return run("INSERT INTO turn_text (turn_text, rowid, stems, folded) VALUES ('delete', ?, ?, ?)",
             id, text.stems, text.folded);
}

Result<std::string> ContentWriter::language_of(std::int64_t transcript) {
  UXI_TRY(Statement * row, prepared("SELECT language FROM transcript WHERE file = ?"));
  row->bind(transcript);
  UXI_TRY(const bool found, row->step());
  std::string language(found ? row->text(0) : "");
  if (found) UXI_TRY_VOID(row->step());
  return language;
}

// ---- In -----------------------------------------------------------------------------------------

Result<void> ContentWriter::add(std::int64_t file, const FoundFile& found,
                                const SourceFile& source) {
  findings_ = {};
  UXI_TRY_VOID(add_rows(file, found, source));
  return note_fault(file);
}

Result<void> ContentWriter::add_rows(std::int64_t file, const FoundFile& found,
                                     const SourceFile& source) {
  switch (found.content) {
    case Content::study: return add_study(file, found, source);
    case Content::codebook: return add_codebook(file, found, source);
    case Content::roster: return add_roster(file, found, source);
    case Content::record: return add_record(file, found, source);
    case Content::transcript: return add_transcript(file, found, source);
    case Content::theme: return add_theme(file, found, source);
    case Content::insight: return add_insight(file, found, source);
    case Content::tags: return add_tags(file, found, source);
  }
  return {};
}

/// `check` says all that is wrong with a file; here it matters that rows may be missing.
Result<void> ContentWriter::note_fault(std::int64_t file) {
  findings_.sort();
  const auto& all = findings_.items();
  const auto first = std::ranges::find(all, Severity::error, &Diagnostic::severity);
  if (first == all.end()) return {};
  return run("UPDATE file SET fault = ?, fault_line = ?, fault_column = ? WHERE id = ?",
             first->message + " [" + first->rule + "]", std::int64_t{first->begin.line},
             std::int64_t{first->begin.column}, file);
}

Result<void> ContentWriter::replace(std::int64_t file, const FoundFile& found,
                                    const SourceFile& source) {
  UXI_TRY_VOID(
      run("UPDATE file SET fault = '', fault_line = 0, fault_column = 0"
          " WHERE id = ? AND fault <> ''",
          file));
  if (found.content != Content::transcript) {
    UXI_TRY_VOID(remove(file));
    return add(file, found, source);
  }
  findings_ = {};
  UXI_TRY(const std::string language, language_of(file));
  UXI_TRY_VOID(remove_rows(file));
  UXI_TRY_VOID(add_transcript(file, found, source, language));
  return note_fault(file);
}

Result<void> ContentWriter::add_study(std::int64_t file, const FoundFile& found,
                                      const SourceFile& source) {
  const Study study = read_study(source, found.study, findings_);
  UXI_TRY_VOID(run("INSERT INTO study VALUES (?, ?, ?, ?)", file, found.study, study.title.value,
                   query::language_key(study.language.value)));
  const std::string_view sql = "INSERT OR IGNORE INTO study_part VALUES (?, ?, ?)";
  for (const Segment& segment : study.segments) {
    UXI_TRY_VOID(run(sql, file, "segment", segment.id.value));
  }
  for (const ResearchQuestion& question : study.questions) {
    UXI_TRY_VOID(run(sql, file, "question", question.id.value));
  }
  return {};
}

Result<void> ContentWriter::add_codebook(std::int64_t file, const FoundFile& found,
                                         const SourceFile& source) {
  for (const Code& code : read_codebook(source, findings_).codes) {
    UXI_TRY_VOID(run("INSERT OR IGNORE INTO code VALUES (?, ?, ?, ?)", file, code.path.value,
                     found.study, code.name.value));
    for (const Text& alias : code.aliases) {
      UXI_TRY_VOID(run("INSERT OR IGNORE INTO code_alias VALUES (?, ?, ?, ?)", file, alias.value,
                       code.path.value, found.study));
    }
  }
  return {};
}

Result<void> ContentWriter::add_roster(std::int64_t file, const FoundFile& found,
                                       const SourceFile& source) {
  for (const Participant& person : read_roster(source, findings_).people) {
    UXI_TRY_VOID(run("INSERT OR IGNORE INTO person VALUES (?, ?, ?, ?)", file, found.study,
                     person.id, person.segment));
  }
  return {};
}

Result<void> ContentWriter::add_record(std::int64_t file, const FoundFile& found,
                                       const SourceFile& source) {
  const Session session = read_session(source, found.name, findings_);
  return run("INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?)", file, found.study, found.name,
             session.participant.value, session.segment.value, day_of(session),
             last_day_of(session));
}

Result<void> ContentWriter::add_unread_record(std::int64_t file, const FoundFile& found) {
  return run("INSERT INTO record VALUES (?, ?, ?, '', '', NULL, ?)", file, found.study, found.name,
             kUnreadDay);
}

Result<std::string> ContentWriter::study_language(const std::string& study) {
  UXI_TRY(Statement * row, prepared("SELECT language FROM study WHERE name = ?"));
  row->bind(study);
  UXI_TRY(const bool found, row->step());
  std::string language(found ? row->text(0) : "");
  if (found) UXI_TRY_VOID(row->step());
  return language;
}

Result<void> ContentWriter::add_transcript(std::int64_t file, const FoundFile& found,
                                           const SourceFile& source,
                                           const std::optional<std::string>& old_language) {
  Transcript transcript = read_transcript(source, found.name, findings_);
  number_turns(transcript);
  const std::string session(session_of(found.name));
  const bool states_language = !transcript.language.empty();
  std::string language = query::language_key(transcript.language);
  if (!states_language) {
    UXI_TRY(language, study_language(found.study));
  }
  UXI_TRY_VOID(run("INSERT INTO transcript VALUES (?, ?, ?, ?, ?, ?, ?, ?)", file, found.study,
                   found.name, session, participant_of(session), to_string(transcript.kind),
                   language, std::int64_t{states_language ? 1 : 0}));
  if (old_language) return replace_turns(file, transcript, language, *old_language);
  std::size_t place = 0;
  for (const Turn& turn : transcript.turns) {
    const std::int64_t id = TurnId::make(file, place++, transcript.role_of(turn.speaker));
    UXI_TRY_VOID(put_turn(id, turn));
    UXI_TRY_VOID(add_text(id, turn.words, language));
  }
  return {};
}

Result<void> ContentWriter::put_turn(std::int64_t id, const Turn& turn) {
  const auto start = turn.start ? std::optional(turn.start->value) : std::nullopt;
  return run("INSERT OR REPLACE INTO turn VALUES (?, ?, ?, ?, ?)", id, std::int64_t{turn.id},
             turn.speaker, start, turn.words);
}

Result<void> ContentWriter::add_text(std::int64_t id, std::string_view words,
                                     const std::string& language) {
  const IndexedText text = indexed(tokenizer_.tokens(words, language));
  return run("INSERT INTO turn_text (rowid, stems, folded) VALUES (?, ?, ?)", id, text.stems,
             text.folded);
}

/// Goes through the turns that are there and those that are to be, place by place: each out and in
/// again before the next, because the full text index takes ids best as they rise.
Result<void> ContentWriter::replace_turns(std::int64_t file, const Transcript& transcript,
                                          const std::string& language,
                                          const std::string& old_language) {
  UXI_TRY(Statement * old, prepared("SELECT id, words FROM turn WHERE id >= ? AND id < ?"));
  std::size_t place = 0;
  for (const Turn& turn : transcript.turns) {
    const std::int64_t id = TurnId::make(file, place, transcript.role_of(turn.speaker));
    old->bind(TurnId::make(file, place, Role::unknown))
        .bind(TurnId::make(file, place + 1, Role::unknown));
    UXI_TRY(const bool is_there, old->step());
    const std::int64_t old_id = is_there ? old->integer(0) : 0;
    const std::string words(is_there ? old->text(1) : "");
    if (is_there) UXI_TRY_VOID(old->step());
    const bool stays = is_there && old_id == id && words == turn.words && language == old_language;
    if (is_there && !stays) UXI_TRY_VOID(remove_text(old_id, words, old_language));
    if (is_there && old_id != id) UXI_TRY_VOID(run("DELETE FROM turn WHERE id = ?", old_id));
    UXI_TRY_VOID(put_turn(id, turn));
    if (!stays) UXI_TRY_VOID(add_text(id, turn.words, language));
    ++place;
  }
  return remove_turns(file, place, old_language);
}

Result<void> ContentWriter::add_member(std::int64_t file, const FoundFile& found,
                                       std::string_view kind, std::string_view name,
                                       std::string_view highlight) {
  const auto ref = parse_highlight_ref(highlight);
  if (!ref) return {};  // a finding of `check`
  const std::string& study = ref->session.study;
  return run("INSERT OR IGNORE INTO member VALUES (?, ?, ?, ?, ?, ?)", file, kind, name,
             study.empty() ? found.study : study, ref->session.session, ref->id);
}

Result<void> ContentWriter::add_theme(std::int64_t file, const FoundFile& found,
                                      const SourceFile& source) {
  const Theme theme = read_theme(source, found.name, findings_);
  UXI_TRY_VOID(run("INSERT INTO theme VALUES (?, ?, ?)", file, found.study, found.name));
  for (const Text& member : theme.members) {
    UXI_TRY_VOID(add_member(file, found, "theme", found.name, member.value));
  }
  return {};
}

/// A question is answered by what its insights stand on, for and against.
Result<void> ContentWriter::add_insight(std::int64_t file, const FoundFile& found,
                                        const SourceFile& source) {
  const Insight insight = read_insight(source, found.name, findings_);
  for (const Text& question : insight.questions) {
    for (const auto* list : {&insight.evidence, &insight.against}) {
      for (const Text& highlight : *list) {
        UXI_TRY_VOID(add_member(file, found, "question", question.value, highlight.value));
      }
    }
  }
  return {};
}

// ---- Highlights ---------------------------------------------------------------------------------

/// What finding highlights needs of a transcript, as it is in the index.
struct ContentWriter::IndexedTurns {
  Transcript transcript;
  std::vector<std::int64_t> ids;
};

Result<ContentWriter::IndexedTurns> ContentWriter::turns_of(const std::string& study,
                                                            std::string_view session) {
  IndexedTurns turns;
  // Of a transcript and notes of the same name the transcript is meant.
  UXI_TRY(Statement * rows,
          prepared("SELECT id, number, words FROM turn, (SELECT transcript.file << 20 AS first"
                   "  FROM transcript JOIN file ON file.id = transcript.file"
                   "  WHERE study = ? AND name = ? ORDER BY path DESC LIMIT 1)"
                   " WHERE id >= first AND id < first + (1 << 20) ORDER BY id"));
  rows->bind(study).bind(session);
  while (true) {
    UXI_TRY(const bool row, rows->step());
    if (!row) return turns;
    turns.ids.push_back(rows->integer(0));
    turns.transcript.turns.push_back(
        {.id = static_cast<int>(rows->integer(1)), .words = std::string(rows->text(2))});
  }
}

Result<std::int64_t> ContentWriter::add_highlight(std::int64_t file, const FoundFile& found,
                                                  const TagFile& tags, const Highlight& highlight,
                                                  const std::optional<Place>& place) {
  const Span words = place ? place->words : Span{};
  UXI_TRY_VOID(run("INSERT INTO highlight VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)", file, found.study,
                   tags.session, highlight.id, tags.coder, number_of(words.begin),
                   number_of(words.end), highlight.memo));
  const std::int64_t id = db_.last_id();
  for (const Text& code : highlight.codes) {
    UXI_TRY_VOID(run("INSERT OR IGNORE INTO highlight_code VALUES (?, ?)", id, code.value));
  }
  return id;
}

Result<void> ContentWriter::add_tags(std::int64_t file, const FoundFile& found,
                                     const SourceFile& source) {
  const std::size_t dot = found.name.rfind('.');
  const TagFile tags =
      read_tags(source, found.name.substr(0, dot), found.name.substr(dot + 1), findings_);
  UXI_TRY(const IndexedTurns turns, turns_of(found.study, tags.session));
  std::size_t covered = 0;
  for (const Highlight& highlight : tags.highlights) {
    const auto place = sources_.find_place(turns.transcript, highlight);
    UXI_TRY(const std::int64_t id, add_highlight(file, found, tags, highlight, place));
    if (!place) continue;
    const auto first = turns.transcript.index_of(place->first_turn);
    const auto last = turns.transcript.index_of(place->last_turn);
    if (!first || !last) continue;
    for (std::size_t i = *first; i <= *last; ++i) {
      if (++covered > kMaxCovered) {
        return fail_at(ErrorKind::limit, found.path,
                       "its highlights cover more than 1,000,000 turns together");
      }
      UXI_TRY_VOID(run("INSERT INTO highlight_turn VALUES (?, ?)", id, turns.ids[i]));
    }
  }
  return {};
}

}  // namespace uxi::index
