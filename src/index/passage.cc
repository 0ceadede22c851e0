#include "index/passage.h"

#include <algorithm>
#include <map>

#include "index/content.h"

namespace uxi::index {
namespace {

/// Of a transcript and notes of the same name the transcript is meant, as for tags.
Result<std::optional<std::int64_t>> file_of(Db& db, const std::string& study,
                                            const std::string& transcript) {
  UXI_TRY(Statement row, db.prepare("SELECT transcript.file FROM transcript"
                                    " JOIN file ON file.id = transcript.file"
                                    " WHERE study = ? AND name = ? ORDER BY path DESC LIMIT 1"));
  row.bind(study).bind(transcript);
  UXI_TRY(const bool found, row.step());
  return found ? std::optional(row.integer(0)) : std::nullopt;
}

/// Ids of a transcript's turns lie in one range.
struct Turns {
  std::int64_t begin = 0;
  std::int64_t end = 0;
};

class Reader {
 public:
  Reader(Db& db, std::int64_t file)
      : db_(db),
        all_{TurnId::make(file, 0, Role::unknown), TurnId::make(file + 1, 0, Role::unknown)} {}

  Result<Passage> read(const PassageOf& of) {
    Passage passage;
    UXI_TRY(const auto count, number("SELECT count(*) FROM turn WHERE id >= ? AND id < ?"));
    passage.turns_in_all = static_cast<std::size_t>(count.value_or(0));
    UXI_TRY(const auto last, number("SELECT number FROM turn WHERE id >= ? AND id < ?"
                                    " ORDER BY id DESC LIMIT 1"));
    passage.last_number = static_cast<int>(last.value_or(0));
    UXI_TRY(const auto range, range_of(of));
    if (!range) return passage;
    UXI_TRY_VOID(read_turns(of.transcript, *range, passage.turns));
    UXI_TRY_VOID(read_highlights(*range, passage.highlights));
    return passage;
  }

 private:
  Result<std::optional<std::int64_t>> number(const char* sql) {
    UXI_TRY(Statement row, db_.prepare(sql));
    row.bind(all_.begin).bind(all_.end);
    UXI_TRY(const bool found, row.step());
    return found ? std::optional(row.integer(0)) : std::nullopt;
  }

  Result<std::optional<std::int64_t>> id_of(int number) {
    UXI_TRY(Statement row, db_.prepare("SELECT id FROM turn WHERE id >= ? AND id < ?"
                                       " AND number = ? ORDER BY id LIMIT 1"));
    row.bind(all_.begin).bind(all_.end).bind(std::int64_t{number});
    UXI_TRY(const bool found, row.step());
    return found ? std::optional(row.integer(0)) : std::nullopt;
  }

  Result<std::optional<Turns>> range_of(const PassageOf& of) {
    if (of.first == 0) return std::optional(all_);
    UXI_TRY(const auto first, id_of(of.first));
    UXI_TRY(const auto last, id_of(of.last));
    if (!first || !last) return std::optional<Turns>();
    // Places, not ids, are what one can count in: ids hold the speaker's role too.
    const std::int64_t file = TurnId::file(*first);
    const std::size_t begin = TurnId::place(*first);
    const std::size_t end = TurnId::place(*last) + 1 + of.around;
    Turns range{TurnId::make(file, begin - std::min(begin, of.around), Role::unknown),
                TurnId::make(file, end, Role::unknown)};
    range.end = std::min(range.end, all_.end);
    return std::optional(range);
  }

  Result<void> read_turns(const std::string& transcript, Turns range, std::vector<TurnRow>& turns) {
    UXI_TRY(Statement rows, db_.prepare("SELECT id, number, speaker, start_ms, words FROM turn"
                                        " WHERE id >= ? AND id < ? ORDER BY id"));
    rows.bind(range.begin).bind(range.end);
    while (true) {
      UXI_TRY(const bool row, rows.step());
      if (!row) return {};
      turns.push_back(
          {.transcript = transcript,
           .place = TurnId::place(rows.integer(0)),
           .number = static_cast<int>(rows.integer(1)),
           .speaker = std::string(rows.text(2)),
           .role = TurnId::role(rows.integer(0)),
           .start = rows.is_null(3) ? std::nullopt : std::optional(Millis{rows.integer(3)}),
           .words = std::string(rows.text(4))});
    }
  }

  Result<void> read_highlights(Turns range, std::vector<PassageHighlight>& highlights) {
    UXI_TRY(Statement rows,
            db_.prepare("SELECT h.id, h.name, coder, words_begin, words_end,"
                        "  (SELECT number FROM highlight_turn a JOIN turn ON turn.id = a.turn"
                        "   WHERE a.highlight = h.id ORDER BY a.turn LIMIT 1),"
                        "  (SELECT number FROM highlight_turn a JOIN turn ON turn.id = a.turn"
                        "   WHERE a.highlight = h.id ORDER BY a.turn DESC LIMIT 1)"
                        " FROM highlight h WHERE h.id IN (SELECT highlight FROM highlight_turn"
                        "  WHERE turn >= ? AND turn < ?) ORDER BY coder, h.id"));
    UXI_TRY(Statement codes,
            db_.prepare("SELECT code FROM highlight_code WHERE highlight = ? ORDER BY code"));
    rows.bind(range.begin).bind(range.end);
    while (true) {
      UXI_TRY(const bool row, rows.step());
      if (!row) return {};
      PassageHighlight highlight{.id = std::string(rows.text(1)),
                                 .coder = std::string(rows.text(2)),
                                 .first_turn = static_cast<int>(rows.integer(5)),
                                 .last_turn = static_cast<int>(rows.integer(6)),
                                 .words = {static_cast<std::size_t>(rows.integer(3)),
                                           static_cast<std::size_t>(rows.integer(4))}};
      codes.bind(rows.integer(0));
      while (true) {
        UXI_TRY(const bool code, codes.step());
        if (!code) break;
        highlight.codes.emplace_back(codes.text(0));
      }
      highlights.push_back(std::move(highlight));
    }
  }

  Db& db_;
  Turns all_;
};

}  // namespace

Result<std::optional<Passage>> read_passage(Db& db, const PassageOf& of) {
  UXI_TRY(Transaction transaction, Transaction::begin(db, Transaction::Kind::read));
  UXI_TRY(const auto file, file_of(db, of.study, of.transcript));
  std::optional<Passage> passage;
  if (file) {
    UXI_TRY(passage, Reader(db, *file).read(of));
  }
  UXI_TRY_VOID(transaction.commit());
  return passage;
}

Result<std::optional<HighlightPlace>> read_place(Db& db, const std::string& study,
                                                 const std::string& session,
                                                 const std::string& highlight) {
  UXI_TRY(Statement row,
          db.prepare("SELECT (SELECT number FROM highlight_turn a JOIN turn ON turn.id = a.turn"
                     "   WHERE a.highlight = h.id ORDER BY a.turn LIMIT 1),"
                     "  (SELECT number FROM highlight_turn a JOIN turn ON turn.id = a.turn"
                     "   WHERE a.highlight = h.id ORDER BY a.turn DESC LIMIT 1)"
                     " FROM highlight h WHERE study = ? AND session = ? AND name = ?"
                     " ORDER BY h.id LIMIT 1"));
  row.bind(study).bind(session).bind(highlight);
  UXI_TRY(const bool found, row.step());
  if (!found) return std::optional<HighlightPlace>();
  return std::optional(
      HighlightPlace{static_cast<int>(row.integer(0)), static_cast<int>(row.integer(1))});
}

}  // namespace uxi::index
