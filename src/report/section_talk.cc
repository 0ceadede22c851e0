// Who talked how much (practice S3: the participant 80 % of the time or more).
#include <algorithm>
#include <fmt/core.h>
#include <map>

#include "report/phrasing.h"
#include "report/section.h"
#include "text/strings.h"

namespace uxi::report {
namespace {

/// Sums over the sessions of one row.
struct Shares {
  double participant = 0;
  double interviewer = 0;
  std::size_t sessions = 0;
};

/// One row a session for the team; for others one a segment, so that no row is one person's unless
/// the segment is.
std::map<std::string, Shares> rows_of(const Draft& draft) {
  std::map<std::string, Shares> rows;
  for (const TalkShare& talk : draft.input.talk) {
    std::string name = talk.session;
    if (draft.input.audience != ShareConsent::team) {
      name = draft.quotes.segment_of(talk.session);
      if (name.empty()) name = "no segment";
    }
    Shares& row = rows[name];
    row.participant += talk.participant;
    row.interviewer += talk.interviewer;
    ++row.sessions;
  }
  return rows;
}

}  // namespace

Blocks talk_section(Draft& draft) {
  const auto rows = rows_of(draft);
  if (rows.empty() || draft.input.audience == ShareConsent::everyone) return {};
  Bars bars{{"Participant", "Interviewer"}, {}, 1, true};
  std::vector<std::string> spoken;
  double sum = 0;
  for (const auto& [name, row] : rows) {
    const auto n = static_cast<double>(row.sessions);
    bars.bars.push_back(
        {name, {row.participant / n, row.interviewer / n}, percent(row.participant / n)});
    spoken.push_back(fmt::format("{} {}", name, percent(row.participant / n)));
    sum += row.participant;
  }
  Figure figure{draft.unique_id("chart-talk"), "Share of the words",
                "The participant's share: " + text::join(spoken, ", ") + ".", std::move(bars)};
  Blocks blocks;
  blocks.push_back(draft.heading(2, "Who talked"));
  blocks.push_back(
      paragraph(fmt::format("Behind the briefing, participants spoke {} of the words.",
                            percent(sum / static_cast<double>(draft.input.talk.size())))));
  blocks.push_back({std::move(figure)});
  return blocks;
}

}  // namespace uxi::report
