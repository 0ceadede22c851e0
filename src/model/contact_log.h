// private/messages.csv: what people were sent or told, and when. From it follows when somebody may
// be asked for something again.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "uxi/diagnostic.h"
#include "uxi/study.h"
#include "uxi/time.h"

namespace uxi {

struct ContactEntry {
  std::string study;
  std::string participant;   ///< `P01`
  std::string kind;          ///< `invite`, `remind`, `thank`, `call`, ...
  std::optional<Date> when;  ///< nobody knows where it is empty
  std::string channel;       ///< `e-mail`, `phone`, or empty
  std::string session = {};  ///< `P01-2`; `P01`, or empty, for the first
  std::string time = {};     ///< start of the session that they were told, as in schedule.yaml
  Span span = {};            ///< of the row
};

/// It asks for something: a confirmation, a reminder, a change of time, a cancellation, thanks and
/// a rejection do not.
[[nodiscard]] bool is_request(std::string_view kind);

/// Columns `id` (`billing/P01`), `kind`, `when` (a day, with a time behind it or not), `channel`,
/// `session` (`P01-2`, empty for the first), `time`. Entries that are read have a session.
/// Findings are `csv/...` and `contact/...`; rows with one are left out.
[[nodiscard]] std::vector<ContactEntry> read_contact_log(const SourceFile& source,
                                                         Diagnostics& diagnostics);
/// `text` of the file with `entries` behind its last row.
[[nodiscard]] std::string with_contacts(std::string_view text,
                                        const std::vector<ContactEntry>& entries);

/// Why somebody may not be asked for something on a day.
struct TooSoon {
  std::optional<Date> until;  ///< may be asked from this day on; nothing: not again in this study
  std::string reason;  ///< ``asked on 2026-03-14 (invite), and the plan wants 7 days between``
};

/// `about_person` are the entries about one person, in all studies where they are known; `study` is
/// the one that asks. The same kind of request on the same day counts as the same one.
[[nodiscard]] std::optional<TooSoon> too_soon(const std::vector<ContactEntry>& about_person,
                                              const Study& study, std::string_view kind,
                                              Date today);

}  // namespace uxi
