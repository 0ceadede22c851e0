// All that a report is made from: values, read by somebody else, for the time of one call.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "uxi/codebook.h"
#include "uxi/saturation.h"
#include "uxi/session.h"
#include "uxi/source.h"
#include "uxi/study.h"
#include "uxi/theme.h"
#include "uxi/time.h"
#include "uxi/transcript.h"

namespace uxi::report {

/// An insight and the file it was read from; without the file its free text is left out.
struct InsightFile {
  const Insight* value = nullptr;
  const SourceFile* source = nullptr;
};

/// Its writer has not proposed it yet: nothing for those who decide.
[[nodiscard]] inline bool is_draft(const InsightFile& file) {
  return file.value->state.value == "draft";
}

/// Whose words one session is made of, as shares of one; what observers say is neither's.
struct TalkShare {
  std::string session;
  double participant = 0;
  double interviewer = 0;
};

/// A table of feedback beside the interviews: how many answers it has, and how many of them fit
/// each accepted theme, by the theme's id. None of its words is in a report.
struct FeedbackCount {
  std::string name;
  std::size_t answers = 0;
  std::map<std::string, std::size_t> by_theme = {};
};

/// Stretches of the calendar that a change over time is told in.
enum class Period { week, month, quarter, year };

/// Pointers are borrowed; only `study` must be there. Lists may come in any order: reports sort
/// them.
struct ReportInput {
  const Study* study = nullptr;
  const Codebook* codebook = nullptr;
  const Roster* roster = nullptr;
  std::vector<const Session*> sessions = {};
  std::vector<const Transcript*> transcripts = {};  ///< and notes, which are never quoted
  std::vector<const TagFile*> tags = {};
  std::vector<const Theme*> themes = {};
  std::vector<InsightFile> insights = {};
  const SourceFile* narrative = nullptr;             ///< the researcher's report.md
  const analysis::Saturation* saturation = nullptr;  ///< null: not measured

  /// Who may read it. Beyond the team no participant is named and no reference is shown.
  ShareConsent audience = ShareConsent::team;
  /// Only insights meant for these readers (`product`), and those meant for nobody special; empty:
  /// all.
  std::string readers = {};
  Date today = {};  ///< consent may have run out by then
  /// Highlights that count; null: all of them.
  std::function<bool(std::string_view session, const Highlight&)> keep = {};

  std::string session = {};                     ///< whom `build_session` is about
  const SourceFile* debrief = nullptr;          ///< of that session; null: none was written
  std::vector<TalkShare> talk = {};             ///< of sessions whose talk was measured
  std::vector<FeedbackCount> feedback = {};     ///< by name; empty: not counted
  std::string screener_version = {};            ///< empty where there is no screener
  std::optional<Period> period = std::nullopt;  ///< nothing: as the time in the field asks for
  std::string made_from = {};                   ///< see `Document::made_from`
};

}  // namespace uxi::report
