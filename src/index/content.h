// What files say, as rows: read with the readers of `model`, written under the file's id.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "index/db.h"
#include "index/index.h"
#include "index/scan.h"
#include "query/terms.h"

namespace uxi::index {

/// A turn's id (templates/index/schema.sql).
struct TurnId {
  static constexpr int kRoleBits = 2;
  static constexpr int kFileShift = 20;  ///< 18 bits of place: more than kMaxTurns
  static constexpr std::int64_t make(std::int64_t file, std::size_t place, Role role) {
    return file << kFileShift | static_cast<std::int64_t>(place) << kRoleBits |
           static_cast<std::int64_t>(role);
  }
  static constexpr std::int64_t file(std::int64_t id) { return id >> kFileShift; }
  static constexpr std::size_t place(std::int64_t id) {
    return static_cast<std::size_t>(id >> kRoleBits) &
           ((std::size_t{1} << (kFileShift - kRoleBits)) - 1);
  }
  static constexpr Role role(std::int64_t id) {
    return static_cast<Role>(id & ((1 << kRoleBits) - 1));
  }
};

/// The last day of words that may not be used on any, before all that can be written: consent was
/// withdrawn, or is not known.
inline constexpr std::int64_t kWithdrawnDay = -1'000'000;
inline constexpr std::int64_t kUnreadDay = kWithdrawnDay - 1;

/// Turns that the highlights of one tag file cover, added up.
inline constexpr std::size_t kMaxCovered = 1'000'000;

/// Puts files into the index and takes them out, inside a transaction of the caller's.
class ContentWriter {
 public:
  ContentWriter(Db& db, const Sources& sources);

  /// Takes out every row of a file but its row in `file`.
  [[nodiscard]] Result<void> remove(std::int64_t file);
  /// Puts in what `source` says, and into the row in `file` the first error found in it. Highlights
  /// go to the turns that are in the index then. `limit` where highlights cover more than
  /// kMaxCovered turns.
  [[nodiscard]] Result<void> add(std::int64_t file, const FoundFile& found,
                                 const SourceFile& source);

  /// Puts in that a session has a record of which nothing is known, after `remove`.
  [[nodiscard]] Result<void> add_unread_record(std::int64_t file, const FoundFile& found);

  /// `remove` and `add` of a file that changed; turns whose words stay are left as they are.
  [[nodiscard]] Result<void> replace(std::int64_t file, const FoundFile& found,
                                     const SourceFile& source);

 private:
  struct IndexedTurns;
  Result<void> add_rows(std::int64_t file, const FoundFile& found, const SourceFile& source);
  Result<void> note_fault(std::int64_t file);
  Result<void> add_study(std::int64_t file, const FoundFile& found, const SourceFile& source);
  Result<void> add_codebook(std::int64_t file, const FoundFile& found, const SourceFile& source);
  Result<void> add_roster(std::int64_t file, const FoundFile& found, const SourceFile& source);
  Result<void> add_record(std::int64_t file, const FoundFile& found, const SourceFile& source);
  /// `old_language`: its turns are there already, and may be others.
  Result<void> add_transcript(std::int64_t file, const FoundFile& found, const SourceFile& source,
                              const std::optional<std::string>& old_language = {});
  Result<void> add_theme(std::int64_t file, const FoundFile& found, const SourceFile& source);
  Result<void> add_insight(std::int64_t file, const FoundFile& found, const SourceFile& source);
  Result<void> add_tags(std::int64_t file, const FoundFile& found, const SourceFile& source);
  Result<void> add_member(std::int64_t file, const FoundFile& found, std::string_view kind,
                          std::string_view name, std::string_view highlight);
  Result<void> remove_rows(std::int64_t file);
  /// The turns of a transcript from `place` on.
  Result<void> remove_turns(std::int64_t file, std::size_t place, const std::string& language);
  Result<void> remove_text(std::int64_t id, std::string_view words, const std::string& language);
  Result<void> add_text(std::int64_t id, std::string_view words, const std::string& language);
  Result<void> put_turn(std::int64_t id, const Turn& turn);
  /// Makes the turns that are there, in `old_language`, those of `transcript`.
  Result<void> replace_turns(std::int64_t file, const Transcript& transcript,
                             const std::string& language, const std::string& old_language);
  Result<std::string> language_of(std::int64_t transcript);
  /// Of a study, as its study.yaml has it.
  Result<std::string> study_language(const std::string& study);
  Result<IndexedTurns> turns_of(const std::string& study, std::string_view session);
  /// Gives back the new row's id.
  Result<std::int64_t> add_highlight(std::int64_t file, const FoundFile& found, const TagFile& tags,
                                     const Highlight& highlight, const std::optional<Place>& place);
  /// Runs a statement that is prepared once.
  template <class... Values>
  Result<void> run(std::string_view sql, const Values&... values) {
    UXI_TRY(Statement * statement, prepared(sql));
    return statement->run(values...);
  }
  Result<Statement*> prepared(std::string_view sql);

  Db& db_;
  const Sources& sources_;
  Diagnostics findings_;  ///< in the file that is put in
  std::map<std::string, Statement, std::less<>> statements_;
  query::Tokenizer tokenizer_;
};

}  // namespace uxi::index
