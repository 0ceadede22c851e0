// Where a study stands: how far each segment is, what is owed to people and to the data, and what
// to do next.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "uxi/saturation.h"
#include "workspace/workspace.h"

namespace uxi::workspace {

/// How many people of one segment came how far; each counts once.
struct SegmentStanding {
  std::string id;
  int target = 0;
  std::size_t recruited = 0;
  std::size_t held = 0;
  std::size_t ingested = 0;
  std::size_t debriefed = 0;
  std::size_t coded = 0;
};

/// What is still owed. `who` are sessions, people, or files of reports.
struct Promise {
  enum class Kind {
    consent_ran_out,
    debrief,
    incentive,
    thanks,
    consent_ends,
    ingest,
    code,
    report
  };
  Kind kind = Kind::debrief;
  std::vector<std::string> who;
  std::optional<std::int64_t> days = {};  ///< until consent ends
};
/// `consent-ran-out`, `debrief`, ...
[[nodiscard]] std::string_view to_string(Promise::Kind kind);

struct Standing {
  std::vector<SegmentStanding> segments;
  std::size_t transcripts = 0;  ///< word for word; notes are counted apart
  std::size_t notes = 0;        ///< records of note-takers
  std::size_t highlights = 0;
  std::size_t themes = 0;  ///< accepted ones, or all where none is
  std::size_t insights = 0;
  std::size_t not_coded = 0;                       ///< sessions held that saturation does not count
  std::optional<analysis::Saturation> saturation;  ///< absent where nothing is coded, or reflexive
  bool reflexive = false;
  std::vector<Promise> promises;  ///< the most urgent first
};

/// `denied` or `io` where files cannot be looked at.
[[nodiscard]] Result<Standing> standing_of(const Workspace& workspace, const StudyData& data,
                                           Date today);

}  // namespace uxi::workspace
