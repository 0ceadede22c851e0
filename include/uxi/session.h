// sessions/P01.yaml and participants.csv: who took part, when, and what they agreed to.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "uxi/diagnostic.h"
#include "uxi/located.h"
#include "uxi/study.h"
#include "uxi/time.h"

namespace uxi {

enum class SessionState { scheduled, held, no_show, cancelled, withdrawn };

[[nodiscard]] std::string_view to_string(SessionState state);  ///< `no-show`

/// What one person agreed to. Nothing is allowed that is not written down.
struct Consent {
  Text form;
  std::optional<Date> given;
  bool record = false;
  QuoteConsent quote = QuoteConsent::no;
  bool clip = false;
  ShareConsent share = ShareConsent::team;
  bool recontact = false;
  bool outside_processing = false;
  std::optional<Date> keep_until;
  std::optional<Date> withdrawn;
};

struct Session {
  std::string id;  ///< of its file: `P01`, `P07-2`
  Text participant;
  Text segment;
  std::optional<Located<Date>> date;
  Located<SessionState> state;
  Text moderator;
  std::vector<Text> observers;
  std::optional<Consent> consent;
  std::optional<std::string> guide_file;
  std::optional<std::string> guide_version;  ///< hash of the guide as it was used
  std::optional<std::string> guide_used;     ///< the copy of it, where the guide has changed since
  std::vector<std::pair<Text, Text>> checklist;
  std::string debrief;      ///< `done` or empty
  std::vector<Text> coded;  ///< coders who read all of it
  /// The error that keeps its participant, state or consent from being known: nothing is allowed.
  std::optional<Diagnostic> unread;
};

/// Reads sessions/<id>.yaml; findings are `session/...` and `yaml/...`.
[[nodiscard]] Session read_session(const SourceFile& source, std::string id,
                                   Diagnostics& diagnostics);

// What consent allows. Every command asks here; each string says why not and is empty where it is
// allowed.

/// The team may work with what was said on that day: search, read, tag, group, count it. Not where
/// consent was withdrawn or has run out, or cannot be read; a record that is missing may yet be
/// written (`check` asks).
[[nodiscard]] std::string why_not_usable(const Session* session, Date today);
/// Words may be quoted to that audience: consent is recorded, the words are usable, recording and
/// quoting were agreed to, and sharing goes as far.
[[nodiscard]] std::string why_not_quotable(const Session* session, ShareConsent audience,
                                           Date today);
/// Words may be handed to a program of somebody else's: recorded, usable, and
/// `outside_processing`.
[[nodiscard]] std::string why_not_processable(const Session* session, Date today);
/// The person may be asked again, for another session or study: usable, and `recontact`.
[[nodiscard]] std::string why_not_contactable(const Session* session, Date today);

/// One row of participants.csv. `attributes` are the columns of the screener, in file order.
struct Participant {
  std::string id;
  std::string segment;
  std::string status;  ///< invited, waiting, scheduled, held, ... or empty
  std::string source;
  std::string descriptor;  ///< how the person is described beside a quote
  std::string incentive_amount;
  std::string incentive_state;
  std::string access_needs;
  std::vector<std::pair<std::string, std::string>> attributes;
};

struct Roster {
  std::vector<std::string> attribute_names;
  std::vector<Participant> people;
  [[nodiscard]] const Participant* find(std::string_view id) const;
};

inline constexpr std::size_t kMaxRosterColumns = 1000;

/// Reads participants.csv; findings are `roster/...` and `csv/...`.
[[nodiscard]] Roster read_roster(const SourceFile& source, Diagnostics& diagnostics);
/// The whole file. Cells that a spreadsheet would run get a `'` in front, which reading takes off.
[[nodiscard]] std::string write_roster(const Roster& roster);

}  // namespace uxi
