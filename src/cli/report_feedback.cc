// Answers of feedback placed into the themes that a person accepted. Placing compares all pairs, so
// that answers come in portions, and of great themes every n-th highlight stands for all.
#include "cli/report_feedback.h"

#include <algorithm>

#include "uxi/cluster.h"
#include "uxi/reference.h"
#include "workspace/gathering.h"
#include "workspace/wall.h"

namespace uxi::cli {
namespace {

constexpr std::size_t kMostMembers = 2'000;  ///< of all themes
constexpr std::size_t kPortion = 250;        ///< answers placed at once

/// What the themes are about: highlights, and which theme each is in.
struct Known {
  analysis::ClusterInput input = {};
  std::vector<analysis::ExistingTheme> themes = {};
};

bool may_be_used(const workspace::StudyData& data, const std::string& ref, Date today) {
  const auto parsed = parse_highlight_ref(ref);
  if (!parsed) return false;
  const Session* session = data.session(parsed->session.session);
  return session != nullptr && why_not_usable(session, today).empty();
}

bool is_accepted(const workspace::StudyData& data, const std::string& id) {
  return std::ranges::any_of(
      data.themes, [&](const auto& theme) { return theme.value.id == id && theme.value.accepted; });
}

Known known_themes(const workspace::StudyData& data, const workspace::Where* where, Date today) {
  const workspace::Wall wall = workspace::wall_of(data, where);
  std::size_t all = 0;
  for (const auto& theme : wall.accepted) all += theme.members.size();
  const std::size_t every = 1 + all / kMostMembers;
  Known known;
  for (const auto& theme : wall.accepted) {
    if (!is_accepted(data, theme.id)) continue;
    analysis::ExistingTheme kept{.id = theme.id};
    for (std::size_t i = 0; i < theme.members.size(); i += every) {
      const std::size_t item = theme.members[i];
      if (!may_be_used(data, wall.notes[item].ref, today)) continue;
      kept.members.push_back(known.input.items.size());
      known.input.items.push_back(wall.input.items[item]);
    }
    if (!kept.members.empty()) known.themes.push_back(std::move(kept));
  }
  return known;
}

Result<void> count_portion(const Known& known, const std::vector<analysis::ClusterItem>& answers,
                           const analysis::ClusterOptions& how, report::FeedbackCount& count) {
  analysis::ClusterInput input = known.input;
  input.items.insert(input.items.end(), answers.begin(), answers.end());
  UXI_TRY(const auto placement, analysis::place(input, known.themes, how));
  for (const analysis::Fit& fit : placement.fits) ++count.by_theme[known.themes[fit.theme].id];
  return {};
}

}  // namespace

Result<std::vector<std::string>> feedback_names(const workspace::Workspace& workspace,
                                                const workspace::StudyData& data) {
  UXI_TRY(auto names, workspace.names(data.folder + "/feedback", ".md"));
  for (std::string& name : names) name.resize(name.size() - 3);
  return names;
}

Result<std::vector<report::FeedbackCount>> feedback_counts(const workspace::Workspace& workspace,
                                                           const workspace::StudyData& data,
                                                           const workspace::Where* where,
                                                           Date today) {
  std::vector<report::FeedbackCount> counts;
  UXI_TRY(const auto names, feedback_names(workspace, data));
  if (names.empty()) return counts;
  const Known known = known_themes(data, where, today);
  if (known.themes.empty()) return counts;
  Diagnostics findings;  // the report has printed them
  UXI_TRY(const auto settings, workspace.settings(findings));
  analysis::ClusterOptions how;
  how.stop_words = settings.stop_words;
  for (const std::string& name : names) {
    UXI_TRY(const auto rows, workspace::feedback_rows(workspace, data, name));
    const auto& items = rows.input.items;
    report::FeedbackCount count{.name = name, .answers = items.size()};
    for (std::size_t from = 0; from < items.size(); from += kPortion) {
      const auto first = items.begin() + static_cast<std::ptrdiff_t>(from);
      const auto last =
          items.begin() + static_cast<std::ptrdiff_t>(std::min(from + kPortion, items.size()));
      UXI_TRY_VOID(count_portion(known, {first, last}, how, count));
    }
    counts.push_back(std::move(count));
  }
  return counts;
}

}  // namespace uxi::cli
