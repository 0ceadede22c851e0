// What a study may still do with what people said: one place that takes out whose consent was
// withdrawn or has run out, for commands that read, group, count or list words.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "uxi/diagnostic.h"
#include "uxi/error.h"
#include "uxi/time.h"
#include "workspace/workspace.h"

namespace uxi::workspace {

/// A session whose words may not be used.
struct Withheld {
  std::string session;
  std::string why;  ///< `consent was withdrawn on 2026-03-01`
  /// Where nothing is known because its record cannot be read: what is wrong with that.
  std::optional<Error> error = {};
  friend bool operator==(const Withheld&, const Withheld&) = default;
};

/// Sessions of `data` with words that may not be used on that day, sorted as its records are.
[[nodiscard]] std::vector<Withheld> withheld_of(const StudyData& data, Date today);

/// Takes these sessions out of `data`: records, transcripts, notes and tags. What is named after
/// them in themes and insights stays, and leads nowhere. Gives them back.
std::vector<Withheld> withhold(StudyData& data, Date today);

/// The record's error as one that says that its words are withheld.
[[nodiscard]] Error unread_record(std::string_view session, const Diagnostic& finding);

/// `denied` where the words of `session` (`P03`, of notes `P03.ben`) may not be used on that day,
/// `syntax` at its place where the record cannot be read.
[[nodiscard]] Result<void> need_usable(const StudyData& data, std::string_view session, Date today);

/// The same where only the session's record is at hand; null where there is none.
[[nodiscard]] Result<void> need_usable(std::string_view study, std::string_view session,
                                       const Session* record, Date today);

/// Transcripts without a record of consent, or whose consent was withdrawn or has run out, or that
/// are word for word where nobody agreed to be recorded; themes and insights that still stand on
/// words that may not be used (`consent/...`).
void check_consent(const StudyData& data, Date today, Diagnostics& diagnostics);

}  // namespace uxi::workspace
